import type { Attribute, Option } from "../attribute";
import type { Counter, PassageArticle } from "./counter";
import { coveredText } from "./covered-text";
import type { StudyFrame } from "./study";

/** Who speaks in a frame's passages. */
export interface Attribution {
  readonly frame: StudyFrame;
  /** Code points of the body that the frame covers, and how many of them are whose. */
  readonly covered: number;
  readonly quoted: number;
  readonly own: number;
  /** Code points of quotations by the speaker that the text names, most first; the rest is in "". */
  readonly speakers: readonly { readonly speaker: string; readonly covered: number }[];
  /** Tags of the frame, and how many gave each answer to the question on the speaker. */
  readonly tags: number;
  readonly answers: readonly { readonly value: string; readonly tags: number }[];
}

/** The name by which a codebook's question on who speaks in a passage is known. */
const SPEAKER = /^speakers?$/i;

/** The question on annotations that asks who speaks; null where the codebook asks nobody. */
export function speakerQuestion(attributes: readonly Attribute[]): Attribute | null {
  return (
    attributes.find(
      ({ scope, frameId, kind, name }) =>
        scope === "annotation" &&
        frameId === null &&
        kind === "single" &&
        SPEAKER.test(name.trim()),
    ) ?? null
  );
}

/**
 * Attribution by speaker, twice: code points of a frame that stand in quotations, by
 * whom the text names as speaking, against the outlet's own voice; and, where the
 * codebook asks who speaks in a passage, tags by answer. Several codings add their mean.
 */
export function attributionCounter(
  frames: readonly StudyFrame[],
  question: Pick<Attribute, "id" | "options"> | null,
): Counter<Pick<PassageArticle, "zones" | "codings">, readonly Attribution[]> {
  const sums = new Map(
    frames.map(({ id }) => [
      id,
      {
        ...{ covered: 0, quoted: 0, tags: 0 },
        speakers: new Map<string, number>(),
        answers: new Map<string, number>(),
      },
    ]),
  );
  return {
    add({ zones, codings }) {
      const share = 1 / codings.length;
      const add = (to: Map<string, number>, key: string, amount: number) =>
        to.set(key, (to.get(key) ?? 0) + amount * share);
      for (const coding of codings) {
        for (const { frameId, tags, inBody, quotations } of coveredText(coding, zones)) {
          const sum = sums.get(frameId);
          if (!sum) continue;
          sum.covered += inBody * share;
          sum.tags += tags * share;
          for (const { speaker, covered } of quotations) {
            sum.quoted += covered * share;
            add(sum.speakers, speaker, covered);
          }
        }
        if (!question) continue;
        for (const { frameId, attributes } of coding) {
          const answer = attributes[question.id];
          const sum = sums.get(frameId);
          if (sum && typeof answer === "string") add(sum.answers, answer, 1);
        }
      }
    },
    result: () =>
      frames.map((frame) => {
        const { covered, quoted, tags, speakers, answers } = sums.get(frame.id)!;
        return {
          ...{ frame, covered, quoted, own: covered - quoted, tags },
          speakers: [...speakers]
            .map(([speaker, length]) => ({ speaker, covered: length }))
            .sort((a, b) => b.covered - a.covered || (a.speaker < b.speaker ? -1 : 1)),
          answers: (question?.options ?? []).map(({ value }: Option) => ({
            value,
            tags: answers.get(value) ?? 0,
          })),
        };
      }),
  };
}
