import type { BootstrapOptions } from "@/lib/domain/agreement/bootstrap";
import type { Because } from "@/lib/domain/agreement/coefficient";
import { AppError } from "@/lib/domain/errors";
import { REPLICATES, SEED } from "@/lib/domain/statistics/seed";
import { isSpanData, parseCase } from "./cases";
import type { CodingAgreement } from "./coding";
import { codingAgreement, isCodingCoefficient } from "./coding";
import { casesOfCsv } from "./csv";
import type { SpanAgreement } from "./spans";
import { isSpanCoefficient, spanAgreement } from "./spans";

/** The answer to one case: a value with what it is based on, or why there is none. */
export interface Answer {
  readonly id: string;
  readonly coefficient: string | null;
  readonly distance: string | null;
  readonly value: number | null;
  readonly because: Because | "invalid_input" | null;
  /** The sentence, where the case itself is wrong. */
  readonly error?: string;
  readonly units?: number;
  readonly pairable_units?: number;
  readonly coders?: number;
  readonly pairable_values?: number;
  /** 95 % percentile interval over units drawn with replacement; null where there is none. */
  readonly low?: number | null;
  readonly high?: number | null;
  readonly [detail: string]: unknown;
}

export interface AnswerOptions {
  /** Whether coded units are resampled for an interval. */
  readonly intervals: boolean;
}

/**
 * Compute what a file asks for: a JSON list of cases, alone or as "vectors" of an
 * object, or a table of values, whose every applicable coefficient is computed. A case
 * that is wrong is answered by what is wrong with it, and the others all the same.
 *
 * @throws {AppError} `invalid_input`, when it is neither or has no case
 */
export function answersTo(text: string, { intervals }: AnswerOptions): Answer[] {
  const isJson = /^\uFEFF?\s*[[{]/.test(text);
  const cases = isJson ? casesOfJson(text) : casesOfCsv(text);
  if (cases.length === 0) throw new AppError("invalid_input", "The file has no cases.");
  const options = intervals ? { seed: SEED, replicates: REPLICATES } : undefined;
  return cases.map(({ id, raw }) => answerTo(id, raw, options));
}

/** The answers, or the sentence that says why there are none. */
export type Answered = { readonly answers: Answer[] } | { readonly refused: string };

/** `answersTo` for a process of its own, from which no exception gets out; the text is the only item. */
export function answered(options: AnswerOptions, [text = ""]: readonly string[]): Answered {
  try {
    return { answers: answersTo(text, options) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refused: error.message };
  }
}

function casesOfJson(text: string): { id: string; raw: unknown }[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new AppError("invalid_input", `This is not valid JSON: ${(error as Error).message}`);
  }
  const list = Array.isArray(parsed) ? parsed : (parsed as { vectors?: unknown }).vectors;
  if (!Array.isArray(list)) {
    throw new AppError("invalid_input", 'The file needs a list of cases, alone or as "vectors".');
  }
  return list.map((raw: unknown, index) => ({ id: textOf(raw, "id") ?? `#${index + 1}`, raw }));
}

function answerTo(id: string, raw: unknown, options: BootstrapOptions | undefined): Answer {
  const asked = { id, coefficient: textOf(raw, "coefficient"), distance: textOf(raw, "distance") };
  try {
    const { details, value, interval, ...found } = compute(raw, options);
    return {
      ...asked,
      value,
      because: "because" in found ? found.because : null,
      units: found.units,
      pairable_units: found.pairableUnits,
      coders: found.reviewers,
      pairable_values: found.pairableValues,
      ...(interval !== undefined && {
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        ...(interval && {
          seed: interval.seed,
          replicates: interval.replicates,
          dropped: interval.dropped,
          below_0667: interval.belowTentative,
          below_0800: interval.belowFirm,
          interval_warnings: interval.warnings,
        }),
      }),
      ...details,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...asked, value: null, because: "invalid_input", error: error.message };
  }
}

function compute(
  raw: unknown,
  options: BootstrapOptions | undefined,
): CodingAgreement & SpanAgreement {
  const parsed = parseCase(raw);
  const { coefficient, data } = parsed;
  const [forCoding, forSpans] = [isCodingCoefficient(coefficient), isSpanCoefficient(coefficient)];
  if (forCoding && !(forSpans && isSpanData(data))) return codingAgreement(parsed, options);
  if (forSpans) return spanAgreement(parsed);
  throw new AppError("invalid_input", `There is no coefficient "${coefficient}".`);
}

function textOf(raw: unknown, key: string): string | null {
  const value: unknown =
    raw && typeof raw === "object" ? (raw as Record<string, unknown>)[key] : null;
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
