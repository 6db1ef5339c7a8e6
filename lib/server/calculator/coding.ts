import type { BootstrapOptions, Interval, Resampled } from "@/lib/domain/agreement/bootstrap";
import { bootstrap } from "@/lib/domain/agreement/bootstrap";
import type { Coefficient, ReliabilityData } from "@/lib/domain/agreement/coefficient";
import { tally } from "@/lib/domain/agreement/coefficient";
import { fleissChance } from "@/lib/domain/agreement/fleiss-kappa";
import type { CoefficientId } from "@/lib/domain/agreement/registry";
import { coefficients, distances, setDistances } from "@/lib/domain/agreement/registry";
import { percentAgreement } from "@/lib/domain/agreement/percent-agreement";
import { canonicalSets } from "@/lib/domain/agreement/set-alpha";
import type { Distance } from "@/lib/domain/agreement/distance";
import { AppError } from "@/lib/domain/errors";
import { isSpanData } from "./cases";
import type { Case, CodedData } from "./cases";

type Label = string | number | boolean;
type Value = Label | (string | number)[];

/** Whatever the format, as reliability data. */
interface Coded {
  readonly rows: ReliabilityData<Value>;
  readonly times?: readonly number[];
  /** Listed in the data, in their order. */
  readonly categories?: readonly Value[];
}

/** Other names of coefficients. */
const ALIASES: Readonly<Record<string, CoefficientId>> = { randolph_kappa: "brennan_prediger" };

/** A file that says more than this is a mistake, and would not fit into memory. */
const MOST_VALUES = 10_000_000;

export function isCodingCoefficient(name: string): boolean {
  return name === "fleiss_pe" || name in ALIASES || name in coefficients;
}

/** A coefficient of coded units, and its interval where one was asked for and can be had. */
export type CodingAgreement = Coefficient & { readonly interval?: Interval | null };

/** More units than this are not resampled. */
const MOST_UNITS = 20_000;

/**
 * Compute a coefficient of coded units, with its interval where `options` are given:
 * units are drawn with replacement.
 *
 * @throws {AppError} `invalid_input`
 */
export function codingAgreement(
  { coefficient, distance, data }: Case,
  options?: BootstrapOptions,
): CodingAgreement {
  if (isSpanData(data)) {
    throw refuse(`${coefficient} takes units, a table or counts, not ${data.format}.`);
  }
  const { rows, times, compute } = computationOf(coefficient, distance || "nominal", data);
  const found = compute(times);
  if (!options) return found;
  if (found.value === null || found.units > MOST_UNITS) return { ...found, interval: null };
  const resampled = resampledUnits(rows, times, (drawn) => compute(drawn).value);
  return { ...found, interval: bootstrap(found.units, [resampled], options)[0]! };
}

/** A coefficient of these rows, each counted so many times. */
interface Computation {
  readonly rows: ReliabilityData<unknown>;
  readonly times: ArrayLike<number>;
  readonly compute: (times: ArrayLike<number>) => Coefficient;
}

function computationOf(coefficient: string, distance: string, data: CodedData): Computation {
  const { rows: given, times, categories } = codedFrom(data);
  const of = <T>(
    values: ReliabilityData<T>,
    compute: (rows: ReliabilityData<T>, times: ArrayLike<number>) => Coefficient,
  ): Computation => {
    const { rows, counts } = distinctRows(values, times);
    return { rows, times: counts, compute: (drawn) => compute(rows, drawn) };
  };
  const labels = given.map((row) => row.map(asLabel));

  if (coefficient === "krippendorff_alpha") {
    const alpha = <T>(metric: Distance<T>, values: ReliabilityData<T>) =>
      of(values, (rows, drawn) =>
        coefficients.krippendorff_alpha.compute({
          ...{ data: rows, times: drawn, categories: 0, distance: metric },
        }),
      );
    if (distance === "nominal") return alpha(distances.nominal, labels);
    if (distance === "ordinal" || distance === "interval" || distance === "ratio") {
      return alpha(distances[distance], numbersOf({ rows: given, categories }, distance));
    }
    if (Object.hasOwn(setDistances, distance)) {
      const metric = setDistances[distance as keyof typeof setDistances];
      return alpha(metric, canonicalSets(setsOf(given, distance)));
    }
    return alpha(customDistance(distance), labels);
  }
  if (distance !== "nominal") {
    throw refuse(`${coefficient} knows no distance but nominal, so not "${distance}".`);
  }
  if (coefficient === "fleiss_pe") {
    return of(labels, (rows, drawn) => {
      const agreement = percentAgreement(rows, drawn);
      return agreement.value === null
        ? agreement
        : { ...agreement, value: fleissChance(rows, drawn) };
    });
  }
  const { compute, perReviewer } =
    coefficients[ALIASES[coefficient] ?? (coefficient as CoefficientId)];
  if (perReviewer && data.format === "counts") {
    throw refuse(`${coefficient} needs to know which coder gave which value; counts do not say.`);
  }
  const q = categories?.length ?? new Set(labels.flat().filter((one) => one !== null)).size;
  return of(labels, (rows, drawn) =>
    compute({ data: rows, times: drawn, categories: q, distance: distances.nominal }),
  );
}

/** "custom: d=0.5 if either is Chck else 1" */
function customDistance(name: string): Distance<Label> {
  const custom = /^custom: d=([\d.]+) if either is (.+) else ([\d.]+)$/.exec(name);
  if (!custom) {
    const known = [...Object.keys(distances), ...Object.keys(setDistances)].join(", ");
    throw refuse(`There is no distance "${name}". There are ${known}.`);
  }
  const [, near, label, far] = custom;
  return {
    between: () => (a, b) =>
      a === b ? 0 : Number(String(a) === label || String(b) === label ? near : far),
  };
}

