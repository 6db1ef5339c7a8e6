import { groupBy } from "../group-by";
import type { Random } from "../random";
import { randomFrom, shuffled } from "../random";
import type { Candidate, SamplingPlan, Strata } from "./plan";

/** A part of the sampling frame: N articles, of which n are drawn. */
export interface Stratum {
  /** Such as "Politika · 2025-03"; empty in a simple random sample. */
  readonly name: string;
  readonly inFrame: number;
  readonly drawn: number;
}

export interface Drawn {
  readonly articleId: string;
  readonly stratum: string;
  /** 1 for the first drawn: the first k of a sample are a random sample of it. */
  readonly position: number;
  /** Articles of its stratum in the sampling frame. */
  readonly inStratum: number;
}

export interface Draw {
  readonly strata: readonly Stratum[];
  readonly sampled: readonly Drawn[];
}

/**
 * Draw a sample without replacement. The same seed, plan and articles give the same
 * list, in whatever order the articles come.
 */
export function drawSample(eligible: readonly Candidate[], plan: SamplingPlan): Draw {
  const random = randomFrom(Number(plan.seed));
  const byId = [...eligible].sort((a, b) => compare(a.id, b.id));
  const groups = [...groupBy(byId, (candidate) => stratumOf(candidate, plan.strata))].sort(
    ([a], [b]) => compare(a, b),
  );
  const sizes = groups.map(([, { length }]) => length);
  const shares = allocate(sizes, plan);
  const chosen = groups.flatMap(([stratum, candidates], i) =>
    pick(candidates, shares[i]!, random).map(({ id }) => ({
      articleId: id,
      stratum,
      inStratum: candidates.length,
    })),
  );
  return {
    strata: groups.map(([name], i) => ({ name, inFrame: sizes[i]!, drawn: shares[i]! })),
    sampled: shuffled(chosen, random).map((drawn, i) => ({ ...drawn, position: i + 1 })),
  };
}

/**
 * How many are drawn from strata of these sizes; never more than a stratum has.
 *
 * Proportional: by the largest remainder (Hamilton's method), ties to the stratum
 * that comes first. Equal: one after the other from each that has any left, so that
 * small strata give all they have and the others make up for them.
 */
export function allocate(
  sizes: readonly number[],
  { allocation, size }: Pick<SamplingPlan, "allocation" | "size">,
): number[] {
  if (allocation === "quota") return sizes.map((inFrame) => Math.min(inFrame, size));
  const all = sizes.reduce((sum, inFrame) => sum + inFrame, 0);
  if (all === 0) return [];
  const wanted = Math.min(size, all);
  if (allocation === "equal") return allocateEqually(sizes, wanted);
  const shares = sizes.map((inFrame) => Math.floor((inFrame * wanted) / all));
  const left = wanted - shares.reduce((sum, share) => sum + share, 0);
  const remainders = sizes.map((inFrame, i) => ({ i, rest: (inFrame * wanted) % all }));
  remainders.sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of remainders.slice(0, left)) shares[i]!++;
  return shares;
}

function allocateEqually(sizes: readonly number[], wanted: number): number[] {
  const shares = sizes.map(() => 0);
  for (let left = wanted; left > 0;) {
    const open = shares.flatMap((share, i) => (share < sizes[i]! ? [i] : []));
    for (const i of open.slice(0, left)) shares[i]!++;
    left -= Math.min(left, open.length);
  }
  return shares;
}

/** What an article stands for in a figure over the whole frame: N / n of its stratum. */
export function weightOf({ inFrame, drawn }: Pick<Stratum, "inFrame" | "drawn">): number {
  return inFrame / drawn;
}

function pick<T>(items: readonly T[], count: number, random: Random): T[] {
  return shuffled(items, random).slice(0, count);
}

function stratumOf({ outlet, publishedOn }: Candidate, strata: Strata): string {
  const name = outlet?.name ?? "no outlet";
  const month = publishedOn?.slice(0, 7) ?? "undated";
  switch (strata) {
    case "none":
      return "";
    case "outlet":
      return name;
    case "month":
      return month;
    case "outlet and month":
      return `${name} · ${month}`;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
