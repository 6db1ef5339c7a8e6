import type { CSSProperties } from "react";
import { useMemo } from "react";
import type { Annotation } from "@/lib/domain/annotation";
import { Brackets } from "./brackets";
import type { LanedTag, ParagraphView } from "./paragraph-store";
import type { RowSetting } from "./row-setting";

/** How many tags a paragraph's margin lists before it only counts them. */
const MOST_CHIPS = 6;

/**
 * What in the margin tells about marked words: the button of their only tag, or
 * the list of all that begin in the paragraph. One id, as ARIA 1.2 wants it.
 */
export function detailsId(
  surfaceId: string,
  paragraph: number,
  starting: readonly LanedTag[],
  covering: readonly LanedTag[],
): string | undefined {
  const [only] = covering;
  const listed = starting.slice(0, MOST_CHIPS);
  if (only && covering.length === 1 && listed.includes(only)) return chipId(surfaceId, only.id);
  return starting.length > 0 ? listId(surfaceId, paragraph) : undefined;
}

function chipId(surfaceId: string, annotationId: string): string {
  return `${surfaceId}-${annotationId}`;
}

function listId(surfaceId: string, paragraph: number): string {
  return `${surfaceId}-tags-${paragraph}`;
}

/**
 * The margin of one paragraph: a button for each tag that begins in it, and one to
 * tag it by form. The surface listens for both (`data-open-tag`, `data-tag-paragraph`),
 * so that a margin need not be drawn again for a new callback.
 */
export function Gutter({
  setting,
  index,
  view: { stretches, starting },
}: {
  setting: RowSetting;
  index: number;
  view: ParagraphView;
}) {
  const { editable, surfaceId } = setting;
  const more = starting.length - MOST_CHIPS;
  const named = useMemo(() => starting.slice(0, MOST_CHIPS), [starting]);
  return (
    <div className="reading-gutter">
      {named.length > 0 && <Brackets stretches={stretches} named={named} looks={setting.looks} />}
      {starting.length > 0 && (
        <ul id={listId(surfaceId, index)} aria-label={`Tags that begin in paragraph ${index + 1}`}>
          {named.map(({ id, annotation }) => (
            <li key={id}>
              <Chip annotation={annotation} setting={setting} />
            </li>
          ))}
          {more > 0 && (
            <li>
              <button
                type="button"
                tabIndex={-1}
                className="reading-chip reading-more"
                data-list-paragraph={index}
                aria-label={`All ${starting.length} tags that begin in paragraph ${index + 1}`}
              >
                +{more} more
              </button>
            </li>
          )}
        </ul>
      )}
      {editable && (
        <button
          type="button"
          tabIndex={-1}
          className="reading-paragraph-button"
          aria-label={`Tag paragraph ${index + 1}…`}
          title="Tag this paragraph with a form (D)"
          data-tag-paragraph={index}
        >
          +
        </button>
      )}
    </div>
  );
}

/** One tag in the margin. A single element, because an article may have thousands. */
function Chip({ annotation, setting }: { annotation: Annotation; setting: RowSetting }) {
  const { surfaceId, looks, reviewerNames } = setting;
  const { id, frameId, quote, memo, pieces, needsDiscussion } = annotation;
  const frame = looks.frameOf(frameId);
  const shortName = frame?.shortName ?? "?";
  const reviewer = reviewerNames?.[annotation.reviewerId];
  const label = [
    shortName,
    reviewer,
    `${frame?.name ?? "A frame of an older codebook"}: “${shortened(quote)}”`,
    pieces && `in ${pieces.length} pieces`,
    memo && "with a note",
    needsDiscussion && "needs discussion",
  ];
  return (
    <button
      type="button"
      id={chipId(surfaceId, id)}
      tabIndex={-1}
      className="reading-chip"
      style={{ "--line": looks.line(frameId) } as CSSProperties}
      title={quote}
      aria-label={label.filter(Boolean).join(", ")}
      data-open-tag={id}
    >
      {[shortName, reviewer, memo && "✎", needsDiscussion && "?!"].filter(Boolean).join(" ")}
    </button>
  );
}

/** A quotation short enough to be read out. */
export function shortened(quote: string): string {
  const words = quote.split(/\s+/u);
  return words.length <= 12
    ? quote
    : `${words.slice(0, 6).join(" ")} … ${words.slice(-4).join(" ")}`;
}
