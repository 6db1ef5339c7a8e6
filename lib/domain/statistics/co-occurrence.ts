import type { Study, StudyFrame } from "./study";
import type { Figure } from "./row";
import { frameColumns } from "./row";

/** Lift and φ say nothing where chance alone would let a pair meet in fewer articles than this. */
const MIN_EXPECTED = 5;

/** How frame `l` goes with frame `k`. All but `ofK` are the same both ways. */
export interface CoOccurrence {
  readonly k: StudyFrame;
  readonly l: StudyFrame;
  /** N_kl: articles with both; N_k on the diagonal. Not whole where reviewers differ. */
  readonly both: number;
  /** N_k·N_l / n: articles with both if the frames had nothing to do with each other. */
  readonly expected: number;
  /** N_kl / (N_k + N_l − N_kl) */
  readonly jaccard: number | null;
  /** P(l|k) = N_kl / N_k */
  readonly ofK: number | null;
  /** N_kl·n / (N_k·N_l) */
  readonly lift: number | null;
  /** (n·N_kl − N_k·N_l) / √(N_k(n − N_k)·N_l(n − N_l)) */
  readonly phi: number | null;
  /** `expected` is below 5: do not show lift and φ. */
  readonly tooRare: boolean;
}

export interface CoOccurrenceTable {
  /** All articles. */
  readonly n: number;
  /** `cells[k][l]`, frames in codebook order. */
  readonly cells: readonly (readonly CoOccurrence[])[];
}

/** Co-occurrence of frames in articles. */
export function coOccurrence(study: Study): CoOccurrenceTable {
  const n = study.articles.length;
  const both = study.frames.map((_, k) => articlesWithBoth(study, k));
  const cells = study.frames.map((frameK, k) =>
    study.frames.map((frameL, l) => {
      const [nKL, nK, nL] = [both[k]![l]!, both[k]![k]!, both[l]![l]!];
      const expected = n > 0 ? (nK * nL) / n : 0;
      const spread = Math.sqrt(nK * (n - nK) * nL * (n - nL));
      return {
        k: frameK,
        l: frameL,
        both: nKL,
        expected,
        jaccard: ratio(nKL, nK + nL - nKL),
        ofK: ratio(nKL, nK),
        lift: ratio(nKL, expected),
        phi: ratio(n * nKL - nK * nL, spread),
        tooRare: expected < MIN_EXPECTED,
      };
    }),
  );
  return { n, cells };
}

/** For each frame l the number of articles with k and l. One pass, for there may be many pairs. */
function articlesWithBoth(study: Study, k: number): number[] {
  const counts = study.frames.map(() => 0);
  for (const { codings } of study.having[k]!) {
    for (let l = 0; l < counts.length; l++) {
      let having = 0;
      for (const coding of codings) if (coding[k] && coding[l]) having++;
      counts[l]! += having / codings.length;
    }
  }
  return counts;
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** One group of rows per ordered pair of different frames. */
export function coOccurrenceFigures(study: Study): Figure[] {
  const { n, cells } = coOccurrence(study);
  return cells.flat().flatMap(({ k, l, both, jaccard, ofK, lift, phi, tooRare }) => {
    if (k === l) return [];
    const pair = { ...frameColumns(k), other_frame_id: l.id, other_frame: l.name, x: both, n };
    return [
      { measure: "articles with both", ...pair, share: n > 0 ? both / n : null },
      { measure: "Jaccard", ...pair, value: jaccard },
      { measure: "other frame given frame", ...pair, value: ofK },
      { measure: "lift", ...pair, value: tooRare ? null : lift },
      { measure: "phi", ...pair, value: tooRare ? null : phi },
    ];
  });
}
