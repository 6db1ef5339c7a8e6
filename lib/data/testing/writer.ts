import { appendFileSync, closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { prisma } from "@/lib/db/client";
import { outageOf } from "../outage";
import { applyMutations } from "../mutations";
import { findMember } from "../members";
import { grant } from "@/lib/domain/access";

/**
 * A reviewer in a process of its own, for tests of what happens when that ends: tags
 * without pause through the app's own functions, and writes down each tag that it was told
 * is saved. What is refused because of the database is tried again under the same id.
 *
 * Called with the project's slug, the reviewer, the assignment, the frame, the log's path
 * and how many tags to make; says "ready" before the first.
 */
const [slug, userId, assignmentId, frameId, logPath, count] = process.argv.slice(2) as [
  ...[string, string, string, string, string, string],
];
const access = grant((await findMember(slug, userId))!, "annotation:create")!;
const acknowledged = openSync(logPath, "a");
process.stdout.write("ready\n");
for (let n = 0; n < Number(count); n++) {
  const [mutationId, annotationId] = [crypto.randomUUID(), crypto.randomUUID()];
  for (;;) {
    try {
      const tag = { mutationId, annotationId, frameId, memo: "", ...spanOf(n) };
      const [result] = await applyMutations(access, assignmentId, [{ kind: "create", ...tag }]);
      if (result?.status !== "saved") throw new Error(`Not saved: ${JSON.stringify(result)}`);
      writeSync(acknowledged, `${JSON.stringify({ mutationId })}\n`);
      fsyncSync(acknowledged);
      break;
    } catch (error) {
      const outage = outageOf(error);
      if (!outage) throw error;
      appendFileSync(`${logPath}.outages`, `${outage}\n`);
      await sleep(50);
    }
  }
}
closeSync(acknowledged);
await prisma.$disconnect();

/** The passage of the nth tag, each another one: a single character. */
function spanOf(n: number): { start: number; end: number } {
  const start = Number(process.env.FIRST ?? 0) + n;
  return { start, end: start + 1 };
}
