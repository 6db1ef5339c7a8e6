import type { AnswerValue, AttributeKind } from "@/lib/domain/attribute";
import { asksForFrames, MOST_OPTIONS, NO_FRAME } from "@/lib/domain/attribute";
import { BUILT_IN_QUESTIONS } from "@/lib/domain/built-in-questions";
import { groupBy } from "@/lib/domain/group-by";
import type { ImportedAnswer, ImportedQuestion } from "@/lib/domain/interchange/imported-study";
import type { SaidCode } from "./bodies";

/** What one person said of one text as a whole. */
export interface Judgement {
  readonly articleKey: string;
  readonly userKey: string;
  readonly question: string;
  /** Null where it names no frame. */
  readonly frame: SaidCode | null;
  readonly words: string;
}

/** Longest answer that can be an option to choose, in UTF-16 code units. */
const LONGEST_OPTION = 80;

/**
 * What a code of a whole text says: words like “Tone: negative” answer a question, which
 * asks for a frame where the code has an address; anything else is a frame of the article.
 */
export function judgementOf(
  { key, name }: SaidCode,
  classifies: boolean,
): Pick<Judgement, "question" | "frame" | "words"> {
  const [, question, words] = (classifies && /^([^:\n]{1,80}): (.+)$/s.exec(name)) || [];
  if (!question || !words) {
    const { name: present } = BUILT_IN_QUESTIONS["frames-present"];
    return { question: present, frame: { key, name }, words: name };
  }
  return { question, frame: key === name ? null : { key, name: words }, words };
}

/** The questions that judgements answer, and everybody's answers to them. */
export function answersIn(judgements: readonly Judgement[]): {
  questions: ImportedQuestion[];
  answers: ImportedAnswer[];
} {
  const questions: ImportedQuestion[] = [];
  const answers: ImportedAnswer[] = [];
  for (const [key, said] of groupBy(judgements, ({ question }) => question)) {
    const works = groupBy(said, ({ userKey, articleKey }) => JSON.stringify([userKey, articleKey]));
    const question = questionFrom(key, said, Math.max(...[...works.values()].map((w) => w.length)));
    questions.push(question);
    for (const all of works.values()) {
      const { articleKey, userKey } = all[0]!;
      const values = all.map(({ frame, words }) =>
        asksForFrames(question) ? (frame?.key ?? NO_FRAME) : words,
      );
      const value: AnswerValue = question.kind === "multiple" ? values : values.join("\n");
      answers.push({ articleKey, userKey, questionKey: key, value });
    }
  }
  return { questions, answers };
}

/** @param most how many answers one person gave of one text */
function questionFrom(key: string, said: readonly Judgement[], most: number): ImportedQuestion {
  const builtIn = Object.values(BUILT_IN_QUESTIONS).find(({ name }) => name === key);
  const about = { key, scope: "article", name: key } as const;
  if (builtIn && asksForFrames(builtIn) && said.some(({ frame }) => frame)) {
    return { ...about, role: builtIn.role, kind: builtIn.kind, options: [] };
  }
  const values = [...new Set(said.map(({ words }) => words))];
  const isText =
    values.length > MOST_OPTIONS || values.some(({ length }) => length > LONGEST_OPTION);
  const chosen: AttributeKind = most > 1 ? "multiple" : "single";
  return {
    ...{ ...about, role: null, kind: isText ? "text" : chosen },
    options: isText ? [] : values.map((value) => ({ value, label: value })),
  };
}
