import type { Span } from "../span";
import { overlap, sameSpan } from "../span";
import { sum } from "./coefficient";
import type { Unit } from "./continuum";
import { mergeUnits } from "./continuum";

/** How far two reviewers' units in one article match, before it is divided by anything. */
export interface Matches {
  /** Units of the first and of the second reviewer, or their credit, that found a partner. */
  readonly first: number;
  readonly second: number;
  /** Units each reviewer has. */
  readonly firstCount: number;
  readonly secondCount: number;
}

/** F1 and its parts; null where neither reviewer tagged anything, so there is nothing to match. */
export interface F1 {
  /** Share of the second reviewer's units that match, and of the first's. Which is which does not matter to F1. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Ways to match the units of two reviewers. None is corrected for chance. */
export type MatchRule = (first: readonly Unit[], second: readonly Unit[]) => Matches;

/** Same start, end and frame. */
export const exact: MatchRule = (first, second) =>
  oneToOne(distinct(first), distinct(second), [
    (a, b) => sameSpan(a, b) && a.frameId === b.frameId,
  ]);

/** Same start and end, whatever the frame. */
export const exactBoundary: MatchRule = (first, second) =>
  oneToOne(distinct(first), distinct(second), [
    (a, b) => sameSpan(a, b) && a.frameId === b.frameId,
    sameSpan,
  ]);

/** Same frame and at least one shared code point. */
export const typeOverlap: MatchRule = (first, second) =>
  oneToOne(distinct(first), distinct(second), [
    (a, b) => sameSpan(a, b) && a.frameId === b.frameId,
    (a, b) => a.frameId === b.frameId && overlap(a, b) > 0,
  ]);

/**
 * Same start and end counts 1, any other overlap 1/2, whatever the frame.
 *
 * Segura-Bedmar, I., Martínez, P. & Herrero-Zazo, M. (2013). SemEval-2013 task 9.
 */
export const partial: MatchRule = (first, second) => {
  const one = distinct(first);
  const other = distinct(second);
  const boundaries = exactBoundary(one, other).first;
  const all = oneToOne(one, other, [
    (a, b) => sameSpan(a, b) && a.frameId === b.frameId,
    sameSpan,
    (a, b) => overlap(a, b) > 0,
  ]).first;
  const credit = boundaries + (all - boundaries) / 2;
  return { first: credit, second: credit, firstCount: one.length, secondCount: other.length };
};

/**
 * Each unit's credit is the share of it that the other reviewer tagged with the same
 * frame; overlapping units of one frame are merged first, so no credit exceeds 1.
 *
 * Da San Martino, G. et al. (2019). Fine-grained analysis of propaganda in news
 * articles. EMNLP 2019.
 */
export const overlapWeighted: MatchRule = (first, second) => {
  const one = mergeUnits(first);
  const other = mergeUnits(second);
  return {
    first: sum(one, (unit) => covered(unit, other) / (unit.end - unit.start)),
    second: sum(other, (unit) => covered(unit, one) / (unit.end - unit.start)),
    firstCount: one.length,
    secondCount: other.length,
  };
};

/** Code points tagged with the same frame by both, of the code points tagged. */
export const characters: MatchRule = (first, second) => {
  const one = mergeUnits(first);
  const other = mergeUnits(second);
  const shared = sum(one, (unit) => covered(unit, other));
  return {
    first: shared,
    second: shared,
    firstCount: sum(one, lengthOf),
    secondCount: sum(other, lengthOf),
  };
};

/** The F1 of several articles or frames together (micro): their matches added up. */
export function f1Of(matches: readonly Matches[]): F1 | null {
  const firstCount = sum(matches, (match) => match.firstCount);
  const secondCount = sum(matches, (match) => match.secondCount);
  if (firstCount + secondCount === 0) return null;
  const recall = firstCount === 0 ? 0 : sum(matches, (match) => match.first) / firstCount;
  const precision = secondCount === 0 ? 0 : sum(matches, (match) => match.second) / secondCount;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** The units of two reviewers in one article. */
export type Pair = readonly [first: readonly Unit[], second: readonly Unit[]];

/**
 * The mean over frames (macro) of the F1 of all articles together, over the frames that
 * either reviewer used; null when neither used any. `unused` frames are left out.
 */
export function macroF1(
  articles: readonly Pair[],
  frameIds: readonly string[],
  rule: MatchRule,
): { readonly f1: number | null; readonly unused: number } {
  const used = frameIds
    .map((frameId) => {
      const ofFrame = (units: readonly Unit[]) => units.filter((unit) => unit.frameId === frameId);
      return f1Of(articles.map(([first, second]) => rule(ofFrame(first), ofFrame(second))));
    })
    .filter((frame) => frame !== null);
  const f1 = used.length === 0 ? null : sum(used, (frame) => frame.f1) / used.length;
  return { f1, unused: frameIds.length - used.length };
}

/** Pair units, each with one partner at most; earlier rules first, within a rule in text order. */
function oneToOne(
  first: readonly Unit[],
  second: readonly Unit[],
  rules: readonly ((a: Unit, b: Unit) => boolean)[],
): Matches {
  const free = new Set(second);
  let unmatched = first;
  for (const matches of rules) {
    unmatched = unmatched.filter((unit) => {
      const partner = [...free].find((other) => matches(unit, other));
      return partner === undefined || !free.delete(partner);
    });
  }
  const matched = first.length - unmatched.length;
  return {
    first: matched,
    second: matched,
    firstCount: first.length,
    secondCount: second.length,
  };
}

/** In text order, each only once. */
function distinct(units: readonly Unit[]): Unit[] {
  const seen = new Set<string>();
  return [...units]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter(({ start, end, frameId }) => {
      const key = JSON.stringify([start, end, frameId]);
      return !seen.has(key) && seen.add(key);
    });
}

/** Code points of a unit that lie in units of the same frame, which do not overlap. */
function covered(unit: Unit, others: readonly Unit[]): number {
  return sum(others, (other) => (other.frameId === unit.frameId ? overlap(unit, other) : 0));
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
