import type { Figure } from "./row";
import { frameColumns } from "./row";
import type { StudyFrame } from "./study";
import type { PassageFigures, WordFigures } from "./text-figures";

/** Characters with two frames, out of those with the first; x and n are code points. */
export function sharedTextRows(
  frames: readonly StudyFrame[],
  { shared }: PassageFigures,
): Figure[] {
  return frames.flatMap((frame, k) =>
    frames.flatMap((other, l) =>
      k === l
        ? []
        : [
            {
              measure: "characters with both frames",
              ...frameColumns(frame),
              other_frame_id: other.id,
              other_frame: other.name,
              x: shared[k]![l]!,
              n: shared[k]![k]!,
            },
          ],
    ),
  );
}

/** x and n are code points of the body, then tags. */
export function attributionRows({ attribution }: PassageFigures): Figure[] {
  return attribution.flatMap(({ frame, covered, quoted, own, speakers, tags, answers }) => {
    const of = { ...frameColumns(frame), n: covered };
    return [
      { measure: "characters in the outlet’s own voice", ...of, x: own },
      { measure: "characters in quotations", ...of, x: quoted },
      ...speakers.map(({ speaker, covered: x }) => ({
        measure: "characters in quotations, by speaker",
        category: speaker === "" ? "not named" : speaker,
        ...of,
        x,
      })),
      ...answers.map(({ value, tags: x }) => ({
        measure: "tags, by answer on the speaker",
        category: value,
        ...frameColumns(frame),
        x,
        n: tags,
      })),
    ];
  });
}

/** x and n are words. */
export function wordRows({ salience, distinctive, against }: WordFigures): Figure[] {
  return [
    ...salience.frames.map(({ frame, covered, share }) => ({
      measure: "share of words",
      ...frameColumns(frame),
      x: covered,
      n: salience.words,
      share,
    })),
    ...distinctive.flatMap(({ frame, words, wordsInFrame }) =>
      words.flatMap(({ word, inFrame, articles, z, delta }) => {
        const of = { ...frameColumns(frame), category: word };
        return [
          { measure: `z against the ${against}`, ...of, x: inFrame, n: wordsInFrame, value: z },
          {
            measure: `log-odds ratio against the ${against}`,
            ...of,
            n: wordsInFrame,
            value: delta,
          },
          { measure: "articles with the word", ...of, n: articles },
        ];
      }),
    ),
  ];
}
