import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import { AppError } from "@/lib/domain/errors";
import type { Answer } from "@/lib/server/calculator/answers";
import { answersTo } from "@/lib/server/calculator/answers";
import { UsageError } from "./command";

export const usage = `agreement --data FILE [--interval] [--json]

Compute agreement coefficients from FILE, which is either
  a JSON list of cases {"id", "coefficient", "distance", "data"}, alone or as
  "vectors" of an object; or
  a CSV with one row per unit and one column per reviewer, with or without a
  first row of names; empty cells and NA are missing. All coefficients that
  apply are computed.

With --interval, figures of coded units come with a 95 % interval: units are drawn
with replacement 2,000 times, with a fixed seed.

With --json the answer is one line of JSON per case. A case without a value says
why. A case that is wrong is named, and the others are answered all the same.`;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: "string" },
      interval: { type: "boolean", default: false },
      json: { type: "boolean" },
    },
  });
  if (values.data === undefined) throw new UsageError("--data FILE is missing.");

  const answers = answersTo(await readText(values.data), { intervals: values.interval });
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

/** The answers for people: a value with its basis, or why there is none. */
function tableOf(answers: readonly Answer[]): string[] {
  const rows = answers.map((answer) => [
    answer.id,
    answer.coefficient ?? "",
    answer.distance ?? "",
    valueOf(answer),
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

function valueOf({ value, low, high }: Answer): string {
  if (value === null) return "–";
  const interval =
    typeof low === "number" && typeof high === "number"
      ? ` [${low.toFixed(4)}, ${high.toFixed(4)}]`
      : "";
  return `${value.toFixed(4)}${interval}`;
}

function basisOf({ because, units, pairable_units: pairable, coders }: Answer): string {
  const basis = `${String(pairable)} of ${String(units)} units, ${String(coders)} coders`;
  if (because === null || because === "invalid_input") return basis;
  return `${basis}. ${because}: ${BECAUSE[because]}`;
}
