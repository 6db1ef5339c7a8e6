import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { loadSample } from "@/cli/sample";
import { readArchive, requireNothingHidden } from "@/lib/data/archive/read";
import { prisma } from "@/lib/db/client";
import { elsewhere } from "@/lib/db/testing/elsewhere";
import { submitAs, tagWords } from "@/lib/data/testing/coding";
import type { Dispute } from "@/lib/data/testing/dispute";
import { createWorld } from "@/lib/data/testing/world";
import { findMember } from "@/lib/data/members";
import { grant } from "@/lib/domain/access";
import { zipOf } from "../exports/zip";
import { filesOf, zipFiles } from "../testing/archive-files";
import { createRichWorld } from "../testing/rich-world";
import { ARCHIVE_FILES, archiveFiles, MANIFEST } from "./write";
import { archiveOf } from "../testing/archive-of";

const folder = mkdtempSync(join(tmpdir(), "framewise-archive-"));
const MOST = 100 * 1024 * 1024;
let dispute: Dispute;
let bytes: Buffer;
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  dispute = await createRichWorld();
  bytes = await archiveOf(await dispute.world.as("lea", "project:edit"));
  files = await filesOf(bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rowsOf = (name: string, from = files) =>
  from
    .get(`${name}.jsonl`)!
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Import a file into an empty installation, and do something there. */
async function imported<T>(
  archive: Uint8Array,
  work: (slug: string) => Promise<T>,
  accounts: (
    createPerson: (email: string) => Promise<string>,
  ) => Promise<Map<string, string>> = () => Promise.resolve(new Map<string, string>()),
  slug = "here",
): Promise<T> {
  const path = join(folder, `${crypto.randomUUID()}.zip`);
  writeFileSync(path, archive);
  return elsewhere(async () => {
    const { withArchive } = await import("./read");
    const { storeArchive } = await import("@/lib/data/archive/store");
    const { createPerson } = await import("@/lib/data/users");
    const create = async (email: string) =>
      (await createPerson({ email, name: email, passwordHash: null, isAdmin: true }, null)).id;
    const mapped = await accounts(create);
    await withArchive(path, MOST, (opened) =>
      storeArchive(null, opened, { slug, accounts: mapped, needsLead: false }),
    );
    return work(slug);
  });
}

/** The archive of a project where `imported` put it. */
async function exportedThere(slug: string): Promise<Buffer> {
  const there = await import("../testing/archive-of");
  return there.archiveOfSlug(slug);
}

test("no table of the rich world is empty", () => {
  for (const name of ARCHIVE_FILES) expect(rowsOf(name).length, name).toBeGreaterThan(0);
});

test("IN-09: the same project gives the same bytes, in an empty installation too", async () => {
  const again = await archiveOf(await dispute.world.as("lea", "project:edit"));
  expect(again.equals(bytes)).toBe(true);
  const there = await imported(bytes, exportedThere, undefined, dispute.world.slug);
  const after = await filesOf(there);
  expect([...files.keys()].filter((name) => after.get(name) !== files.get(name))).toEqual([]);
  expect(there.equals(bytes)).toBe(true);
});

test("everything holds where it was imported, and texts can be searched", async () => {
  await imported(bytes, async () => {
    const { verifyInstallation } = await import("@/lib/data/verify");
    const findings = await verifyInstallation();
    expect(findings.flatMap(({ sentences }) => sentences)).toEqual([]);
    const there = (await import("@/lib/db/client")).prisma;
    expect(await there.$queryRaw`SELECT COUNT(*) AS "n" FROM "TextIndex"`).not.toEqual([{ n: 0 }]);
    const people = await there.user.findMany();
    expect(people.every((one) => one.disabledAt && !one.passwordHash && !one.isAdmin)).toBe(true);
  });
});

test("the sample project survives", async () => {
  await loadSample(() => {});
  const project = await prisma.project.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const lead = await prisma.member.findFirstOrThrow({
    where: { projectId: project.id, role: "lead" },
  });
  const access = grant((await findMember(project.slug, lead.userId))!, "project:edit")!;
  const archive = await archiveOf(access);
  const there = await imported(archive, exportedThere, undefined, project.slug);
  expect(there.equals(archive)).toBe(true);
});

test("people are who was chosen, everywhere; nobody else is taken for somebody", async () => {
  const users = rowsOf("users");
  const lea = users.find(({ name }) => name === "lea")!.id as string;
  const ana = users.find(({ name }) => name === "ana")!.id as string;
  let leadHere = "";
  const there = await imported(bytes, exportedThere, async (create) => {
    leadHere = await create("boss@example.org");
    return new Map([
      [lea, leadHere],
      [ana, await create("anna@example.org")],
    ]);
  });
  const after = await filesOf(there);
  const all = [...after.values()].join("");
  expect(all).not.toContain(lea);
  expect(all).not.toContain(ana);
  expect(all).toContain(leadHere);
  expect(rowsOf("members", after).find(({ role }) => role === "lead")!.userId).toBe(leadHere);
  // Who left a project with pseudonyms is one.
  expect(users).toContainEqual({
    ...users.find(({ email }) => email === null),
    name: "Reviewer 3",
  });
  await expect(
    imported(bytes, exportedThere, async (create) => {
      await create(users.find(({ name }) => name === "ana")!.email as string);
      return new Map();
    }),
  ).rejects.toThrow(/ana .*has an account here already/);
});

test("a project that is here already is refused, and nothing is stored", async () => {
  const { withArchive } = await import("./read");
  const { storeArchive } = await import("@/lib/data/archive/store");
  const path = join(folder, "again.zip");
  writeFileSync(path, bytes);
  const before = await prisma.user.count();
  const accounts = new Map(rowsOf("users").map(({ id }) => [id as string, id as string]));
  await expect(
    withArchive(path, MOST, (archive) =>
      storeArchive(null, archive, { slug: "twice", accounts, needsLead: false }),
    ),
  ).rejects.toThrow(/in this installation already/);
  expect(await prisma.user.count()).toBe(before);
  expect(await prisma.project.count({ where: { slug: "twice" } })).toBe(0);
});

describe("what is hostile is refused, with the place", () => {
  /** The archive with one file changed, and a manifest that fits. */
  const forged = (name: string, change: (rows: Record<string, unknown>[]) => unknown[]) =>
    zipFiles(files, { [name]: change(rowsOf(name)) });
  const first =
    (column: string, value: unknown) =>
    ([row, ...rest]: Record<string, unknown>[]) => [{ ...row, [column]: value }, ...rest];
  const stranger = crypto.randomUUID();

  test.each<[string, string, (rows: Record<string, unknown>[]) => unknown[], RegExp]>([
    ["a role there is none of", "members", first("role", "ADMIN"), /members\.jsonl, line 1, role/],
    [
      "rights over the installation",
      "users",
      first("isAdmin", true),
      /users\.jsonl, line 1.*isAdmin/,
    ],
    [
      "a frame of another project",
      "annotations",
      first("frameId", stranger),
      /frameId names a row that is not in frames/,
    ],
    [
      "somebody else's account",
      "comments",
      first("authorId", stranger),
      /authorId names somebody who is not in users/,
    ],
    [
      "an offset outside the text",
      "annotations",
      first("end", 1_000_000),
      /annotations\.jsonl, row .*: its passage/,
    ],
    ["an end before its start", "annotations", first("start", 900), /its passage/],
    [
      "words that do not stand there",
      "decisions",
      first("quote", "two drones"),
      /decisions\.jsonl, row .*not its quote/,
    ],
    [
      "an offset that is no number",
      "annotations",
      first("start", null),
      /annotations\.jsonl, line 1, start/,
    ],
    [
      "a changed text",
      "text-versions",
      first("text", "Belgrade"),
      /not what its SHA-256 and length say/,
    ],
    [
      "a changed upload",
      "articles",
      first("raw", "Belgrade"),
      /its upload is not what its SHA-256 says/,
    ],
    [
      "a changed submission",
      "submissions",
      first("content", { annotations: [], answers: {} }),
      /its seal does not fit/,
    ],
    [
      "work of another reviewer",
      "annotations",
      ([row, ...rest]) => {
        const other = rowsOf("members").find(({ userId }) => userId !== row!.reviewerId)!;
        return [{ ...row, reviewerId: other.userId }, ...rest];
      },
      /not of the reviewer or article it says/,
    ],
    [
      "a colour that is code",
      "frames",
      first("color", "red;background:url(//x)"),
      /frames\.jsonl, line 1, color/,
    ],
    [
      "the same row twice",
      "outlets",
      ([row, ...rest]) => [row, row, ...rest],
      /in this installation already/,
    ],
    ["two projects", "project", ([row]) => [row, { ...row, id: stranger }], /exactly one row/],
    ["a parent that is not there", "frames", first("parentId", stranger), /parentId names a row/],
    [
      "a text that databases cannot hold",
      "outlets",
      first("name", "a\0b"),
      /characters that no text can hold/,
    ],
    ["half a character", "outlets", first("name", "\ud83d"), /characters that no text can hold/],
  ])("%s", async (_what, name, change, reason) => {
    await expect(imported(await forged(name, change), exportedThere)).rejects.toThrow(reason);
  });

  test("numbers that are none, a file too many, one too few, a changed one, no zip", async () => {
    const raw = async (name: string, text: string | null) => {
      const changed = new Map(files);
      if (text === null) changed.delete(name);
      else changed.set(name, text);
      return zipFiles(changed, {});
    };
    const refused = async (archive: Uint8Array, reason: RegExp) =>
      expect(imported(archive, exportedThere)).rejects.toThrow(reason);
    const clusters = files.get("duplicate-clusters.jsonl")!;
    await refused(
      await raw("duplicate-clusters.jsonl", clusters.replace("0.8125", "1e309")),
      /duplicate-clusters\.jsonl, line 1, similarity/,
    );
    await refused(await raw("evil.txt", "x"), /“evil.txt” has no place/);
    await refused(await raw("rounds.jsonl", null), /it has no rounds\.jsonl/);
    await refused(
      await zipFiles(files, {}, { stale: "outlets.jsonl" }),
      /not what the manifest says/,
    );
    await refused(await raw("outlets.jsonl", `${"[".repeat(100_000)}\n`), /is not JSON/);
    await refused(Buffer.from("PK\u0003\u0004 no"), /no ZIP archive, is damaged/);
    await refused(bytes.subarray(0, bytes.length - 200), /no ZIP archive, is damaged/);
    const manifest = JSON.parse(files.get(MANIFEST)!) as object;
    const newer = new Map(files).set(MANIFEST, JSON.stringify({ ...manifest, version: 2 }));
    await refused(await zipFiles(newer, {}, { keepManifest: true }), /newer version of Framewise/);
  });
});

test("what people write while an archive is made is not in it", async () => {
  const world = await createWorld();
  const access = await world.as("lea", "project:edit");
  await tagWords(world, "ana", "six drones");
  const items = readArchive(access, { drafts: true });
  await items.next();
  await tagWords(world, "ana", "an old friendship");
  await submitAs(world, "ana");
  const rest: { noun: string; row: Record<string, unknown> }[] = [];
  for await (const item of items) rest.push(item);
  const quotes = rest.flatMap(({ noun, row }) => (noun === "annotations" ? [row.quote] : []));
  expect(quotes).toEqual(["six drones"]);
  expect(rest.some(({ noun }) => noun === "submissions")).toBe(false);
});

test("a lead's archive has nothing that is not handed in, and waits while the lead is blind", async () => {
  const world = await createWorld({ coders: ["ana", "lea"] });
  const access = await world.as("lea", "project:edit");
  await tagWords(world, "ana", "six drones");
  const quotesIn = async (drafts: boolean) => {
    const found: unknown[] = [];
    for await (const { noun, row } of readArchive(access, { drafts })) {
      if (noun === "annotations" || noun === "annotation-events")
        found.push(row.quote ?? "journal");
    }
    return found;
  };
  expect(await quotesIn(true)).toEqual(["six drones", "journal"]);
  expect(await quotesIn(false)).toEqual([]);
  await expect(requireNothingHidden(access)).rejects.toThrow(/You still code/);
  await submitAs(world, "lea", true);
  await expect(requireNothingHidden(access)).resolves.toBeUndefined();
  await submitAs(world, "ana");
  expect(await quotesIn(false)).toEqual(["six drones", "journal"]);
});

test("leaving an archive half way gives its connection back", async () => {
  const access = await dispute.world.as("lea", "project:edit");
  const items = readArchive(access, { drafts: true });
  const closed = vi.spyOn(items, "return");
  for await (const piece of zipOf(archiveFiles(items, { drafts: true }))) {
    if (piece.length > 0) break;
  }
  expect(closed).toHaveBeenCalled();
  expect((await items.next()).done).toBe(true);
});
