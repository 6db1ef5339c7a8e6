import Database from "better-sqlite3";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { databaseUrl, prisma } from "./client";

const { provider } = inject("database");

beforeAll(async () => {
  await prisma.user.create({ data: { id: "ana", email: "ana@example.org", name: "Ana" } });
  await prisma.project.create({ data: { id: "p1", slug: "p1", name: "Levy coverage" } });
});

test.runIf(provider === "sqlite")("every SQLite connection is durable", async () => {
  // The first is the reading connection, the second, inside a transaction, the writing one.
  for (const connection of [prisma, "transaction"] as const) {
    const ask = (db: Pick<typeof prisma, "$queryRaw">) =>
      Promise.all([
        db.$queryRaw`SELECT * FROM pragma_journal_mode`,
        db.$queryRaw`SELECT * FROM pragma_synchronous`,
        db.$queryRaw`SELECT * FROM pragma_busy_timeout`,
        db.$queryRaw`SELECT * FROM pragma_foreign_keys`,
      ]);
    const answers =
      connection === "transaction" ? await prisma.$transaction(ask) : await ask(connection);
    expect(answers.flat().map((row) => String(Object.values(row as object)[0]))).toEqual([
      "wal",
      "2",
      "5000",
      "1",
    ]);
  }
});

describe("a transaction", () => {
  const rename = (name: string) => prisma.user.update({ where: { id: "ana" }, data: { name } });
  const nameNow = async () => (await prisma.user.findUniqueOrThrow({ where: { id: "ana" } })).name;

  test("shows nothing to others before it commits, and nothing at all when it fails", async () => {
    await rename("Ana");
    let seen = "";
    const failing = prisma.$transaction(async (tx) => {
      await tx.user.update({ where: { id: "ana" }, data: { name: "Half done" } });
      seen = await nameNow();
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(seen).toBe("Ana");
    expect(await nameNow()).toBe("Ana");
  });

  test("does not take another request's write down with it", async () => {
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const failing = prisma.$transaction(async (tx) => {
      await tx.project.update({ where: { id: "p1" }, data: { name: "Half done" } });
      begun();
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error("changed my mind");
    });
    const acknowledged = hasBegun.then(() => rename("Ana Petrović"));
    await expect(failing).rejects.toThrow("changed my mind");
    await acknowledged;
    expect(await nameNow()).toBe("Ana Petrović");
  });
});

describe("the database itself refuses", () => {
  const text = "Belgrade 📰 signs.";
  const annotation = {
    id: "t1",
    assignmentId: "s1",
    textVersionId: "v1",
    reviewerId: "ana",
    frameId: "f1",
    codebookVersionId: "c1",
    start: 9,
    end: 10,
    quote: "📰",
    updatedAt: new Date(),
  };

  beforeAll(async () => {
    await prisma.importBatch.create({ data: { id: "b1", projectId: "p1", via: "paste" } });
    await prisma.article.create({
      data: {
        id: "a1",
        projectId: "p1",
        batchId: "b1",
        title: "Signing",
        fileName: "a.txt",
        encoding: "utf-8",
        raw: text,
        rawSha256: "0",
        choices: {},
      },
    });
    await prisma.textVersion.create({
      data: {
        id: "v1",
        articleId: "a1",
        number: 1,
        text,
        sha256: "0",
        length: 17,
        codedLength: 17,
        zones: [],
      },
    });
    await prisma.codebookVersion.create({
      data: { id: "c1", projectId: "p1", number: 1, frames: [] },
    });
    await prisma.frame.create({
      data: {
        id: "f1",
        projectId: "p1",
        position: 1,
        name: "Security concern",
        shortName: "SEC",
        color: "orange",
        pattern: "solid",
        key: "1",
      },
    });
    await prisma.round.create({
      data: {
        id: "r1",
        projectId: "p1",
        name: "Main",
        kind: "main",
        revealRule: "article",
        codebookVersionId: "c1",
      },
    });
    await prisma.assignment.create({
      data: {
        id: "s1",
        roundId: "r1",
        articleId: "a1",
        textVersionId: "v1",
        reviewerId: "ana",
        position: 1,
      },
    });
  });

  test("nothing, when the quote is what the text says there in code points", async () => {
    await prisma.annotation.create({ data: annotation });
    await prisma.annotationEvent.create({
      data: {
        mutationId: "m1",
        annotationId: "t1",
        actorId: "ana",
        kind: "create",
        revision: 1,
        after: {},
      },
    });
  });

  test.each([
    ["an empty passage", { start: 9, end: 9, quote: "" }],
    ["a passage before the text", { start: -1, end: 1, quote: "Be" }],
    ["a passage beyond the text", { start: 16, end: 18, quote: ".." }],
    ["a quote that the text does not hold", { start: 0, end: 1, quote: "X" }],
    ["a quote counted in UTF-16", { start: 9, end: 11, quote: "📰" }],
    ["an unknown frame", { frameId: "f9" }],
  ])("%s", async (_what, change) => {
    const create = prisma.annotation.create({ data: { ...annotation, id: "t2", ...change } });
    await expect(create).rejects.toThrow();
    expect(await prisma.annotation.count()).toBe(1);
  });

  test("to move a stored annotation where its quote is not", async () => {
    const move = prisma.annotation.update({ where: { id: "t1" }, data: { start: 0, end: 1 } });
    await expect(move).rejects.toThrow();
    expect(await prisma.annotation.findUnique({ where: { id: "t1" } })).toMatchObject({ start: 9 });
  });

  test.each([
    [
      "a frozen text",
      () => prisma.textVersion.update({ where: { id: "v1" }, data: { number: 2 } }),
    ],
    ["a published codebook", () => prisma.codebookVersion.deleteMany()],
    ["the journal", () => prisma.annotationEvent.updateMany({ data: { revision: 7 } })],
    ["the journal's past", () => prisma.annotationEvent.deleteMany()],
  ])("to change %s", async (_what, change) => {
    const everything = () =>
      Promise.all([
        prisma.textVersion.findMany(),
        prisma.codebookVersion.findMany(),
        prisma.annotationEvent.findMany(),
      ]);
    const before = await everything();
    await expect(change()).rejects.toThrow();
    expect(await everything()).toEqual(before);
  });

  test("a role that does not exist", async () => {
    const join = prisma.member.create({ data: { projectId: "p1", userId: "ana", role: "boss" } });
    await expect(join).rejects.toThrow();
  });
});

test.runIf(provider === "sqlite")(
  "a write waits for another process that writes, and holds up nothing else",
  async () => {
    const other = new Database(databaseUrl().replace(/^file:/, ""));
    for (const write of [
      () => prisma.user.update({ where: { id: "ana" }, data: { name: "Ana" } }),
      () => prisma.$transaction((tx) => tx.user.findMany()),
    ]) {
      other.exec("BEGIN IMMEDIATE");
      let isFree = false;
      // This comes only where the process goes on meanwhile.
      setTimeout(() => {
        isFree = true;
        other.exec("COMMIT");
      }, 100);
      await write();
      expect(isFree).toBe(true);
    }
    other.close();
  },
);
