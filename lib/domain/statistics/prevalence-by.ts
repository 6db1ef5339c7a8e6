import { groupBy } from "../group-by";
import type { PeriodLength } from "./filter";
import { periodOf, periodsFrom } from "./period";
import type { Prevalence } from "./prevalence";
import { articlesWith, rulesFor } from "./prevalence";
import { cellProportion } from "./proportion";
import type { Figure } from "./row";
import { frameColumns, proportionColumns } from "./row";
import type { CodedArticle, PresenceRule, Study } from "./study";
import { withArticles } from "./study";

/** Prevalence in a part of the articles. `cells` has one entry per frame of the study, in order. */
export interface PrevalenceRow<Key> {
  readonly key: Key;
  readonly n: number;
  readonly cells: readonly Prevalence[];
}

/** An outlet, or null for the articles without one. */
export type OutletKey = { readonly id: string; readonly name: string } | null;

/** Prevalence by outlet, outlets by name, articles without an outlet last. */
export function prevalenceByOutlet(
  study: Study,
  rule: PresenceRule = "average",
): PrevalenceRow<OutletKey>[] {
  const groups = groupBy(study.articles, ({ outletId }) => outletId);
  return [...groups]
    .map(([id, articles]) =>
      rowOf(study, id === null ? null : { id, name: articles[0]?.outlet ?? id }, articles, rule),
    )
    .sort((a, b) => compareOutlets(a.key, b.key));
}

/**
 * Prevalence by period of publication, in order (`periodOf`). Periods without articles
 * between the first and the last are there with n = 0: a chart must show a gap, not 0 %.
 * Articles without a date come last, with the key null.
 */
export function prevalenceByPeriod(
  study: Study,
  length: PeriodLength,
  rule: PresenceRule = "average",
): PrevalenceRow<string | null>[] {
  const groups = groupBy(study.articles, ({ publishedOn }) =>
    publishedOn === null ? null : periodOf(publishedOn, length),
  );
  const undated = groups.get(null);
  const days = study.articles.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  const periods = first && last ? periodsFrom(first, last, length) : [];
  const rows = periods.map((period) => rowOf(study, period, groups.get(period) ?? [], rule));
  return undated ? [...rows, rowOf(study, null, undated, rule)] : rows;
}

/** Prevalence by month of publication ("YYYY-MM"). */
export function prevalenceByMonth(
  study: Study,
  rule: PresenceRule = "average",
): PrevalenceRow<string | null>[] {
  return prevalenceByPeriod(study, "month", rule);
}

function rowOf<Key>(
  study: Study,
  key: Key,
  articles: readonly CodedArticle[],
  rule: PresenceRule,
): PrevalenceRow<Key> {
  const part = withArticles(study, articles);
  return {
    key,
    n: articles.length,
    cells: study.frames.map((frame, index) => ({
      frame,
      ...cellProportion(articlesWith(part, index, rule), articles.length),
    })),
  };
}

function compareOutlets(a: OutletKey, b: OutletKey): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1);
}

export function prevalenceByOutletFigures(study: Study): Figure[] {
  return rulesFor(study.layer).flatMap((rule) =>
    prevalenceByOutlet(study, rule).flatMap(({ key, cells }) =>
      cells.map((cell) => ({ ...figureOf(cell, rule), outlet: key?.name ?? "no outlet" })),
    ),
  );
}

export function prevalenceByMonthFigures(study: Study): Figure[] {
  return prevalenceByPeriodFigures(study, "month");
}

export function prevalenceByPeriodFigures(study: Study, length: PeriodLength): Figure[] {
  return rulesFor(study.layer).flatMap((rule) =>
    prevalenceByPeriod(study, length, rule).flatMap(({ key, cells }) =>
      cells.map((cell) => ({ ...figureOf(cell, rule), month: key ?? "undated" })),
    ),
  );
}

function figureOf(cell: Prevalence, rule: PresenceRule): Figure {
  return {
    measure: "articles with the frame",
    rule,
    ...frameColumns(cell.frame),
    ...proportionColumns(cell),
  };
}
