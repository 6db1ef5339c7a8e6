import type { ZoneKind } from "../zones";
import type { Layer } from "../frame-use";
import { touches } from "../frame-use";
import { dominantOf } from "./dominant-frame";
import { periodOf } from "./period";
import { declaredOf } from "./primary-frame";
import type { PeriodLength } from "./filter";
import { settledQuestions } from "./settling";
import type { CodedArticle, Coding, Judged, PresenceRule, Study } from "./study";

/**
 * What the articles behind a number have in common:
 *
 * - `any`: nothing more than the report's filter; what stands under every fraction
 * - `frame`, `without`: they have the frame, or do not; with `other`, both frames
 * - `zone`: the frame stands in the zone `value`, such as the headline
 * - `dominant`: the frame `value` covers most of them; "tie" or "none"
 * - `frames`: they have `value` different frames
 * - `primary`: the frame `value` was declared their main one; "none", or "missing"; with
 *   `other`, that frame (or "tie", "none") covers most of them
 * - `tone`: they have the frame, and the answer on the tone was `value`
 * - `settled`: whether the frame is in them was settled as `value` says (`OUTCOMES`)
 * - `pair`: of `reviewers`, both found the frame, or only the "first", only the "second",
 *   or "neither" did, as `value` says
 */
export const CELL_KINDS = [
  "any",
  "frame",
  "without",
  "zone",
  "dominant",
  "frames",
  "primary",
  "tone",
  "pair",
  "settled",
] as const;
export type CellKind = (typeof CELL_KINDS)[number];

/** One number of a report, as its address says it. */
export interface Cell {
  readonly kind: CellKind;
  /** Id of a frame. */
  readonly frame: string | null;
  readonly other: string | null;
  readonly value: string | null;
  /** Only in the outlet with this id; `NOWHERE` for articles without one. */
  readonly outlet: string | null;
  /** Only in this period (lib/domain/statistics/period.ts); `NOWHERE` for undated articles. */
  readonly period: string | null;
  /** Ids of two reviewers, in order. */
  readonly reviewers: readonly string[];
}

/** The value that stands for no outlet, and for no date. */
export const NOWHERE = "none";

export const ALL_ARTICLES: Cell = {
  kind: "any",
  frame: null,
  other: null,
  value: null,
  outlet: null,
  period: null,
  reviewers: [],
};

/** The cell that an address asks for; its names are different from those of the filter beside it. */
export function parseCell(query: URLSearchParams): Cell {
  const one = (name: string) => query.get(name)?.slice(0, 300) || null;
  return {
    kind: CELL_KINDS.find((kind) => kind === query.get("cell")) ?? (one("frame") ? "frame" : "any"),
    frame: one("frame"),
    other: one("other"),
    value: one("value"),
    outlet: one("in-outlet"),
    period: one("in-period"),
    reviewers: query.getAll("reviewer").slice(0, 2),
  };
}

/** What `parseCell` reads back; to be appended to the query of the report's filter. */
export function cellQuery(cell: Partial<Cell>): URLSearchParams {
  const query = new URLSearchParams();
  const add = (name: string, value: string | null | undefined) => value && query.set(name, value);
  add("cell", cell.kind);
  add("frame", cell.frame);
  add("other", cell.other);
  add("value", cell.value);
  add("in-outlet", cell.outlet);
  add("in-period", cell.period);
  for (const reviewer of cell.reviewers ?? []) query.append("reviewer", reviewer);
  return query;
}

/** The frames whose passages show why an article is behind a number. */
export function framesOf(cell: Cell): string[] {
  const named = cell.kind === "dominant" || cell.kind === "primary" ? cell.value : cell.frame;
  return [named, cell.other].flatMap((id) => id ?? []);
}

/** An article behind a number, and how much of it: less than 1 where its reviewers differ. */
export interface Counted {
  readonly article: CodedArticle;
  readonly share: number;
}

/**
 * The articles behind a number; their shares add up to it.
 * @param studies the report's study, and both layers of it
 */
