import type { ZoneKind } from "../zones";
import { touches } from "../frame-use";
import { dominantOf } from "./dominant-frame";
import { periodOf } from "./period";
import type { PeriodLength } from "./filter";
import type { CodedArticle, Coding, Judged, PresenceRule, Study } from "./study";

/**
 * What the articles behind a number have in common:
 *
 * - `any`: nothing more than the report's filter; what stands under every fraction
 * - `frame`, `without`: they have the frame, or do not; with `other`, both frames
 * - `zone`: the frame stands in the zone `value`, such as the headline
 * - `dominant`: the frame `value` covers most of them; "tie" or "none"
 * - `frames`: they have `value` different frames
 * - `primary`: the frame `value` was declared their main one; "none", or "missing"
 * - `tone`: they have the frame, and the answer on the tone was `value`
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
  return [named, cell.other].filter((id) => id !== null);
}

/** An article behind a number, and how much of it: less than 1 where its reviewers differ. */
export interface Counted {
  readonly article: CodedArticle;
  readonly share: number;
}

/** The articles behind a number; their shares add up to it. */
export function articlesBehind(
  study: Study,
  cell: Cell,
  { presence, period }: { readonly presence: PresenceRule; readonly period: PeriodLength },
): Counted[] {
  const holds = conditionOf(study, cell);
  return study.articles.flatMap((article) => {
    if (!isIn(article, cell, period)) return [];
    const share = holds(article, presence);
    return share > 0 ? [{ article, share }] : [];
  });
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
      return (article) =>
        shareOf(article, (coding) => {
          const dominant = dominantOf(study, coding);
          return (typeof dominant === "string" ? dominant : dominant.id) === cell.value;
        });
    case "frames":
      return (article) =>
        shareOf(article, (coding) => String(coding.filter(Boolean).length) === cell.value);
    case "primary":
      return (article) => shareOf(article, (_, { primary }) => primaryKey(primary) === cell.value);
    case "tone":
      return (article) =>
        shareOf(article, (coding, { tone }) => has(coding) && tone === cell.value);
    case "pair":
      return (article) => pairHolds(article, cell, k);
  }
}

/** How a declared primary frame is written in an address: nobody answered, or "none" was the answer. */
export function primaryKey(primary: string | null): string {
  return primary ?? "missing";
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
