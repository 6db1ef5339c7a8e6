import { ListPlus } from "lucide-react";
import { FrameSwatch } from "@/components/frame-chip";
import type { RowSetting } from "./row-setting";
import type { LanedTag } from "./paragraph-store";

/** How many tags a paragraph's margin lists before it only counts them. */
const MOST_CHIPS = 6;

/** The id of a tag's button in the margin, which the marked words refer to. */
export function gutterId(surfaceId: string, annotationId: string): string {
  return `${surfaceId}-${annotationId}`;
}

/**
 * The margin of one paragraph: a button for each tag that begins in it, and one to
 * tag it by form. The surface listens for both (`data-open-tag`, `data-tag-paragraph`),
 * so that a margin need not be drawn again for a new callback.
 */
export function Gutter({
  setting,
  index,
  starting,
}: {
  setting: RowSetting;
  index: number;
  starting: readonly LanedTag[];
}) {
  const { surfaceId, looks, reviewerNames, editable } = setting;
  const more = starting.length - MOST_CHIPS;
  return (
    <div className="reading-gutter">
      {starting.length > 0 && (
        <ul aria-label={`Tags that begin in paragraph ${index + 1}`}>
          {starting.slice(0, MOST_CHIPS).map(({ id, annotation }) => {
            const frame = looks.frameOf(annotation.frameId);
            const reviewer = reviewerNames?.[annotation.reviewerId];
            return (
              <li key={id}>
                <button
                  type="button"
                  id={gutterId(surfaceId, id)}
                  tabIndex={-1}
                  className="reading-chip"
                  title={annotation.quote}
                  data-open-tag={id}
                >
                  <FrameSwatch color={frame?.color ?? "grey"} pattern={frame?.pattern ?? "solid"} />
                  <span aria-hidden className="font-semibold">
                    {frame?.shortName ?? "?"}
                  </span>
                  {reviewer && <span>{reviewer}</span>}
                  <span className="sr-only">
                    {frame?.name ?? "A frame of an older codebook"}: “{shortened(annotation.quote)}”
                    {annotation.memo && ", with a note"}
                  </span>
                  {annotation.memo && (
                    <span aria-hidden className="text-muted">
                      ✎
                    </span>
                  )}
                </button>
              </li>
            );
          })}
          {more > 0 && <li className="px-1 text-xs text-muted">+{more} more</li>}
        </ul>
      )}
      {editable && (
        <button
          type="button"
          tabIndex={-1}
          className="reading-paragraph-button"
          data-tag-paragraph={index}
        >
          <ListPlus aria-hidden size={15} />
          <span className="sr-only">Tag paragraph {index + 1}…</span>
        </button>
      )}
    </div>
  );
}

/** A quotation short enough to be read out. */
export function shortened(quote: string): string {
  const words = quote.split(/\s+/u);
  return words.length <= 12
    ? quote
    : `${words.slice(0, 6).join(" ")} … ${words.slice(-4).join(" ")}`;
}