/** Equal rows taken together, and how often each counts. */
function distinctRows<T>(rows: ReliabilityData<T>, times: ArrayLike<number> | undefined) {
  const at = new Map<string, number>();
  const numbers = new Map<T | null, number>();
  const distinct: (readonly (T | null)[])[] = [];
  const counts: number[] = [];
  for (const [index, row] of rows.entries()) {
    const key = row
      .map((value) => {
        if (!numbers.has(value)) numbers.set(value, numbers.size);
        return numbers.get(value)!;
      })
      .join();
    const place = at.get(key) ?? distinct.push(row) - 1;
    at.set(key, place);
    counts[place] = (counts[place] ?? 0) + (times?.[index] ?? 1);
  }
  return { rows: distinct, counts };
}

/** Units drawn one by one; all a coefficient needs to know is how often each row was drawn. */
function resampledUnits(
  rows: ReliabilityData<unknown>,
  times: ArrayLike<number>,
  compute: (times: Float64Array) => number | null,
): Resampled {
  let from = 0;
  const amounts = rows.map((_, index) => {
    const units = Int32Array.from({ length: times[index]! }, () => from++);
    return { usual: 0, places: units, values: new Float64Array(units.length).fill(1) };
  });
  return { amounts, pairable: tally(rows, times).basis.pairableUnits, compute };
}

function codedFrom(data: CodedData): Coded {
  switch (data.format) {
    case "units":
      return unitsFrom(data);
    case "table":
      return tableFrom(data);
    case "counts":
      return countsFrom(data);
  }
}

function unitsFrom({ units, coders, categories }: Extract<CodedData, { format: "units" }>): Coded {
  const known = categories && new Set(categories.map((one) => JSON.stringify(asLabel(one))));
  const width = coders?.length ?? units[0]?.length ?? 0;
  for (const [index, row] of units.entries()) {
    if (row.length !== width) {
      throw refuse(`Unit ${index + 1} has ${row.length} values for ${width} coders.`);
    }
    for (const one of row) {
      if (!known || one === null || known.has(JSON.stringify(asLabel(one)))) continue;
      throw refuse(
        `Unit ${index + 1} has the value ${JSON.stringify(one)}, which is not a category.`,
      );
    }
  }
  return { rows: units, categories };
}

function tableFrom({
  table,
  categories = numbered(table.length),
}: Extract<CodedData, { format: "table" }>): Coded {
  const size = categories.length;
  if (table.length !== size || table.some((row) => row.length !== size)) {
    throw refuse(`The table needs ${size} rows of ${size} numbers, one for each category.`);
  }
  const cells = table.flatMap((row, first) =>
    row.map((times, second) => ({ times, row: [categories[first]!, categories[second]!] })),
  );
  return { rows: cells.map(({ row }) => row), times: cells.map(({ times }) => times), categories };
}

function countsFrom({
  counts,
  categories = numbered(counts[0]?.length ?? 0),
}: Extract<CodedData, { format: "counts" }>): Coded {
  const wrong = counts.findIndex((row) => row.length !== categories.length);
  if (wrong >= 0) {
    throw refuse(
      `Unit ${wrong + 1} has ${counts[wrong]!.length} counts for ${categories.length} categories.`,
    );
  }
  const all = counts.flat().reduce((total, count) => total + count, 0);
  if (all > MOST_VALUES) throw refuse(`${all} values are more than ${MOST_VALUES}.`);
  const rows = counts.map((row) =>
    row.flatMap((count, index) => new Array<Value>(count).fill(categories[index]!)),
  );
  return { rows, categories };
}

/** Names of categories that have none: 1, 2, … */
function numbered(size: number): Label[] {
  return Array.from({ length: size }, (_, index) => index + 1);
}

/** Sets as one value each, so that equal sets are equal. */
function asLabel(value: Value | null): Label | null {
  return Array.isArray(value) ? JSON.stringify([...new Set(value)].sort()) : value;
}

function setsOf(rows: ReliabilityData<Value>, distance: string) {
  return rows.map((row, index) =>
    row.map((value) => {
      if (value === null || Array.isArray(value)) return value;
      throw refuse(
        `The distance ${distance} compares lists of labels; unit ${index + 1} has ${JSON.stringify(value)}.`,
      );
    }),
  );
}

/** Numbers as they are; other values of an ordinal scale by their place among the categories. */
function numbersOf({ rows, categories }: Coded, distance: string): ReliabilityData<number> {
  const values = new Set(rows.flat().filter((value) => value !== null));
  const allNumbers = [...values].every((value) => !Number.isNaN(asNumber(value)));
  return rows.map((row, index) =>
    row.map((value) => {
      if (value === null) return null;
      const place =
        !allNumbers && distance === "ordinal" && categories ? categories.indexOf(value) : -1;
      const number = place >= 0 ? place : asNumber(value);
      if (Number.isNaN(number) || (distance === "ratio" && number < 0)) {
        const needs = distance === "ratio" ? "numbers of at least 0" : "numbers";
        throw refuse(
          `The distance ${distance} needs ${needs}; unit ${index + 1} has ${JSON.stringify(value)}.`,
        );
      }
      return number;
    }),
  );
}

function asNumber(value: Value): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
}

function refuse(sentence: string): AppError {
  return new AppError("invalid_input", sentence);
}
