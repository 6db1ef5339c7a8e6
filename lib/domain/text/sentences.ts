import type { Piece } from "./segmenters";
import { pieces } from "./segmenters";

/**
 * Ends that are an abbreviation's and not a sentence's: an initial ("J. Smith")
 * or a title or reference word before a name or number ("Dr. Weber", "No. 10").
 */
const ABBREVIATION =
  /(?:^|[\s("“„«])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|No|Nr|vs|bzw|ca|usw|Abs|Art|Mme|Mlle|Sr|Sra|г|ул|им)\.\s*$/u;

/**
 * The sentences of one paragraph, which join up to the whole of it. Cut by Unicode's
 * rules, except that an abbreviation before a name does not end a sentence.
 */
export function sentencesOf(paragraph: string, language?: string): Piece[] {
  const sentences: Piece[] = [];
  for (const piece of pieces(paragraph, "sentence", language)) {
    const last = sentences.at(-1);
    if (last && ABBREVIATION.test(last.segment)) {
      sentences[sentences.length - 1] = { ...last, segment: last.segment + piece.segment };
    } else {
      sentences.push(piece);
    }
  }
  return sentences;
}
