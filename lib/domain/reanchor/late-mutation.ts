import { AppError } from "../errors";
import type { Placing } from "../placing";
import { piecesIn, sliceCodePoints, spanIn } from "../text/offsets";
import { reanchorPassage } from "./passage";
import type { Passage } from "./passage";
import { reanchorBetween } from "./reanchor";

/**
 * What a mutation becomes that was made on an older text. `changed`: its reviewer has to
 * look whether the tag still holds. `orphaned`: the words are gone; `quote` is what they were.
 */
export type Late =
  | { readonly outcome: "moved" | "changed"; readonly mutation: Placing }
  | { readonly outcome: "orphaned"; readonly quote: string };

/**
 * Carry a mutation that was made on the text `before` over to the text `after`, by the
 * rules of a correction. Where nobody said which text it was made on (see
 * `textVersionOf`), no place is beyond doubt, and its reviewer has to look.
 *
 * @throws {AppError} invalid_span, as for any passage that is not one of its text;
 *   invalid_input, when it says only where the passage begins or ends
 */
export function lateMutation(mutation: Placing, before: string, after: string): Late {
  const passage = passageOf(mutation, before);
  const found = reanchorPassage(reanchorBetween(before, after), passage);
  if (found.outcome === "orphaned") {
    return { outcome: "orphaned", quote: sliceCodePoints(before, passage) };
  }
  const { outcome, start, end, pieces } = found;
  return {
    outcome: mutation.textVersion === undefined ? "changed" : outcome,
    mutation: { ...mutation, start, end, pieces },
  };
}

function passageOf({ start, end, pieces }: Placing, text: string): Passage {
  const from = start ?? pieces?.[0]?.start;
  const to = end ?? pieces?.at(-1)?.end;
  if (from === undefined || to === undefined) {
    throw new AppError(
      "invalid_input",
      "The text was corrected meanwhile. Say where the passage begins and where it ends.",
    );
  }
  const span = spanIn(text, from, to);
  return { ...span, pieces: pieces ? piecesIn(text, span, pieces) : null };
}
