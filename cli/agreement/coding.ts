import type { Coefficient, ReliabilityData } from "@/lib/domain/agreement/coefficient";
import { fleissChance } from "@/lib/domain/agreement/fleiss-kappa";
import type { CoefficientId } from "@/lib/domain/agreement/registry";
import { coefficients, distances, setDistances } from "@/lib/domain/agreement/registry";
import { percentAgreement } from "@/lib/domain/agreement/percent-agreement";
import { setAlpha } from "@/lib/domain/agreement/set-alpha";
import type { Distance } from "@/lib/domain/agreement/distance";
import { AppError } from "@/lib/domain/errors";
import type { Case, CodedData } from "./cases";

type Label = string | number | boolean;
type Value = Label | (string | number)[];

/** Whatever the format, as reliability data. */
interface Coded {
  readonly rows: ReliabilityData<Value>;
  readonly times?: readonly number[];
  /** Listed in the data, in their order. */
  readonly categories?: readonly Label[];
}

/** Other names of coefficients. */
const ALIASES: Readonly<Record<string, CoefficientId>> = { randolph_kappa: "brennan_prediger" };

/** A file that says more than this is a mistake, and would not fit into memory. */
const MOST_VALUES = 10_000_000;

export function isCodingCoefficient(name: string): boolean {
  return name === "fleiss_pe" || name in ALIASES || name in coefficients;
}

/** Compute a coefficient of coded units. @throws {AppError} `invalid_input`. */
export function codingAgreement({ coefficient, distance, data }: Case): Coefficient {
  if (data.format !== "units" && data.format !== "table" && data.format !== "counts") {
    throw refuse(`${coefficient} takes units, a table or counts, not ${data.format}.`);
  }
  const coded = codedFrom(data);
  const distanceName = distance || "nominal";
  if (coefficient === "krippendorff_alpha") return alphaWith(coded, distanceName);
  if (distanceName !== "nominal") {
    throw refuse(`${coefficient} knows no distance but nominal, so not "${distanceName}".`);
  }

  const { times, categories } = coded;
  const rows = coded.rows.map((row) => row.map(asLabel));
  if (coefficient === "fleiss_pe") {
    const agreement = percentAgreement(rows, times);
    return agreement.value === null
      ? agreement
      : { ...agreement, value: fleissChance(rows, times) };
  }
  const id = ALIASES[coefficient] ?? (coefficient as CoefficientId);
  const { compute, perReviewer } = coefficients[id];
  if (perReviewer && data.format === "counts") {
    throw refuse(`${coefficient} needs to know which coder gave which value; counts do not say.`);
  }
  return compute({
    data: rows,
    times,
    categories: categories?.length ?? new Set(rows.flat().filter((one) => one !== null)).size,
    distance: distances.nominal,
  });
}

function alphaWith(coded: Coded, name: string): Coefficient {
  const alpha = <T>(distance: Distance<T>, rows: ReliabilityData<T>) =>
    coefficients.krippendorff_alpha.compute({
      data: rows,
      times: coded.times,
      categories: 0,
      distance,
    });
  if (name === "nominal") {
    return alpha(
      distances.nominal,
      coded.rows.map((row) => row.map(asLabel)),
    );
  }
  if (name === "ordinal" || name === "interval" || name === "ratio") {
    return alpha(distances[name], numbersOf(coded, name));
  }
  if (name in setDistances) {
    const distance = setDistances[name as keyof typeof setDistances];
    return setAlpha(setsOf(coded.rows, name), distance, coded.times);
  }
  const custom = /^custom: d=([\d.]+) if either is (.+) else ([\d.]+)$/.exec(name);
  if (custom) {
    const [, near, label, far] = custom;
    return alpha(
      {
        between: () => (a, b) =>
          a === b ? 0 : Number(String(a) === label || String(b) === label ? near : far),
      },
      coded.rows.map((row) => row.map(asLabel)),
    );
  }
  const known = [...Object.keys(distances), ...Object.keys(setDistances)].join(", ");
  throw refuse(`There is no distance "${name}". There are ${known}.`);
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
  const width = coders?.length ?? units[0]?.length ?? 0;
  for (const [index, row] of units.entries()) {
    if (row.length !== width) {
      throw refuse(`Unit ${index + 1} has ${row.length} values for ${width} coders.`);
    }
    for (const one of row) {
      if (!categories || one === null || categories.some((category) => category === one)) continue;
      throw refuse(
        `Unit ${index + 1} has the value ${JSON.stringify(one)}, which is not a category.`,
      );
    }
  }
  return { rows: units, categories };
}

function tableFrom({ table, categories }: Extract<CodedData, { format: "table" }>): Coded {
  const size = categories.length;
  if (table.length !== size || table.some((row) => row.length !== size)) {
    throw refuse(`The table needs ${size} rows of ${size} numbers, one for each category.`);
  }
  const cells = table.flatMap((row, first) =>
    row.map((times, second) => ({ times, row: [categories[first]!, categories[second]!] })),
  );
  return { rows: cells.map(({ row }) => row), times: cells.map(({ times }) => times), categories };
}

function countsFrom({ counts, categories }: Extract<CodedData, { format: "counts" }>): Coded {
  const wrong = counts.findIndex((row) => row.length !== categories.length);
  if (wrong >= 0) {
    throw refuse(
      `Unit ${wrong + 1} has ${counts[wrong]!.length} counts for ${categories.length} categories.`,
    );
  }
  const all = counts.flat().reduce((total, count) => total + count, 0);
  if (all > MOST_VALUES) throw refuse(`${all} values are more than ${MOST_VALUES}.`);
  const rows = counts.map((row) =>
    row.flatMap((count, index) => new Array<Label>(count).fill(categories[index]!)),
  );
  return { rows, categories };
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
        !allNumbers && distance === "ordinal" && categories
          ? categories.indexOf(value as Label)
          : -1;
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
