"use client";

import { useCallback, useMemo } from "react";
import type { Coefficient } from "@/lib/domain/agreement/coefficient";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { decimal, sayExtremes } from "./format";
import { drawMatrix } from "./matrix";
import { passagesHref } from "./passages";
import type { Draw, Mark } from "./plot";

interface Reviewer {
  readonly id: string;
  readonly name: string;
}

/** How two reviewers agree, on one frame or on all together. */
interface Pair {
  readonly reviewerIds: readonly [string, string];
  /** Articles that both finished. */
  readonly articles: number;
  readonly alpha: Coefficient;
}

interface Datum extends Mark {
  /** Of the frame that it is about; "" for all. */
  readonly frame: string;
  readonly first: Reviewer;
  readonly second: Reviewer;
  readonly articles: number;
  readonly alpha: number | null;
  readonly because: string | null;
}

const COLUMNS: readonly ChartColumn<Datum>[] = [
  { header: "frame", label: "Frame", value: ({ frame }) => frame },
  {
    header: "reviewer",
    label: "Reviewers",
    value: ({ first }) => first.name,
    shown: ({ first, second, href }) => {
      const names = `${first.name} and ${second.name}`;
      return href ? <a href={href}>{names}</a> : names;
    },
  },
  { header: "other_reviewer", label: "And", value: ({ second }) => second.name },
  {
    header: "n",
    label: "Articles",
    value: ({ articles }) => articles,
    shown: ({ articles }) => articles,
    numeric: true,
  },
  {
    header: "alpha",
    label: "α",
    value: ({ alpha }) => alpha,
    shown: ({ alpha, because }) => (alpha === null ? because : decimal(alpha)),
    numeric: true,
  },
  { header: "undefined_because", label: "Why undefined", value: ({ because }) => because },
];

const NO_FRAMES: readonly ChartFrame[] = [];

/** How far every two reviewers agree, on one frame or on all: a symmetric matrix of α. */
export function PairMatrixChart({
  frame = null,
  reviewers,
  pairs,
  passages,
  ...props
}: ChartProps & {
  frame?: ChartFrame | null;
  reviewers: readonly Reviewer[];
  pairs: readonly Pair[];
}) {
  const frames = useMemo(() => (frame ? [frame] : NO_FRAMES), [frame]);
  const rows = useMemo(
    () => dataOf(frame, reviewers, pairs, passages),
    [frame, reviewers, pairs, passages],
  );
  const draw = useCallback<Draw>(
    (plot, width) => {
      const lines = reviewers.map(({ id, name }) => ({
        id,
        name,
        short: shortened(name),
        frame: null,
      }));
      const cells = rows.flatMap(({ first, second, alpha, label, href }) =>
        [[first.id, second.id] as const, [second.id, first.id] as const].map(([row, column]) => ({
          label,
          href,
          row,
          column,
          text: decimal(alpha),
          darkness: alpha,
        })),
      );
      return drawMatrix(plot, width, lines, lines, cells);
    },
    [reviewers, rows],
  );
  const about = frame ? frame.name : "all frames";
  const extremes = sayExtremes(
    rows,
    ({ alpha }) => alpha,
    ({ label }) => label,
  );
  return (
    <ChartFigure
      {...props}
      chart="reviewer-pairs"
      title={props.title ?? `Agreement of each pair of reviewers: ${about}`}
      frames={frames}
      alt={`Alpha of ${rows.length} pairs of reviewers on ${about}. ${extremes}`}
      note={
        frame
          ? "Krippendorff’s α (nominal) of finding the frame in an article or not."
          : "Krippendorff’s α of the sets of frames that the two found in an article (MASI)."
      }
      height={reviewers.length * 30 + 30}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={rows.length === 0 ? "No two reviewers have finished the same article yet." : null}
    />
  );
}

/** First name and initials: what fits over a narrow column. */
function shortened(name: string): string {
  const [first = "", ...others] = name.split(" ");
  return first.slice(0, 5) + others.map((other) => other.charAt(0)).join("");
}

function dataOf(
  frame: ChartFrame | null,
  reviewers: readonly Reviewer[],
  pairs: readonly Pair[],
  passages: string | null,
): Datum[] {
  const nameOf = new Map(reviewers.map((reviewer) => [reviewer.id, reviewer]));
  return pairs.flatMap(({ reviewerIds, articles, alpha }) => {
    const [first, second] = [nameOf.get(reviewerIds[0]), nameOf.get(reviewerIds[1])];
    if (!first || !second) return [];
    const because = alpha.value === null ? BECAUSE[alpha.because] : null;
    const value = because === null ? `α ${decimal(alpha.value)}` : `α undefined. ${because}`;
    const counted = `${articles} ${articles === 1 ? "article" : "articles"}`;
    const cell = { kind: "pair", value: "both", reviewers: reviewerIds } as const;
    return [
      {
        ...{ frame: frame?.name ?? "", first, second, articles, alpha: alpha.value, because },
        label: `${first.name} and ${second.name}, ${counted}: ${value}`,
        href: frame && passagesHref(passages, { ...cell, frame: frame.id }),
      },
    ];
  });
}
