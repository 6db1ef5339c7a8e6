import { Notice } from "@/components/ui/notice";
import type { Frame } from "@/lib/domain/frame";
import { stepWords } from "@/lib/domain/step-words";
import type { Arrival } from "./use-annotations";

/** Says what was undone, or done again, on the way from another article to this one. */
export function ArrivedStep({
  arrived,
  frames,
}: {
  arrived: Arrival | null;
  frames: readonly Frame[];
}) {
  return (
    <div role="status" className="empty:hidden mb-4">
      {arrived && (
        <Notice tone={arrived.step ? "success" : "warning"}>
          {!arrived.step
            ? "Nothing changed: the step was undone already, or its tags were changed since."
            : `${arrived.direction === "undo" ? "Undone" : "Done again"} in this article. ${stepWords(arrived.step, frames)}`}
        </Notice>
      )}
    </div>
  );
}
