import { articlesWith } from "./prevalence";
import type { Proportion } from "./proportion";
import { proportion } from "./proportion";
import type { Figure } from "./row";
import { frameColumns, proportionColumns } from "./row";
import type { Study, StudyFrame } from "./study";

/** How the five steps of tone are put together to three. Printed wherever the three are shown. */
export const THREE_STEPS = {
  against: "below 0",
  neutral: "0",
  "in favour": "above 0",
} as const;
type ThreeStep = keyof typeof THREE_STEPS;

export interface ToneOfFrame {
  readonly frame: StudyFrame;
  /** Articles with the frame. */
  readonly n: number;
  /** By answer, in the order of the question's options. */
  readonly steps: readonly (Proportion & { readonly value: string })[];
  /** The same in three steps; null where the answers are no numbers. */
  readonly three: readonly (Proportion & { readonly step: ThreeStep })[] | null;
  /** Articles with the frame about whose tone nothing was said. */
  readonly unanswered: Proportion;
}

/**
 * Tone by frame: how articles with a frame speak of their subject, out of the articles
 * with that frame. Tone is answered about the whole article, so an article with two
 * frames stands in both rows with the same tone.
 *
 * The five steps follow the Media Frames Corpus: Card, D. et al. (2015). The Media
 * Frames Corpus. ACL.
 */
export function toneByFrame(study: Study): ToneOfFrame[] {
  const values = study.tones.map(({ value }) => value);
  const numeric = values.every((value) => Number.isFinite(Number(value)));
  return study.frames.map((frame, index) => {
    const n = articlesWith(study, index, "average");
    const counts = new Map<string | null, number>();
    for (const { codings, judged } of study.having[index]!) {
      for (const [place, coding] of codings.entries()) {
        if (!coding[index]) continue;
        const tone = judged[place]!.tone;
        counts.set(tone, (counts.get(tone) ?? 0) + 1 / codings.length);
      }
    }
    const count = (among: (value: string) => boolean) =>
      values.filter(among).reduce((sum, value) => sum + (counts.get(value) ?? 0), 0);
    const answered = count(() => true);
    return {
      frame,
      n,
      steps: values.map((value) => ({ value, ...proportion(counts.get(value) ?? 0, n) })),
      three: numeric
        ? [
            {
              step: "against",
              ...proportion(
                count((value) => Number(value) < 0),
                n,
              ),
            },
            {
              step: "neutral",
              ...proportion(
                count((value) => Number(value) === 0),
                n,
              ),
            },
            {
              step: "in favour",
              ...proportion(
                count((value) => Number(value) > 0),
                n,
              ),
            },
          ]
        : null,
      unanswered: proportion(Math.max(0, n - answered), n),
    };
  });
}

export function toneFigures(study: Study): Figure[] {
  if (study.tones.length === 0) return [];
  return toneByFrame(study).flatMap(({ frame, steps, three, unanswered }) => [
    ...steps.map(({ value, ...cell }) => ({
      measure: "articles with the frame and this tone",
      ...frameColumns(frame),
      category: value,
      ...proportionColumns(cell),
    })),
    ...(three ?? []).map(({ step, ...cell }) => ({
      measure: "articles with the frame, tone in three steps",
      ...frameColumns(frame),
      category: `${step} (${THREE_STEPS[step]})`,
      ...proportionColumns(cell),
    })),
    {
      measure: "articles with the frame, tone not said",
      ...frameColumns(frame),
      ...proportionColumns(unanswered),
    },
  ]);
}
