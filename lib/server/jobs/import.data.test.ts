import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { announceFiles, openFile, storePart } from "@/lib/data/import-files";
import {
  createImportBatch,
  findBatch,
  listBatches,
  listNewAddresses,
  startImport,
} from "@/lib/data/imports";
import { cancelJob, findJob } from "@/lib/data/jobs";
import type { World } from "@/lib/data/testing/world";
import { createWorld, TEXT } from "@/lib/data/testing/world";
import { prisma } from "@/lib/db/client";
import { PART_BYTES } from "@/lib/domain/import";
import { log } from "../log";
import { DEAD } from "./run";
import { workOnce } from "./runner";
import type { Importer } from "./testing/import";
import { file, importAll, prepare, textOf, upload, zipOf } from "./testing/import";

const NEVER = new AbortController().signal;
let world: World;
let lead: Importer;

beforeEach(async () => {
  world = await createWorld({ coders: [] });
  lead = await world.as("lea", "article:import");
  vi.spyOn(log, "info").mockReturnValue();
});

const articles = () =>
  prisma.article.findMany({
    where: { projectId: lead.projectId, batch: { via: { not: "paste" } } },
    orderBy: [{ title: "asc" }],
  });
const archiveOf = (count: number) =>
  zipOf(
    Array.from({ length: count }, (_, n) => ({
      name: `${n}.txt`,
      bytes: Buffer.from(textOf(n)),
    })),
  );

