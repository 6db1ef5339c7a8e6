import type { Attribute } from "../attribute";
import type { Attribution } from "./attribution";
import { attributionCounter } from "./attribution";
import type { ArticleWords, Comparison, Vocabulary } from "./article-words";
import type { Counter, PassageArticle } from "./counter";
import type { DistinctiveWords } from "./distinctive-words";
import { wordCounter } from "./distinctive-words";
import { sharedTextCounter } from "./shared-text";
import type { StudyFrame } from "./study";
import type { WordSalience } from "./word-salience";
import { wordSalienceCounter } from "./word-salience";

/** What is counted from the passages themselves. */
export interface PassageFigures {
  /** `sharedTextCounter` */
  readonly shared: readonly (readonly number[])[];
  readonly attribution: readonly Attribution[];
}

/** What is counted from the words of passages. */
export interface WordFigures {
  readonly against: Comparison;
  readonly salience: WordSalience;
  readonly distinctive: readonly (DistinctiveWords & { readonly frame: StudyFrame })[];
}

export function passageCounter(
  frames: readonly StudyFrame[],
  question: Pick<Attribute, "id" | "options"> | null,
): Counter<PassageArticle, PassageFigures> {
  const shared = sharedTextCounter(frames.map(({ id }) => id));
  const attribution = attributionCounter(frames, question);
  return {
    add(article) {
      shared.add(article);
      attribution.add(article);
    },
    result: () => ({ shared: shared.result(), attribution: attribution.result() }),
  };
}

/** @param vocabulary in which the words of the articles are numbered */
export function wordFigureCounter(
  frames: readonly StudyFrame[],
  against: Comparison,
  vocabulary: Vocabulary,
): Counter<ArticleWords, WordFigures> {
  const salience = wordSalienceCounter(frames);
  const distinctive = wordCounter(
    frames.map(({ id }) => id),
    vocabulary,
  );
  return {
    add(words) {
      salience.add(words);
      distinctive.add(words);
    },
    result: () => ({
      against,
      salience: salience.result(),
      distinctive: distinctive.result().map(({ words, ...sizes }, index) => ({
        frame: frames[index]!,
        ...sizes,
        words: mostTelling(words),
      })),
    }),
  };
}

/** Words listed for each side of a comparison. */
const LISTED = 25;

/** The words that speak most clearly for the frame, then those against it, by z. */
function mostTelling(words: DistinctiveWords["words"]): DistinctiveWords["words"] {
  return words.length <= 2 * LISTED ? words : [...words.slice(0, LISTED), ...words.slice(-LISTED)];
}
