import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { announceFiles, storePart } from "@/lib/data/import-files";
import { createImportBatch, findBatch, startImport } from "@/lib/data/imports";
import { findJob } from "@/lib/data/jobs";
import { PART_BYTES } from "@/lib/domain/import";
import { MAX_FILE_BYTES } from "@/lib/domain/limits";
import { isOver } from "@/lib/domain/job";
import { quantile } from "@/lib/domain/statistics/quantile";
import type { Figure } from "./figure";
import { sendOk, timed } from "./load";
import type { Study } from "./study";

interface File {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Some 2,000 characters that no other number has. */
const text = (n: number) =>
  `Council ${n} votes on its bridge\n\n${`The council of town ${n} put off its vote on the old bridge on Tuesday. `.repeat(28)}\n`;

/** Loading files while the server runs, and what the server and its reviewers notice of it. */
export async function loadFiles(study: Study, serverPid: number): Promise<Figure[]> {
  const plain = Array.from({ length: 1_000 }, (_, n) => file(`${n}.txt`, text(n)));
  const table = file("table.csv", tableOf(10_000, 5_000));

  const texts = await load(study, plain);
  const rows = await load(study, [table]);

  const { reviewers } = study;
  let saved = 0;
  // In turns: one person alone may not save that fast.
  const save = () => sendOk(reviewers[saved++ % reviewers.length]!.save());
  const quiet = await timed(100, save);
  const resting = memoryOf(serverPid);
  let most = 0;
  const busy: number[] = [];
  await load(study, [file("large.csv", tableOf(20_000, Infinity))], async () => {
    busy.push(...(await timed(5, save)));
    most = Math.max(most, memoryOf(serverPid));
  });
  return [
    { work: "Load 1,000 plain texts", value: texts, unit: "ms", atMost: 10_000 },
    { work: "Load a table of 5,000 rows", value: rows, unit: "ms", atMost: 60_000 },
    {
      work: "API: save one tag while a table of 50 MB is read, p50",
      value: median(busy),
      unit: "ms",
      reference: median(quiet),
      timesReference: 2,
    },
    {
      work: "Memory of the server while a table of 50 MB is read, most",
      value: most,
      unit: "MB",
      reference: resting,
    },
  ];
}

/** A table of this many rows, or as many as a file may hold. */
function tableOf(first: number, rows: number): string {
  const lines = ["Headline,Body,Newspaper"];
  let size = 0;
  for (let n = first; n < first + rows; n++) {
    const line = `Town ${n},"${text(n)}",Daily ${n % 9}`;
    size += line.length + 1;
    if (size > MAX_FILE_BYTES - 100) break;
    lines.push(line);
  }
  return lines.join("\n");
}

/** Milliseconds from the order to load until the server has done it. */
async function load(
  { importer }: Study,
  files: readonly File[],
  meanwhile: () => Promise<unknown> = () => sleep(50),
): Promise<number> {
  const batchId = await createImportBatch(importer, "browser");
  for (const { name, bytes } of files) {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const announced = { name, size: bytes.length, sha256 };
    const [expected] = await announceFiles(importer, batchId, [announced]);
    for (const position of expected!.missing) {
      const part = bytes.subarray(position * PART_BYTES, (position + 1) * PART_BYTES);
      await storePart(importer, batchId, expected!.id, { position, bytes: part });
    }
  }
  const begun = performance.now();
  const jobId = await startImport(importer, batchId, {});
  while (!isOver((await findJob(importer, jobId))!)) await meanwhile();
  const took = performance.now() - begun;
  const batch = (await findBatch(importer, batchId))!;
  const bad = batch.files.find(({ state, notes }) => state !== "read" || notes.length > 0);
  if (bad) throw new Error(`${bad.name} was not loaded whole: ${JSON.stringify(bad.notes[0])}`);
  return took;
}

function file(name: string, content: string): File {
  return { name, bytes: Buffer.from(content) };
}

function median(milliseconds: readonly number[]): number {
  return quantile(
    milliseconds.map((value) => ({ value, weight: 1 })),
    0.5,
  )!;
}

/** Megabytes that a process holds, as Linux counts them; 0 elsewhere. */
function memoryOf(pid: number): number {
  if (process.platform !== "linux") return 0;
  return (Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096) / 1024 / 1024;
}
