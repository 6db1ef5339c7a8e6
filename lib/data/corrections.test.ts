import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { Mutation } from "@/lib/domain/annotation";
import { submissionText } from "@/lib/domain/submission";
import { figureRows } from "@/lib/domain/statistics/figure-rows";
import { atOnce } from "@/lib/domain/steps";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { listUnsettledTags, settleTag } from "./anchors";
import { annotationColumns, toAnnotation } from "./annotations";
import { annotationRows } from "./testing/annotation-rows";
import { applyMutations } from "./mutations";
import { correctText, listTextVersions, previewCorrection } from "./corrections";
import { readFigures } from "./studies";
import { submitAssignment } from "./submissions";
import { at, createWorld, TEXT, type World } from "./testing/world";

let world: World;
let articleId: string;

beforeEach(async () => {
  world = await createWorld();
  [articleId] = world.articleIds as [string];
});

const CORRECTED = TEXT.replace("on Monday", "late on Sunday").replace(
  "a fair price for a good product",
  "something else",
);

async function correct(text = CORRECTED, baseTextVersion = 1) {
  const lead = await world.as("lea", "article:import");
  return correctText(lead, { articleId, text, note: "As printed", baseTextVersion });
}

async function tag(name: string, words: string): Promise<string> {
  const annotationId = crypto.randomUUID();
  const [result] = await applyMutations(
    await world.as(name, "annotation:create"),
    await world.assignmentId(name),
    [
      {
        kind: "create",
        mutationId: crypto.randomUUID(),
        annotationId,
        frameId: world.frames.SEC,
        memo: "",
        ...at(words),
      },
    ],
  );
  expect(result?.status).toBe("saved");
  return annotationId;
}

async function submit(name: string) {
  const access = await world.as(name, "annotation:create");
  await submitAssignment(access, await world.assignmentId(name), { noFrameFound: false });
}

const row = (id: string) =>
  prisma.annotation.findUniqueOrThrow({
    where: { id },
    include: { textVersion: true, events: true },
  });

/** IN-07: the seal of every submission on the article is that of what it holds now. */
async function expectSealed() {
  const submitted = await prisma.assignment.findMany({
    where: { articleId, submittedAt: { not: null } },
    include: {
      textVersion: true,
      annotations: {
        where: { deletedAt: null, anchor: { not: "orphaned" } },
        select: annotationColumns,
      },
    },
  });
  for (const { textVersion, annotations, submittedHash } of submitted) {
    const sealed = submissionText(textVersion.sha256, annotations.map(toAnnotation));
    expect(createHash("sha256").update(sealed).digest("hex")).toBe(submittedHash);
  }
}

describe("a correction", () => {
  test("makes a new version of the text, and moves every tag by the journal", async () => {
    const moved = await tag("ana", "warn of dependence");
    const changed = await tag("ana", "signed a contract for six drones on Monday");
    const orphaned = await tag("ben", "a fair price for a good product");
    expect(await correct()).toBe(2);

    expect(await row(moved)).toMatchObject({
      ...{ anchor: "sound", quote: "warn of dependence", revision: 2, textVersion: { number: 2 } },
      events: [{ kind: "create" }, { kind: "update", actorId: world.userId("lea") }],
    });
    expect(await row(changed)).toMatchObject({
      ...{ anchor: "changed", textVersion: { number: 2 } },
      quote: "signed a contract for six drones late on Sunday",
    });
    expect(await row(orphaned)).toMatchObject({
      ...{ anchor: "orphaned", textVersion: { number: 1 } },
      quote: "a fair price for a good product",
    });
    const assignments = await prisma.assignment.findMany({
      where: { articleId },
      include: { textVersion: true },
    });
    expect(assignments.map(({ textVersion }) => textVersion.number)).toEqual([2, 2]);
    const versions = await listTextVersions(await world.as("jon", "article:read"), articleId);
    expect(versions.map(({ number, note }) => [number, note])).toEqual([
      [2, "As printed"],
      [1, ""],
    ]);
  });

  test("seals submitted work anew, writes that down, and counts no orphan", async () => {
    await tag("ana", "warn of dependence");
    await tag("ana", "a fair price for a good product");
    await submit("ana");
    const before = await prisma.assignment.findUniqueOrThrow({
      where: { id: await world.assignmentId("ana") },
    });
    await correct();
    await expectSealed();
    const after = await prisma.assignment.findUniqueOrThrow({ where: { id: before.id } });
    expect(after.submittedHash).not.toBe(before.submittedHash);
    const [audit] = await prisma.auditEvent.findMany({
      where: { subjectId: before.id, action: "assignment.reseal" },
    });
    expect(audit).toMatchObject({
      before: { sha256: before.submittedHash },
      after: { sha256: after.submittedHash, submission: 2 },
    });
    expect(await prisma.frameUse.findMany({ where: { articleId } })).toMatchObject([
      { count: 1, covered: "warn of dependence".length },
    ]);
  });

  test("that is taken back finds the orphans again", async () => {
    const id = await tag("ben", "a fair price for a good product");
    await correct();
    await correct(TEXT, 2);
    expect(await row(id)).toMatchObject({
      anchor: "sound",
      textVersion: { number: 3 },
      ...at("a fair price for a good product"),
    });
  });

  test("counts for the lead only what may be seen anyway", async () => {
    const lead = await world.as("lea", "article:import");
    const asked = { articleId, text: CORRECTED, note: "", baseTextVersion: 1 };
    await tag("ana", "warn of dependence");
    expect(await previewCorrection(lead, asked)).toEqual({ moved: 0, changed: 0, orphaned: 0 });
    await submit("ana");
    expect(await previewCorrection(lead, asked)).toEqual({ moved: 1, changed: 0, orphaned: 0 });
  });

  test.each([
    ["of a text that was corrected meanwhile", CORRECTED, 7, "conflict"],
    ["that changes nothing", ` ${TEXT}\r\n\r\n`, 1, "invalid_input"],
    ["that leaves nothing", " \n ", 1, "invalid_input"],
  ])("%s is refused", async (_which, text, base, code) => {
    await expect(correct(text, base)).rejects.toMatchObject({ code });
    expect(await prisma.textVersion.count({ where: { articleId } })).toBe(1);
  });

  test("of another project's article is refused", async () => {
    const elsewhere = await createWorld();
    const lead = await elsewhere.as("lea", "article:import");
    const asked = { articleId, text: CORRECTED, note: "", baseTextVersion: 1 };
    await expect(correctText(lead, asked)).rejects.toMatchObject({ code: "not_found" });
    await expect(previewCorrection(lead, asked)).rejects.toMatchObject({ code: "not_found" });
  });

  test("beside tagging and submitting loses nothing", async () => {
    await tag("ana", "warn of dependence");
    await tag("ben", "six drones");
    const assignmentId = await world.assignmentId("ben");
    const ben = await world.as("ben", "annotation:create");
    const mutations = Array.from({ length: 6 }, (_, i): Mutation => ({
      ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
      ...{ frameId: world.frames.PRA, memo: String(i), start: i, end: i + 20 },
    }));
    const [, , ...answers] = await Promise.all([
      correct(),
      submit("ana"),
      ...mutations.map(
        async (mutation) => (await applyMutations(ben, assignmentId, [mutation as never]))[0],
      ),
    ]);
    expect(answers.map((answer) => answer?.status)).toEqual(mutations.map(() => "saved"));
    expect(await prisma.annotation.count({ where: { assignment: { articleId } } })).toBe(8);
    const stray = await prisma.annotation.count({
      where: { assignment: { articleId }, anchor: { not: "orphaned" }, textVersion: { number: 1 } },
    });
    expect(stray).toBe(0);
    await expectSealed();
  });
});

