import { NO_FRAME } from "../attribute";
import { dominantOf } from "./dominant-frame";
import type { Proportion } from "./proportion";
import { proportion } from "./proportion";
import type { Figure } from "./row";
import { frameColumns, proportionColumns } from "./row";
import type { Study, StudyFrame } from "./study";

/** What was declared: a frame, none, or nothing at all. */
export type Declared = StudyFrame | "none" | "missing";

export interface PrimaryFrame {
  readonly declared: Declared;
  readonly ofAll: Proportion;
  /** Out of the articles with a primary frame; null in the rows without one. */
  readonly ofThoseWithPrimary: Proportion | null;
}

/**
 * The frames that were declared the main one of an article, as opposed to the dominant
 * frame, which is computed. Then the articles declared to have none, and those about
 * which nobody said anything; where nobody did, that last row is left out.
 */
export function primaryFrames(study: Study): PrimaryFrame[] {
  const n = study.articles.length;
  const counts = declaredCounts(study);
  const count = (declared: Declared) => counts.get(declared) ?? 0;
  const withPrimary = study.frames.reduce((sum, frame) => sum + count(frame), 0);
  const without = (["none", "missing"] as const).filter(
    (declared) => declared === "none" || count(declared) > 0,
  );
  return [
    ...study.frames.map((frame) => ({
      declared: frame,
      ofAll: proportion(count(frame), n),
      ofThoseWithPrimary: proportion(count(frame), withPrimary),
    })),
    ...without.map((declared) => ({
      declared,
      ofAll: proportion(count(declared), n),
      ofThoseWithPrimary: null,
    })),
  ];
}

/** Articles by what was declared (rows) and by the frame that covers most of them (columns). */
export interface DeclaredByDominant {
  readonly declared: Declared;
  /** By frame in the order of the study, then "tie" and "none". */
  readonly dominant: readonly number[];
}

/** Declared × dominant; not whole numbers where reviewers differ. Adds up to all articles. */
export function declaredByDominant(study: Study): DeclaredByDominant[] {
  const columns = [...study.frames, "tie" as const, "none" as const];
  const rows = [...study.frames, "none" as const, "missing" as const];
  const counts = new Map<Declared, number[]>(rows.map((row) => [row, columns.map(() => 0)]));
  for (const { codings, judged } of study.articles) {
    for (const [index, coding] of codings.entries()) {
      const row = counts.get(declaredOf(study, judged[index]!.primary))!;
      row[columns.indexOf(dominantOf(study, coding))]! += 1 / codings.length;
    }
  }
  return rows.map((declared) => ({ declared, dominant: counts.get(declared)! }));
}

/** Whether anything was declared about any article. */
export function hasPrimary(study: Study): boolean {
  return study.articles.some(({ judged }) => judged.some(({ primary }) => primary !== null));
}

function declaredCounts(study: Study): Map<Declared, number> {
  const counts = new Map<Declared, number>();
  for (const { judged } of study.articles) {
    for (const { primary } of judged) {
      const declared = declaredOf(study, primary);
      counts.set(declared, (counts.get(declared) ?? 0) + 1 / judged.length);
    }
  }
  return counts;
}

/** A frame that the codebook no longer has counts as nothing said. */
export function declaredOf(study: Study, primary: string | null): Declared {
  if (primary === NO_FRAME) return "none";
  return study.frames.find(({ id }) => id === primary) ?? "missing";
}

export function primaryFrameFigures(study: Study): Figure[] {
  if (!hasPrimary(study)) return [];
  const about = (declared: Declared) =>
    typeof declared === "string" ? { category: declared } : frameColumns(declared);
  const cross = declaredByDominant(study).flatMap(({ declared, dominant }) =>
    [...study.frames, "tie" as const, "none" as const].map((column, index) => ({
      measure: "articles it is declared the main frame of, by dominant frame",
      ...(typeof declared === "string" ? {} : frameColumns(declared)),
      ...(typeof column === "string"
        ? {}
        : { other_frame_id: column.id, other_frame: column.name }),
      category: `${typeof declared === "string" ? declared : "frame"} × ${typeof column === "string" ? column : "frame"}`,
      x: dominant[index]!,
      n: study.articles.length,
    })),
  );
  return [
    ...primaryFrames(study).flatMap(({ declared, ofAll, ofThoseWithPrimary }) => [
      {
        measure: "articles it is declared the main frame of",
        ...about(declared),
        ...proportionColumns(ofAll),
      },
      ...(ofThoseWithPrimary
        ? [
            {
              measure: "of articles with a declared main frame",
              ...about(declared),
              ...proportionColumns(ofThoseWithPrimary),
            },
          ]
        : []),
    ]),
    ...cross,
  ];
}
