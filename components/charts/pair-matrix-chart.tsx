"use client";

import { useCallback, useMemo } from "react";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import type { PairAgreement } from "@/lib/domain/agreement/reviewer-pairs";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { frameColumns } from "./columns";
import { decimal, sayExtremes } from "./format";
import { drawMatrix } from "./matrix";
import { passagesHref } from "./passages";
import type { Draw, Mark } from "./plot";

interface Reviewer {
  readonly id: string;
  readonly name: string;
}

interface Datum extends Mark {
  readonly frame: ChartFrame;
  readonly first: Reviewer;
  readonly second: Reviewer;
  readonly articles: number;
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
  readonly percent: number | null;
  readonly alpha: number | null;
  readonly kappa: number | null;
  readonly because: string | null;
}

const counted = (header: "both" | "onlyFirst" | "onlySecond" | "neither", label: string) => ({
  header,
  label,
  value: (row: Datum) => row[header],
  shown: (row: Datum) => row[header],
  numeric: true,
});

const COLUMNS: readonly ChartColumn<Datum>[] = [
  ...frameColumns.map((column) => ({ ...column, shown: undefined })),
  {
    header: "reviewers",
    label: "Reviewers",
    value: ({ first, second }) => `${first.name} – ${second.name}`,
    shown: ({ first, second, href }) => {
      const names = `${first.name} – ${second.name}`;
      return href ? <a href={href}>{names}</a> : names;
    },
  },
  {
    header: "n",
    label: "Articles",
    value: ({ articles }) => articles,
    shown: ({ articles }) => articles,
    numeric: true,
  },
  counted("both", "Both found it"),
  counted("onlyFirst", "Only the first"),
  counted("onlySecond", "Only the second"),
  counted("neither", "Neither"),
  { header: "percent_agreement", label: "Per cent", value: ({ percent }) => percent },
  {
    header: "alpha",
    label: "α",
    value: ({ alpha }) => alpha,
    shown: ({ alpha, because }) => (alpha === null ? because : decimal(alpha)),
    numeric: true,
  },
  { header: "undefined_because", label: "Why undefined", value: ({ because }) => because },
  {
    header: "kappa",
    label: "Cohen’s κ",
    value: ({ kappa }) => kappa,
    shown: ({ kappa }) => decimal(kappa),
    numeric: true,
  },
];

/** How far every two reviewers agree on one frame: a symmetric matrix of α. */
export function PairMatrixChart({
  frame,
  reviewers,
  pairs,
  passages,
  ...props
}: ChartProps & {
  frame: ChartFrame;
  reviewers: readonly Reviewer[];
  pairs: readonly PairAgreement[];
}) {
  const frames = useMemo(() => [frame], [frame]);
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
  const extremes = sayExtremes(
    rows,
    ({ alpha }) => alpha,
    ({ label }) => label,
  );
  return (
    <ChartFigure
      {...props}
      chart="reviewer-pairs"
      title={props.title ?? `Agreement of each pair of reviewers: ${frame.name}`}
      frames={frames}
      alt={`Krippendorff’s alpha of ${rows.length} pairs of reviewers on ${frameLabel(frame)}. ${extremes}`}
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
  frame: ChartFrame,
  reviewers: readonly Reviewer[],
  pairs: readonly PairAgreement[],
  passages: string | null,
): Datum[] {
  const reviewer = (id: string) => reviewers.find((one) => one.id === id);
  return pairs.flatMap((pair) => {
    const [first, second] = pair.reviewerIds.map(reviewer);
    if (pair.frameId !== frame.id || !first || !second) return [];
    const { articles, alpha } = pair;
    const because = alpha.value === null ? BECAUSE[alpha.because] : null;
    const value = because === null ? `α ${decimal(alpha.value)}` : `α undefined. ${because}`;
    return [
      {
        frame,
        first,
        second,
        articles,
        both: pair.both.length,
        onlyFirst: pair.onlyFirst.length,
        onlySecond: pair.onlySecond.length,
        neither: pair.neither,
        percent: pair.percent.value,
        alpha: alpha.value,
        kappa: pair.kappa.value,
        because,
        label: `${first.name} and ${second.name}, ${articles} ${articles === 1 ? "article" : "articles"}: ${value}`,
        href: passagesHref(passages, {
          kind: "pair",
          frame: frame.id,
          value: "first",
          reviewers: pair.reviewerIds,
        }),
      },
    ];
  });
}
