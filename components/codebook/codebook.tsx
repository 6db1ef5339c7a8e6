import type { ReactNode } from "react";
import { FrameSwatch } from "@/components/frame-chip";
import { depthOf } from "@/lib/domain/codebook/tree";
import type { Frame } from "@/lib/domain/frame";
import type { FiledPassage } from "./frame-entry";
import { FrameEntry } from "./frame-entry";

/** One entry of the codebook, set like a page of a printed one: the mark in the margin, the rules beside it. */
function Entry({
  frame,
  parent,
  passages,
  action,
}: {
  frame: Frame;
  /** The entry it stands under. */
  parent: Frame | undefined;
  passages: readonly FiledPassage[];
  action?: ReactNode;
}) {
  const heading = `frame-${frame.id}`;
  return (
    <article
      aria-labelledby={heading}
      className="grid gap-x-10 gap-y-4 border-t border-line py-8 first:border-t-0 first:pt-0 md:grid-cols-[9rem_minmax(0,1fr)] print:break-inside-avoid print:py-4"
    >
      <div className="flex items-center gap-x-5 gap-y-3 md:flex-col md:items-start md:pt-1.5">
        {frame.isGroup ? (
          <p className="text-sm font-medium text-muted">Group</p>
        ) : (
          <>
            <div className="flex items-center gap-2.5">
              <FrameSwatch color={frame.color} pattern={frame.pattern} />
              <span className="text-sm font-semibold tracking-wide">{frame.shortName}</span>
            </div>
            <p className="text-sm text-muted">
              {frame.key ? (
                <>
                  Key <kbd className="text-ink">{frame.key}</kbd>
                </>
              ) : (
                "No key"
              )}
            </p>
          </>
        )}
        {action && <div className="ml-auto md:-ml-2.5 print:hidden">{action}</div>}
      </div>
      <div className="flex max-w-measure flex-col gap-4">
        <div>
          {parent && <p className="text-sm text-muted">under {parent.name}</p>}
          <h2 id={heading} className="scroll-mt-6">
            {frame.name}
          </h2>
        </div>
        <FrameEntry frame={frame} passages={passages} />
      </div>
    </article>
  );
}

/** A codebook to read, in codebook order. */
export function Codebook({
  frames,
  passagesOf,
  actionFor,
}: {
  frames: readonly Frame[];
  /** The passages filed with a frame. */
  passagesOf?: (frame: Frame) => readonly FiledPassage[];
  /** What can be done with an entry. */
  actionFor?: (frame: Frame) => ReactNode;
}) {
  return (
    <div>
      {frames.map((frame) => (
        <Entry
          key={frame.id}
          frame={frame}
          parent={
            depthOf(frames, frame.id) > 0
              ? frames.find(({ id }) => id === frame.parentId)
              : undefined
          }
          passages={passagesOf?.(frame) ?? []}
          action={actionFor?.(frame)}
        />
      ))}
    </div>
  );
}