export function articlesBehind(
  { study, studies }: { readonly study: Study; readonly studies: Readonly<Record<Layer, Study>> },
  cell: Cell,
  { presence, period }: { readonly presence: PresenceRule; readonly period: PeriodLength },
): Counted[] {
  if (cell.kind === "settled") return settledAs(studies, cell);
  const holds = conditionOf(study, cell);
  return study.articles.flatMap((article) => {
    if (!isIn(article, cell, period)) return [];
    const share = holds(article, presence);
    return share > 0 ? [{ article, share }] : [];
  });
}

/** Settled articles, with the reviewers' blind codings of them. */
function settledAs({ final, reviewer }: Readonly<Record<Layer, Study>>, cell: Cell): Counted[] {
  return settledQuestions(final, reviewer).flatMap(({ article, frameIndex, outcome }) =>
    final.frames[frameIndex]!.id === cell.frame && outcome === cell.value
      ? [{ article, share: 1 }]
      : [],
  );
}

function isIn(article: CodedArticle, cell: Cell, length: PeriodLength): boolean {
  const { outletId, publishedOn } = article;
  if (cell.outlet !== null && cell.outlet !== (outletId ?? NOWHERE)) return false;
  const period = publishedOn === null ? NOWHERE : periodOf(publishedOn, length);
  return cell.period === null || cell.period === period;
}

type Condition = (article: CodedArticle, rule: PresenceRule) => number;

function conditionOf(study: Study, cell: Cell): Condition {
  const index = (id: string | null) => study.frames.findIndex((frame) => frame.id === id);
  const [k, l] = [index(cell.frame), index(cell.other)];
  const has = (coding: Coding) => Boolean(coding[k] && (cell.other === null || coding[l]));
  switch (cell.kind) {
    case "any":
      return () => 1;
    case "frame":
      return (article, rule) => shareOf(article, has, cell.other === null ? rule : "average");
    case "without":
      return (article, rule) => 1 - shareOf(article, has, rule);
    case "zone":
      return (article) =>
        shareOf(article, (coding) => {
          const use = coding[k];
          return Boolean(use && touches(use, cell.value as ZoneKind));
        });
    case "dominant":
      return (article) => shareOf(article, (coding) => dominantKey(study, coding) === cell.value);
    case "frames":
      return (article) =>
        shareOf(article, (coding) => String(coding.filter(Boolean).length) === cell.value);
    case "primary":
      return (article) =>
        shareOf(
          article,
          (coding, { primary }) =>
            declaredKey(study, primary) === cell.value &&
            (cell.other === null || dominantKey(study, coding) === cell.other),
        );
    case "tone":
      return (article) =>
        shareOf(article, (coding, { tone }) => has(coding) && tone === cell.value);
    case "settled":
      return () => 0;
    case "pair":
      return (article) => pairHolds(article, cell, k);
  }
}

function declaredKey(study: Study, primary: string | null): string {
  const declared = declaredOf(study, primary);
  return typeof declared === "string" ? declared : declared.id;
}

function dominantKey(study: Study, coding: Coding): string {
  const dominant = dominantOf(study, coding);
  return typeof dominant === "string" ? dominant : dominant.id;
}

/** The share of an article's codings for which something holds; by the other rules 0 or 1. */
function shareOf(
  { codings, judged }: CodedArticle,
  holds: (coding: Coding, judged: Judged) => boolean,
  rule: PresenceRule = "average",
): number {
  const count = codings.filter((coding, index) => holds(coding, judged[index]!)).length;
  if (rule === "average") return count / codings.length;
  return Number(rule === "any" ? count > 0 : count === codings.length);
}

function pairHolds({ codings, reviewerIds }: CodedArticle, cell: Cell, k: number): number {
  const [first, second] = cell.reviewers.map((id) => codings[reviewerIds.indexOf(id)]);
  if (!first || !second) return 0;
  const [a, b] = [Boolean(first[k]), Boolean(second[k])];
  const found = a && b ? "both" : a ? "first" : b ? "second" : "neither";
  return Number(found === cell.value);
}
