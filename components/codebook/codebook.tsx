import type { ReactNode } from "react";
import { FrameSwatch } from "@/components/frame-chip";
import type { Frame } from "@/lib/domain/frame";

const PARTS = [
  { field: "includeWhen", label: "Include when" },
  { field: "excludeWhen", label: "Exclude when" },
  { field: "example", label: "Example" },
  { field: "counterExample", label: "Counter-example" },
] as const satisfies readonly { field: keyof Frame; label: string }[];

/** One entry of the codebook, set like a page of a printed one: the mark in the margin, the rules beside it. */
function FrameEntry({ frame, action }: { frame: Frame; action?: ReactNode }) {
  const heading = `frame-${frame.id}`;
  return (
    <article
      aria-labelledby={heading}
      className="grid gap-x-10 gap-y-4 border-t border-line py-8 first:border-t-0 first:pt-0 md:grid-cols-[9rem_minmax(0,1fr)] print:break-inside-avoid"
    >
      <div className="flex items-center gap-x-5 gap-y-3 md:flex-col md:items-start md:pt-1.5">
        <div className="flex items-center gap-2.5">
          <FrameSwatch color={frame.color} pattern={frame.pattern} />
          <span className="text-sm font-semibold tracking-wide">{frame.shortName}</span>
        </div>
        <p className="text-sm text-muted">
          Key <kbd className="text-ink">{frame.key}</kbd>
        </p>
        {action && <div className="ml-auto md:-ml-2.5">{action}</div>}
      </div>
      <div className="flex max-w-measure flex-col gap-4">
        <h2 id={heading} className="scroll-mt-6">
          {frame.name}
        </h2>
        {frame.definition && (
          <p className="font-serif text-lg whitespace-pre-line">{frame.definition}</p>
        )}
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[7.5rem_minmax(0,1fr)]">
          {PARTS.filter(({ field }) => frame[field]).map(({ field, label }) => (
            <div key={field} className="contents">
              <dt className="text-sm text-muted max-sm:-mb-2 sm:pt-0.5">{label}</dt>
              <dd className="whitespace-pre-line">{frame[field]}</dd>
            </div>
          ))}
        </dl>
      </div>
    </article>
  );
}

/** A codebook to read. */
export function Codebook({
  frames,
  actionFor,
}: {
  frames: readonly Frame[];
  /** What can be done with an entry. */
  actionFor?: (frame: Frame) => ReactNode;
}) {
  return (
    <div>
      {frames.map((frame) => (
        <FrameEntry key={frame.id} frame={frame} action={actionFor?.(frame)} />
      ))}
    </div>
  );
}