describe("a tag that a correction touched", () => {
  test("waits for its own reviewer only, and is confirmed after submission too", async () => {
    const id = await tag("ana", "signed a contract for six drones on Monday");
    await submit("ana");
    await correct();
    const ana = await world.as("ana", "annotation:create");
    expect(await listUnsettledTags(ana)).toMatchObject([
      {
        ...{ id, anchor: "changed", note: "As printed", frame: "Security concern" },
        before: "signed a contract for six drones on Monday",
        now: "signed a contract for six drones late on Sunday",
      },
    ]);
    const ben = await world.as("ben", "annotation:create");
    expect(await listUnsettledTags(ben)).toEqual([]);
    await expect(settleTag(ben, id, 2, { kind: "confirm" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(settleTag(ana, id, 1, { kind: "confirm" })).rejects.toMatchObject({
      code: "conflict",
    });
    await settleTag(ana, id, 2, { kind: "confirm" });
    expect(await listUnsettledTags(ana)).toEqual([]);
    await expectSealed();
  });

  test("that is orphaned is placed anew and counts again, or deleted", async () => {
    const id = await tag("ana", "a fair price for a good product");
    const gone = await tag("ana", "a fair price");
    await submit("ana");
    await correct();
    const ana = await world.as("ana", "annotation:create");
    await expect(settleTag(ana, id, 2, { kind: "confirm" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(settleTag(ana, id, 2, { kind: "place", words: "the" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await settleTag(ana, id, 2, { kind: "place", words: "something else" });
    await settleTag(ana, gone, 2, { kind: "delete" });
    expect(await row(id)).toMatchObject({
      anchor: "sound",
      quote: "something else",
      textVersion: { number: 2 },
    });
    expect(await prisma.frameUse.findMany({ where: { articleId } })).toMatchObject([
      { count: 1, covered: 14 },
    ]);
    await expectSealed();
  });
});

describe("files and figures", () => {
  test("list an orphan apart, on its own text, and say how many figures leave out", async () => {
    const [orphan, sound] = ["a fair price for a good product", "warn of dependence"];
    for (const words of ["signed a contract for six drones on Monday", orphan, sound])
      await tag("ana", words);
    await submit("ana");
    await correct();
    const rows = [];
    for await (const row of annotationRows(await world.as("jon", "export:create"))) rows.push(row);
    expect(rows.map(({ quote, anchor, textVersion }) => [quote, anchor, textVersion])).toEqual([
      ["signed a contract for six drones late on Sunday", "changed", 2],
      [sound, "sound", 2],
      [orphan, "orphaned", 1],
    ]);
    expect(rows[2]).toMatchObject(at(orphan));

    const figures = await readFigures(await world.as("lea", "statistics:read"), WHOLE_STUDY);
    expect(figures.leftOut).toEqual({ reviewer: 1, final: 0 });
    expect(
      atOnce(figureRows(figures))
        .filter(({ report }) => report === "left-out")
        .map(({ layer, x, n }) => [layer, x, n]),
    ).toEqual([
      ["final layer", 0, 0],
      ["reviewer layer, average of reviewers", 1, 3],
    ]);
  });
});
