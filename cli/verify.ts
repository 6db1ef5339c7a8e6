import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import type { Finding } from "@/lib/data/verify";
import { verifyInstallation } from "@/lib/data/verify";
import { AppError } from "@/lib/domain/errors";

export const usage = `verify [--acknowledged FILE] [--json]

Look whether everything that must hold of this installation does hold: no tag lost or
doubled, every tag what its journal says, every quote where it stands in the text, every
submission as it was handed in, nothing removed, the history unbroken, the database sound
and backed up. May run while the server does. The outcome goes into the history.

--acknowledged FILE  also look for every mutation that a client was told is saved: one
                     JSON object with a mutationId per line
--json               print the findings`;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { acknowledged: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const log = values.acknowledged === undefined ? null : acknowledgements(values.acknowledged);
  const findings = await verifyInstallation(log, values.json ? undefined : print);
  if (values.json) console.log(JSON.stringify(findings));
  const broken = findings.filter(({ breaches }) => breaches > 0);
  if (broken.length > 0) {
    throw new AppError(
      "conflict",
      `${broken.map(({ id }) => id).join(", ")} ${broken.length === 1 ? "does" : "do"} not hold. Keep this database as it is, and a copy of it, until it is clear why.`,
    );
  }
  if (!values.json) console.log("Everything holds.");
}

function print({ id, promise, checked, looked, breaches, sentences, milliseconds }: Finding): void {
  const outcome = !checked ? "not asked" : breaches === 0 ? "holds" : `${breaches} times not`;
  const effort = checked ? ` (${looked} looked at, ${milliseconds} ms)` : "";
  console.log(`${id}  ${outcome}${effort}: ${promise}`);
  for (const sentence of sentences) console.log(`       ${sentence}`);
}

/** Lines a client writes, each once it was told that a mutation is saved; asked about in portions. */
const PORTION = 500;

async function* acknowledgements(file: string): AsyncGenerator<string[]> {
  let portion: string[] = [];
  let number = 0;
  const input = createReadStream(file, "utf8");
  input.on("error", () => {}); // the loop below throws it
  for await (const line of createInterface({ input })) {
    number += 1;
    if (line.trim() === "") continue;
    portion.push(mutationIdIn(line, `${file}, line ${number}`));
    if (portion.length < PORTION) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}

/** @throws {AppError} invalid_input */
function mutationIdIn(line: string, place: string): string {
  try {
    const { mutationId } = JSON.parse(line) as { readonly mutationId?: unknown };
    if (typeof mutationId === "string" && mutationId !== "") return mutationId;
  } catch {
    // said below
  }
  throw new AppError("invalid_input", `${place}: there is no mutationId.`);
}
