import type { SubmittedWork } from "../submission";
import { reanchorPassage } from "./passage";
import { anchorAfter, placedIn } from "./placed";
import type { Reanchor } from "./reanchor";

/**
 * A submission as it stands in a corrected text: what was judged stays as it was handed
 * in, only its places are found again, by the rules for tags (docs/decisions/0016).
 *
 * @param reanchorFrom by the number of the text version that a tag is on
 */
export function carriedWork(
  work: SubmittedWork,
  corrected: { readonly number: number; readonly text: string },
  reanchorFrom: (textVersion: number) => Reanchor,
): SubmittedWork {
  const annotations = work.annotations.map((tag) => {
    const passage = reanchorPassage(reanchorFrom(tag.textVersion), tag);
    const there = placedIn(corrected.text, passage);
    return {
      ...tag,
      ...there,
      anchor: anchorAfter(passage, tag.anchor),
      textVersion: there ? corrected.number : tag.textVersion,
    };
  });
  return { ...work, annotations };
}
