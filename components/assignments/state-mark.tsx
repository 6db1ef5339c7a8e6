import { CircleCheck, CircleDashed, CircleDot, Lock } from "lucide-react";
import type { AssignmentState } from "@/lib/domain/assignment";

const LOOKS = {
  assigned: { Icon: CircleDashed, word: "Assigned", look: "text-muted" },
  open: { Icon: CircleDot, word: "Open", look: "text-warning" },
  submitted: { Icon: CircleCheck, word: "Submitted", look: "text-success" },
  closed: { Icon: Lock, word: "Closed", look: "text-accent" },
} satisfies Record<AssignmentState, unknown>;

/** How far a reviewer is with an article: a sign and a word. */
export function StateMark({ state }: { state: AssignmentState }) {
  const { Icon, word, look } = LOOKS[state];
  return (
    <span className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap">
      <Icon aria-hidden className={`size-4 shrink-0 ${look}`} />
      {word}
    </span>
  );
}
