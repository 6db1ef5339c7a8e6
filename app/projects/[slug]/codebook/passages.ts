import type { FiledPassage as Shown } from "@/components/codebook/frame-entry";
import type { FiledPassage } from "@/lib/data/passages";
import type { Frame } from "@/lib/domain/frame";

/** The passages of a frame as its entry shows them; linked for whoever may open the comparison. */
export function passagesFor(slug: string, passages: readonly FiledPassage[], mayOpen: boolean) {
  return ({ id: frameId }: Frame): Shown[] =>
    passages
      .filter((passage) => passage.frameId === frameId)
      .map(({ id, kind, quote, note, settledIn }) => ({
        id,
        kind,
        quote,
        note,
        href:
          settledIn && mayOpen
            ? `/projects/${slug}/compare/${settledIn.roundId}/${settledIn.articleId}`
            : null,
      }));
}
