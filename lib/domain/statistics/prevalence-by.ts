import { byName } from "../by-name";
import type { PeriodLength } from "./filter";
import { periodOf, periodsFrom } from "./period";
import type { Prevalence } from "./prevalence";
import { presenceBy, rulesFor } from "./prevalence";
import { cellProportion } from "./proportion";
import type { Figure } from "./row";
import { frameColumns, proportionColumns } from "./row";
import type { CodedArticle, PresenceRule, Study } from "./study";

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
  const names = new Map<string | null, string | null>();
  for (const { outletId, outlet } of study.articles) {
    if (!names.has(outletId)) names.set(outletId, outlet);
  }
  const cellsOf = countedBy(study, rule, ({ outletId }) => outletId);
  return [...names]
    .map(([id, name]) => ({ key: id === null ? null : { id, name: name ?? id }, ...cellsOf(id) }))
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
  const periodOfDay = new Map<string | null, string | null>([[null, null]]);
  for (const { publishedOn: day } of study.articles) {
    if (day !== null && !periodOfDay.has(day)) periodOfDay.set(day, periodOf(day, length));
  }
  const days = [...periodOfDay.keys()].flatMap((day) => day ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  const periods = first && last ? periodsFrom(first, last, length) : [];
  const cellsOf = countedBy(study, rule, ({ publishedOn }) => periodOfDay.get(publishedOn) ?? null);
  const rows = periods.map((key) => ({ key, ...cellsOf(key) }));
  const undated = cellsOf(null);
  return undated.n > 0 ? [...rows, { key: null, ...undated }] : rows;
}

/** Prevalence by month of publication ("YYYY-MM"). */
export function prevalenceByMonth(
  study: Study,
  rule: PresenceRule = "average",
): PrevalenceRow<string | null>[] {
  return prevalenceByPeriod(study, "month", rule);
}

/** The articles of each group, and of these the ones with each frame; counted in one pass for all groups. */
function countedBy<Key>(
  study: Study,
  rule: PresenceRule,
  groupOf: (article: CodedArticle) => Key,
): (key: Key) => Pick<PrevalenceRow<Key>, "n" | "cells"> {
  const groups = new Map<Key, number>();
  const sizes: number[] = [];
  const groupAt = new Int32Array(study.articles.length);
  for (const [place, article] of study.articles.entries()) {
    const key = groupOf(article);
    const group = groups.get(key) ?? groups.size;
    if (group === groups.size) groups.set(key, group);
    groupAt[place] = group;
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  const counts = study.frames.map((_, index) => {
    const found = new Float64Array(groups.size);
    const [places, shares] = [study.places[index]!, study.shares[index]!];
    for (let i = 0; i < places.length; i++) {
      found[groupAt[places[i]!]!]! += presenceBy(rule, shares[i]!);
    }
    return found;
  });
  return (key) => {
    const group = groups.get(key);
    const n = group === undefined ? 0 : sizes[group]!;
    const cells = study.frames.map((frame, index) => ({
      frame,
      ...cellProportion(group === undefined ? 0 : counts[index]![group]!, n),
    }));
    return { n, cells };
  };
}

function compareOutlets(a: OutletKey, b: OutletKey): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return byName(a.name, b.name) || (a.id < b.id ? -1 : 1);
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
