import { piecesOf } from "../annotation";
import type { Attribute, Option } from "../attribute";
import { bodyRegion } from "../frame-use";
import { groupBy } from "../group-by";
import { intersectionOf, totalLength, unionOf } from "../span";
import type { Counter, PassageArticle } from "./counter";
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
  const sums = frames.map(() => ({
    ...{ covered: 0, quoted: 0, tags: 0 },
    speakers: new Map<string, number>(),
    answers: new Map<string, number>(),
  }));
  return {
    add({ zones, codings }) {
      const body = bodyRegion(zones);
      const quotations = body.filter(({ zone }) => zone === "quotation");
      for (const coding of codings) {
        const byFrame = groupBy(coding, ({ frameId }) => frameId);
        for (const [index, { id }] of frames.entries()) {
          const tagged = byFrame.get(id);
          if (!tagged) continue;
          const sum = sums[index]!;
          const share = 1 / codings.length;
          const add = (to: Map<string, number>, key: string, amount: number) =>
            to.set(key, (to.get(key) ?? 0) + amount * share);
          const union = unionOf(tagged.flatMap(piecesOf));
          sum.covered += totalLength(intersectionOf(union, body)) * share;
          for (const quotation of quotations) {
            const covered = totalLength(intersectionOf(union, [quotation]));
            sum.quoted += covered * share;
            if (covered > 0) add(sum.speakers, quotation.speaker ?? "", covered);
          }
          sum.tags += tagged.length * share;
          for (const { attributes } of tagged) {
            const answer = question && attributes[question.id];
            if (typeof answer === "string") add(sum.answers, answer, 1);
          }
        }
      }
    },
    result: () =>
      frames.map((frame, index) => {
        const { covered, quoted, tags, speakers, answers } = sums[index]!;
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