describe("an upload", () => {
  test("UP-16: 12 MB arrive as they are, in parts, whatever their order", async () => {
    const batchId = await createImportBatch(lead, "browser");
    const bytes = Buffer.alloc(12_000_000, "Twelve megabytes of text. ");
    const fileId = await upload(lead, batchId, { name: "large.txt", bytes });
    const kept: Uint8Array[] = [];
    for await (const part of (await openFile(lead, batchId, fileId)).bytes) kept.push(part);
    expect(kept.every((part) => part.length <= PART_BYTES)).toBe(true);
    expect(Buffer.concat(kept).equals(bytes)).toBe(true);
  });

  test("that broke off goes on with the parts that are missing", async () => {
    const batchId = await createImportBatch(lead, "browser");
    const bytes = Buffer.alloc(2.5 * PART_BYTES, "Text. ");
    const { createHash } = await import("node:crypto");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const announced = { name: "a.txt", size: bytes.length, sha256 };
    const [first] = await announceFiles(lead, batchId, [announced]);
    expect(first!.missing).toEqual([0, 1, 2]);
    const part = (position: number) => ({
      position,
      bytes: bytes.subarray(position * PART_BYTES, (position + 1) * PART_BYTES),
    });
    await storePart(lead, batchId, first!.id, part(1));
    await storePart(lead, batchId, first!.id, part(1));
    await expect(startImport(lead, batchId, {})).rejects.toThrow(/not arrived whole/);

    const [again] = await announceFiles(lead, batchId, [announced]);
    expect(again).toEqual({ id: first!.id, missing: [0, 2] });
    expect(await storePart(lead, batchId, first!.id, part(2))).toBe(false);
    expect(await storePart(lead, batchId, first!.id, part(0))).toBe(true);
    expect((await findBatch(lead, batchId))!.files).toMatchObject([{ state: "waiting" }]);
  });

  test("UP-14, UP-15: a file over 50 MB, an empty one and a changed one are refused, and nothing is kept", async () => {
    const batchId = await createImportBatch(lead, "browser");
    const announce = (size: number) =>
      announceFiles(lead, batchId, [{ name: "../../etc/x", size, sha256: "0".repeat(64) }]);
    await expect(announce(200 * PART_BYTES)).rejects.toThrow("“../../etc/x” is larger than 50 MB");
    await expect(announce(0)).rejects.toThrow("“../../etc/x” is empty.");
    const [expected] = await announce(5);
    await expect(
      storePart(lead, batchId, expected!.id, { position: 0, bytes: Buffer.from("four") }),
    ).rejects.toThrow(/did not arrive whole/);
    await expect(
      storePart(lead, batchId, expected!.id, { position: 0, bytes: Buffer.from("fives") }),
    ).rejects.toThrow(/changed on its way/);
    expect(await prisma.importFile.count({ where: { batchId } })).toBe(0);
    expect(await prisma.importFilePart.count({ where: { fileId: expected!.id } })).toBe(0);
  });

  test("cannot reach into another project's import", async () => {
    const elsewhere = await (await createWorld({ coders: [] })).as("lea", "article:import");
    const batchId = await prepare(lead, [file("a.txt", TEXT)]);
    const [mine] = (await findBatch(lead, batchId))!.files;
    expect(await findBatch(elsewhere, batchId)).toBeNull();
    await expect(openFile(elsewhere, batchId, mine!.id)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(startImport(elsewhere, batchId, {})).rejects.toMatchObject({ code: "not_found" });
    await expect(upload(elsewhere, batchId, file("b.txt", "b"))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("an import", () => {
  test("stores what it finds, with its place, and lists what it does not store and why", async () => {
    const inner = await zipOf([
      { name: "north/a.txt", bytes: Buffer.from(textOf(1)) },
      { name: "south/a.txt", bytes: Buffer.from(textOf(2)) },
      { name: "south/again.txt", bytes: Buffer.from(textOf(1)) },
      { name: "picture.png", bytes: Buffer.from("\x89PNG\r\n", "latin1") },
      { name: "__MACOSX/._a.txt", bytes: Buffer.from("\0\0") },
    ]);
    const batch = await importAll(lead, [
      file("texts.zip", inner),
      file("c.txt", textOf(3)),
      file("known.txt", TEXT),
    ]);
    expect(batch.files).toMatchObject([
      { name: "texts.zip", format: "zip", state: "read", found: 4, stored: 2 },
      { name: "c.txt", format: "text", state: "read", found: 1, stored: 1 },
      { name: "known.txt", format: "text", state: "read", found: 1, stored: 0 },
    ]);
    expect(batch.files[0]!.notes).toMatchObject(
      [
        { kind: "duplicate", place: "south/again.txt", reason: /Council votes on bridge 1/ },
        { kind: "problem", place: "picture.png", reason: /PNG image/ },
      ].map((note) => ({ ...note, reason: expect.stringMatching(note.reason) as string })),
    );
    expect(batch.files[2]!.notes).toMatchObject([{ articleId: world.articleIds[0] }]);
    expect(batch.stored).toBe(3);
    expect(await articles()).toMatchObject([
      { title: "Council votes on bridge 1", place: "north/a.txt", format: "text" },
      { title: "Council votes on bridge 2", place: "south/a.txt", encoding: "utf-8" },
      { title: "Council votes on bridge 3", place: "", language: "en", raw: textOf(3) },
    ]);
    const job = await findJob(lead, batch.jobId!);
    expect(job).toMatchObject({ state: "done", done: 3, result: { stored: 3, refused: 0 } });
    expect(await listBatches(lead, 1)).toMatchObject([
      { id: batch.id, came: "browser", formats: ["text", "zip"], files: 3, found: 6, articles: 3 },
    ]);
  });

  test("UP-18: reads a file in the encoding that the person chose", async () => {
    const { default: iconv } = await import("iconv-lite");
    const raw = "Міська рада відклала голосування\n\nҐрунтові дороги ще не відремонтовано.\n";
    const batchId = await prepare(lead, [file("a.txt", iconv.encode(raw, "koi8-u"))]);
    const [waiting] = (await findBatch(lead, batchId))!.files;
    await startImport(lead, batchId, { [waiting!.id]: { encoding: "koi8-u" } });
    await workOnce(NEVER);
    expect(await articles()).toMatchObject([{ raw, encoding: "koi8-u" }]);
  });

  test("of a list of addresses offers those that the project has no article of, each once", async () => {
    const address = (n: number) => `https://ferry.example/${n}`;
    const list = Array.from({ length: 1_500 }, (_, n) => address(n)).join("\n");
    const { files } = await importAll(lead, [file("list.txt", list)]);
    const urls = files[0]!.notes.flatMap((note) => (note.kind === "link" ? [note.url] : []));
    expect(urls).toHaveLength(1_500);
    const [articleId] = world.articleIds;
    await prisma.article.update({ where: { id: articleId }, data: { url: address(1) } });
    expect(await listNewAddresses(lead, [...urls, ...urls], 2)).toEqual([address(0), address(2)]);
    expect(await listNewAddresses(lead, urls, 5_000)).toHaveLength(1_499);
    const elsewhere = await (await createWorld({ coders: [] })).as("lea", "article:import");
    expect(await listNewAddresses(elsewhere, urls, 2)).toEqual([address(0), address(1)]);
  });

  test("runs once, and takes no file while it runs", async () => {
    const batchId = await prepare(lead, [file("a.txt", textOf(1))]);
    await startImport(lead, batchId, {});
    await expect(startImport(lead, batchId, {})).rejects.toMatchObject({ code: "conflict" });
    await expect(upload(lead, batchId, file("b.txt", "b"))).rejects.toMatchObject({
      code: "conflict",
    });
    await workOnce(NEVER);
    await expect(startImport(lead, batchId, {})).rejects.toMatchObject({ code: "conflict" });
  });

  test("UP-23: an eleventh import in the queue is refused until there is room", async () => {
    const jobs: string[] = [];
    for (let n = 0; n < 10; n++) {
      jobs.push(await startImport(lead, await prepare(lead, [file("a.txt", textOf(n))]), {}));
    }
    const eleventh = await prepare(lead, [file("a.txt", textOf(11))]);
    await expect(startImport(lead, eleventh, {})).rejects.toMatchObject({
      code: "too_many_requests",
      message: expect.stringContaining("10 imports wait") as string,
    });
    await cancelJob(lead, jobs[0]!);
    jobs.push(await startImport(lead, eleventh, {}));
    for (const job of jobs.slice(1)) await cancelJob(lead, job);
  });

  test("that is stopped keeps what is stored and says what was not read", async () => {
    const batchId = await prepare(lead, [
      file("a.zip", await archiveOf(400)),
      file("b.txt", textOf(1000)),
    ]);
    const jobId = await startImport(lead, batchId, {});
    const work = workOnce(NEVER);
    await vi.waitFor(
      async () => expect((await findBatch(lead, batchId))!.stored).toBeGreaterThan(0),
      { timeout: 60_000, interval: 20 },
    );
    await cancelJob(lead, jobId);
    await work;
    const batch = (await findBatch(lead, batchId))!;
    expect(await findJob(lead, jobId)).toMatchObject({ state: "cancelled" });
    expect(batch.files).toMatchObject([{ state: "cancelled" }, { state: "cancelled", found: 0 }]);
    expect(batch.stored).toBeLessThan(401);
    expect(await articles()).toHaveLength(batch.stored);
    expect(batch.files[0]!.stored).toBe(batch.stored);
  });

  test("that is interrupted goes on where it ended: each article once", async () => {
    const batchId = await prepare(lead, [file("a.zip", await archiveOf(500))]);
    await startImport(lead, batchId, {});
    for (const after of [1, 150, 350]) {
      const ending = new AbortController();
      const work = workOnce(ending.signal);
      await vi.waitFor(
        async () => expect((await findBatch(lead, batchId))!.stored).toBeGreaterThanOrEqual(after),
        { timeout: 60_000, interval: 10 },
      );
      ending.abort();
      await work;
    }
    await workOnce(NEVER);
    const batch = (await findBatch(lead, batchId))!;
    expect(batch.files).toMatchObject([{ state: "read", found: 500, stored: 500, notes: [] }]);
    expect(new Set((await articles()).map(({ raw }) => raw)).size).toBe(500);
  });
});

test("CR-02: a process that is killed in the middle leaves no half article, and the next one repeats nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  const archive = join(folder, "articles.zip");
  writeFileSync(archive, await archiveOf(1_000));
  const stored = () => prisma.article.count({ where: { projectId: lead.projectId } });
  const before = await stored();
  try {
    const command = spawn(
      process.execPath,
      ["--import", "tsx", "cli/framewise.ts", "import", "--project", world.slug, archive],
      { stdio: "ignore", env: { ...process.env } },
    );
    const exit = once(command, "exit");
    await vi.waitFor(async () => expect((await stored()) - before).toBeGreaterThan(200), {
      timeout: 60_000,
      interval: 10,
    });
    command.kill("SIGKILL");
    await exit;
  } finally {
    rmSync(folder, { recursive: true });
  }
  const left = (await stored()) - before;
  expect(left).toBeLessThan(1_000);
  const batch = await prisma.importBatch.findFirstOrThrow({
    where: { projectId: lead.projectId, via: "command line" },
    include: { files: true },
  });
  expect(batch.files).toMatchObject([{ state: "reading", found: left, stored: left }]);

  await prisma.job.update({
    where: { id: batch.jobId! },
    data: { heartbeatAt: new Date(Date.now() - DEAD - 1_000) },
  });
  expect(await workOnce(NEVER)).toBe(true);
  const done = (await findBatch(lead, batch.id))!;
  expect(done.files).toMatchObject([{ state: "read", found: 1_000, stored: 1_000, notes: [] }]);
  expect((await stored()) - before).toBe(1_000);
});
