import { CircleArrowRight, CircleCheck, CircleDashed } from "lucide-react";
import Link from "next/link";
import type { Step } from "@/lib/domain/next-steps";

const STATES = {
  done: { Icon: CircleCheck, word: "Done", look: "text-success" },
  next: { Icon: CircleArrowRight, word: "Next", look: "text-accent" },
  open: { Icon: CircleDashed, word: "Open", look: "text-muted" },
};

/** The way of the study, what is behind and what is next; every step leads to where it is done. */
export function Checklist({ address, steps }: { address: string; steps: readonly Step[] }) {
  const next = steps.find(({ done }) => !done);
  return (
    <ol className="flex flex-col gap-1">
      {steps.map((step) => {
        const { title, detail, done, path } = step;
        const state = done ? "done" : step === next ? "next" : "open";
        const { Icon, word, look } = STATES[state];
        return (
          <li
            key={title}
            aria-current={state === "next" ? "step" : undefined}
            className="flex gap-3 rounded-md px-3 py-2.5 aria-[current]:bg-accent-soft"
          >
            <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${look}`} />
            <div className="min-w-0">
              <span className="sr-only">{word}: </span>
              <Link
                href={`${address}${path}`}
                prefetch={false}
                className={`hover:underline hover:underline-offset-4 ${state === "next" ? "font-medium text-accent" : ""}`}
              >
                {title}
              </Link>
              <p className="text-sm text-muted">{detail}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
