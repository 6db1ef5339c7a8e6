import { parseArgs } from "node:util";
import { verifyChain } from "@/lib/data/audit-seals";
import { AppError } from "@/lib/domain/errors";
import { UsageError } from "./command";

export const usage = `audit verify [--contains HASH] [--json]

Compute the chain of the history anew, from its first event to its last, and say
whether every link holds; if not, which is the first that does not.

--contains HASH  also look for a hash that an earlier run printed. A history that was
                 cut short, or written anew as a whole, does not have it.
--json           print { links, head, broken, contains }`;

const REASONS = {
  "missing-link": "the link itself is missing",
  "missing-event": "its event is missing",
  changed: "its event, or its hash, was changed after it was sealed",
};

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { contains: { type: "string" }, json: { type: "boolean", default: false } },
  });
  if (positionals.length !== 1 || positionals[0] !== "verify") {
    throw new UsageError("Say what to do with the history: verify.");
  }
  const report = await verifyChain(values.contains ?? null);
  const { links, head, broken, contains } = report;
  if (values.json) console.log(JSON.stringify(report));
  if (broken) {
    const event = broken.sequence === null ? "" : ` (event ${broken.sequence})`;
    throw new AppError(
      "conflict",
      `The history is broken at link ${broken.position}${event}: ${REASONS[broken.because]}. The ${links} links before it hold.`,
    );
  }
  if (contains === false) {
    throw new AppError(
      "conflict",
      "Every link holds, but the hash you gave is none of them: the history was cut short or written anew since you wrote it down.",
    );
  }
  if (!values.json) {
    console.log(`All ${links} links of the history hold. The last one is\n${head}`);
  }
}
