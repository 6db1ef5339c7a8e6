import { parse } from "csv-parse/sync";
import { AppError } from "@/lib/domain/errors";
import { coefficients } from "@/lib/domain/agreement/registry";
import type { Case } from "./cases";

const MISSING = new Set(["", "NA"]);

/**
 * The cases of a plain table: one row per unit, one column per reviewer, as ReCal
 * takes it. A first row of names may head it; an empty cell or NA is missing.
 *
 * @throws {AppError} `invalid_input` when it is not such a table.
 */
export function casesOfCsv(text: string): { id: string; raw: unknown }[] {
  const table = rowsOf(text);
  const [first = [], ...others] = table;
  const headed = isHeader(first, others);
  const rows = headed ? others : table;
  const units = rows.map((row) => row.map((cell) => (MISSING.has(cell) ? null : cell)));
  const data: Case["data"] = {
    format: "units",
    coders: headed ? first : first.map((_, index) => `${index + 1}`),
    units,
  };

  const values = units.flat().filter((value) => value !== null);
  const numbers = values.map(Number);
  const isScale = values.length > 0 && numbers.every((number) => Number.isFinite(number));
  const scales = isScale ? ["ordinal", "interval"] : [];
  if (isScale && numbers.every((number) => number >= 0)) scales.push("ratio");

  const width = units[0]?.length ?? 0;
  const applicable = Object.entries(coefficients).filter(
    ([, { reviewers }]) => reviewers !== "two" || width === 2,
  );
  return applicable.flatMap(([coefficient]) => {
    const distances = ["nominal", ...(coefficient === "krippendorff_alpha" ? scales : [])];
    return distances.map((distance) => ({
      id: distance === "nominal" ? coefficient : `${coefficient}:${distance}`,
      raw: { coefficient, distance, data },
    }));
  });
}

function rowsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      delimiter: [",", ";", "\t"],
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError("invalid_input", `This is not a table of values: ${reason}.`);
  }
}

/** Names, not values: all different, none a number, and none found again further down. */
function isHeader(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  const names = new Set(first);
  return (
    others.length > 0 &&
    names.size === first.length &&
    first.every((name) => !MISSING.has(name) && Number.isNaN(Number(name))) &&
    !others.some((row) => row.some((cell) => names.has(cell)))
  );
}
