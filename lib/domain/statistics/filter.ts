import { FIRM, TENTATIVE } from "../agreement/bootstrap";
import type { Layer } from "../frame-use";
import { CODED } from "../frame-use";
import type { ZoneKind } from "../zones";
import type { Bars } from "./reliability-tier";
import type { PresenceRule } from "./study";
import type { Omittable } from "./without";
import { omittedBy } from "./without";

/** Each story once, however often it was printed; or each printing as an article of its own. */
export const STUDY_UNITS = ["stories", "printings"] as const;
export type StudyUnit = (typeof STUDY_UNITS)[number];

/** How finely publication days are put together. */
export const PERIOD_LENGTHS = ["week", "month", "quarter", "year"] as const;
export type PeriodLength = (typeof PERIOD_LENGTHS)[number];

const LAYERS: readonly Layer[] = ["final", "reviewer"];
const PRESENCE_RULES: readonly PresenceRule[] = ["average", "any", "every"];

/**
 * What the figures of one report are of. Applied before anything is counted, so that
 * every table and chart of the report has the same articles. A list that is empty and
 * a part that is null leave nothing out.
 */
export interface StudyFilter {
  /** Id of the round; rounds are never mixed. Null: the one shown first (`mainRound`). */
  readonly round: string | null;
  /** Null: the final layer as soon as anything is settled. */
  readonly layer: Layer | null;
  /** What makes a frame present where reviewers differ; the final layer has one coding. */
  readonly presence: PresenceRule;
  /** Ids of outlets, any of them. */
  readonly outlets: readonly string[];
  /** First and last day of publication, YYYY-MM-DD; with either, undated articles are left out. */
  readonly from: string | null;
  readonly to: string | null;
  /** ISO 639, any of them. */
  readonly languages: readonly string[];
  /** Only what lies in these zones counts, in numerators and denominators; none: the coded region. */
  readonly zones: readonly ZoneKind[];
  /** Id of a sample: only articles drawn into it, weighted by their strata. */
  readonly sample: string | null;
  readonly unit: StudyUnit;
  /** Number of the codebook version that was current when the article was submitted. */
  readonly version: number | null;
  /** Kinds of tags that are not counted. */
  readonly without: readonly Omittable[];
  readonly period: PeriodLength;
  /** What alpha must reach: frames below `tentative` carry a mark wherever they are shown. */
  readonly bars: Bars;
}

/** A filter whose round and layer are settled: what figures are of, in the end. */
export type SettledFilter = StudyFilter & { readonly round: string; readonly layer: Layer };

export const WHOLE_STUDY: StudyFilter = {
  round: null,
  layer: null,
  presence: "average",
  outlets: [],
  from: null,
  to: null,
  languages: [],
  zones: [],
  sample: null,
  unit: "stories",
  version: null,
  without: [],
  period: "month",
  bars: { firm: FIRM, tentative: TENTATIVE },
};

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const MOST_VALUES = 200;

/**
 * The filter that an address asks for. What is not understood is left out, so that an
 * old address still opens; but never a kind of tag to leave out, for the figures would
 * then count what the address says they do not.
 *
 * @throws {AppError} invalid_input, when `without` names no kind of tag
 */
export function parseStudyFilter(query: URLSearchParams): StudyFilter {
  const one = (name: string) => query.get(name)?.trim().slice(0, 300) || null;
  const many = (name: string) =>
    [...new Set(query.getAll(name).filter(Boolean))].slice(0, MOST_VALUES);
  const among = <Value extends string>(name: string, known: readonly Value[]) =>
    known.filter((value) => query.getAll(name).includes(value));
  const day = (name: string) => query.getAll(name).find((value) => DAY.test(value)) ?? null;
  const version = Number(one("version"));
  const bars = { firm: share(one("firm"), FIRM), tentative: share(one("tentative"), TENTATIVE) };
  return {
    round: one("round"),
    layer: among("layer", LAYERS)[0] ?? null,
    presence: among("presence", PRESENCE_RULES)[0] ?? "average",
    outlets: many("outlet"),
    from: day("from"),
    to: day("to"),
    languages: many("language"),
    zones: among("zone", CODED),
    sample: one("sample"),
    unit: among("unit", STUDY_UNITS)[0] ?? "stories",
    version: Number.isInteger(version) && version > 0 ? version : null,
    without: omittedBy(query.getAll("without").filter(Boolean)),
    period: among("period", PERIOD_LENGTHS)[0] ?? "month",
    bars: bars.tentative <= bars.firm ? bars : WHOLE_STUDY.bars,
  };
}

/** The query string of a filter: what `parseStudyFilter` reads back. What is as usual is not in it. */
export function studyFilterQuery(filter: StudyFilter): URLSearchParams {
  const query = new URLSearchParams();
  const add = (name: string, values: string | null | readonly string[], usual?: string) => {
    for (const value of [values ?? []].flat()) if (value !== usual) query.append(name, value);
  };
  add("round", filter.round);
  add("layer", filter.layer);
  add("presence", filter.presence, WHOLE_STUDY.presence);
  add("outlet", filter.outlets);
  add("from", filter.from);
  add("to", filter.to);
  add("language", filter.languages);
  add("zone", filter.zones);
  add("sample", filter.sample);
  add("unit", filter.unit, WHOLE_STUDY.unit);
  add("version", filter.version === null ? null : String(filter.version));
  add("without", filter.without);
  add("period", filter.period, WHOLE_STUDY.period);
  add("firm", String(filter.bars.firm), String(FIRM));
  add("tentative", String(filter.bars.tentative), String(TENTATIVE));
  return query;
}

/** Whether tags have to be counted anew from their passages, since some of them or parts of them do not count. */
export function countsAnew({ zones, without }: StudyFilter): boolean {
  return zones.length > 0 || without.length > 0;
}

function share(written: string | null, usual: number): number {
  const value = Number(written ?? usual);
  return value >= 0 && value <= 1 ? value : usual;
}
