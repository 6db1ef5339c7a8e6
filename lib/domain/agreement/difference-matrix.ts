import type { Compared, Comparison } from "../differences";

/** What became of reviewers' tags when laid side by side. */
export type Outcome = "agreed" | "boundary" | "frame" | "omission";

/** Where a reader can look a figure up. */
export interface Occurrence {
  readonly articleId: string;
  readonly annotationIds: readonly string[];
}

/** The differences of a round, sorted out. */
export interface DifferenceMatrix {
  /** Tags by what became of them; they add up to all tags of articles with two passes or more. */
  readonly tags: Readonly<Record<Outcome, number>>;
  /** Passages by outcome and by the frame tagged; a frame difference counts for each frame in it. */
  readonly frames: readonly ({
    readonly frameId: string;
  } & Readonly<Record<Outcome, readonly Occurrence[]>>)[];
  /** Passages that one reviewer tagged with the first frame and another with the second, which comes later in the codebook. */
  readonly confusions: readonly {
    readonly frameIds: readonly [string, string];
    readonly passages: readonly Occurrence[];
  }[];
}

/**
 * Sort a round's agreements and differences (lib/domain/differences.ts) by frame and
 * by kind, and name the frames that are taken for one another, the most frequent
 * first. Articles with a single pass have nothing to compare and must be left out.
 */
export function differenceMatrix(
  articles: readonly { readonly articleId: string; readonly comparison: Comparison<Compared> }[],
  frameIds: readonly string[],
): DifferenceMatrix {
  const tags: Record<Outcome, number> = { agreed: 0, boundary: 0, frame: 0, omission: 0 };
  const frames = new Map<string, FrameOutcomes>();
  for (const frameId of frameIds) {
    frames.set(frameId, { frameId, agreed: [], boundary: [], frame: [], omission: [] });
  }
  const confusions = new Map<string, { frameIds: [string, string]; passages: Occurrence[] }>();

  for (const { articleId, comparison } of articles) {
    const clusters = [
      ...comparison.agreements.map((agreement) => ({ ...agreement, kind: "agreed" as const })),
      // Passage and frame are what is counted here, and on these all agree.
      ...comparison.differences.map((difference) => ({
        ...difference,
        kind: difference.kind === "attribute" ? ("agreed" as const) : difference.kind,
      })),
    ];
    for (const { kind, annotations } of clusters) {
      tags[kind] += annotations.length;
      const occurrence = { articleId, annotationIds: annotations.map(({ id }) => id) };
      const found = new Set(annotations.map(({ frameId }) => frameId));
      const involved = frameIds.filter((frameId) => found.has(frameId));
      for (const frameId of involved) frames.get(frameId)![kind].push(occurrence);
      if (kind !== "frame") continue;
      for (const [index, first] of involved.entries()) {
        for (const second of involved.slice(index + 1)) {
          const key = `${first} ${second}`;
          const cell = confusions.get(key) ?? { frameIds: [first, second], passages: [] };
          cell.passages.push(occurrence);
          confusions.set(key, cell);
        }
      }
    }
  }
  return {
    tags,
    frames: [...frames.values()],
    confusions: [...confusions.values()].sort((a, b) => b.passages.length - a.passages.length),
  };
}

type FrameOutcomes = { readonly frameId: string } & Record<Outcome, Occurrence[]>;
