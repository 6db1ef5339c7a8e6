import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Because } from "@/lib/domain/agreement/coefficient";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import { AppError } from "@/lib/domain/errors";
import { UsageError } from "./command";
import { parseCase } from "./agreement/cases";
import { codingAgreement, isCodingCoefficient } from "./agreement/coding";
import { casesOfCsv } from "./agreement/csv";
import type { SpanAgreement } from "./agreement/spans";
import { isSpanCoefficient, spanAgreement } from "./agreement/spans";

export const usage = `agreement --data FILE [--json]

Compute agreement coefficients from FILE, which is either
  a JSON list of cases {"id", "coefficient", "distance", "data"}, alone or as
  "vectors" of an object; or
  a CSV with one row per unit and one column per reviewer, with or without a
  first row of names; empty cells and NA are missing. All coefficients that
  apply are computed.

With --json the answer is one line of JSON per case. A case without a value says
why. A case that is wrong is named, and the others are answered all the same.`;

/** One line of the answer. */
interface Answer {
  readonly id: string;
  readonly coefficient: string | null;
  readonly distance: string | null;
  readonly value: number | null;
  readonly because: Because | "invalid_input" | null;
  readonly error?: string;
  readonly [detail: string]: unknown;
}

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { data: { type: "string" }, json: { type: "boolean" } },
  });
  if (values.data === undefined) throw new UsageError("--data FILE is missing.");

  const answers = answersTo(await readText(values.data));
  const lines = values.json ? answers.map((answer) => JSON.stringify(answer)) : tableOf(answers);
  console.log(lines.join("\n"));
  const refused = answers.filter(({ error }) => error !== undefined);
  if (refused.length > 0) {
    const sentences = refused.map(({ id, error }) => `Case ${id}: ${error}`);
    throw new AppError("invalid_input", sentences.join("\n"));
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new AppError("not_found", `The file ${file} cannot be read.`);
  }
}

function answersTo(text: string): Answer[] {
  const isJson = /^\uFEFF?\s*[[{]/.test(text);
  const cases = isJson ? casesOfJson(text) : casesOfCsv(text);
  if (cases.length === 0) throw new AppError("invalid_input", "The file has no cases.");
  return cases.map(({ id, raw }) => answerTo(id, raw));
}

function casesOfJson(text: string): { id: string; raw: unknown }[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new AppError("invalid_input", `The file is not valid JSON: ${(error as Error).message}`);
  }
  const list = Array.isArray(parsed) ? parsed : (parsed as { vectors?: unknown }).vectors;
  if (!Array.isArray(list)) {
    throw new AppError("invalid_input", 'The file needs a list of cases, alone or as "vectors".');
  }
  return list.map((raw: unknown, index) => ({ id: textOf(raw, "id") ?? `#${index + 1}`, raw }));
}

function answerTo(id: string, raw: unknown): Answer {
  const asked = { id, coefficient: textOf(raw, "coefficient"), distance: textOf(raw, "distance") };
  try {
    const { details, value, ...found } = compute(raw);
    return {
      ...asked,
      value,
      because: "because" in found ? found.because : null,
      units: found.units,
      pairable_units: found.pairableUnits,
      coders: found.reviewers,
      pairable_values: found.pairableValues,
      ...details,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...asked, value: null, because: "invalid_input", error: error.message };
  }
}

function compute(raw: unknown): SpanAgreement {
  const parsed = parseCase(raw);
  const { coefficient } = parsed;
  if (isCodingCoefficient(coefficient)) return codingAgreement(parsed);
  if (isSpanCoefficient(coefficient)) return spanAgreement(parsed);
  throw new AppError("invalid_input", `There is no coefficient "${coefficient}".`);
}

function textOf(raw: unknown, key: string): string | null {
  const value: unknown =
    raw && typeof raw === "object" ? (raw as Record<string, unknown>)[key] : null;
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** The answers for people: a value with its basis, or why there is none. */
function tableOf(answers: readonly Answer[]): string[] {
  const rows = answers.map((answer) => [
    answer.id,
    answer.coefficient ?? "",
    answer.distance ?? "",
    answer.value === null ? "–" : answer.value.toFixed(4),
    answer.error ?? basisOf(answer),
  ]);
  const table = [["case", "coefficient", "distance", "value", "based on"], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
}

function basisOf({ because, units, pairable_units: pairable, coders }: Answer): string {
  const basis = `${String(pairable)} of ${String(units)} units, ${String(coders)} coders`;
  if (because === null || because === "invalid_input") return basis;
  return `${basis}. ${because}: ${BECAUSE[because]}`;
}
