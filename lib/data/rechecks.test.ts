import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { partsNamed } from "@/lib/domain/codebook/parts";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { publishCodebook } from "./codebooks";
import { annotationRows } from "./testing/annotation-rows";
import { listDraftFrames, updateFrame } from "./frames";
import { splitFrame } from "./merges";
import { applyMutations } from "./mutations";
import { listRechecks, recheckTag } from "./rechecks";
import { readFigures } from "./studies";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld } from "./testing/world";

let world: World;
let ana: ProjectAccess<"annotation:create">;
let tagId: string;

beforeEach(async () => {
  world = await createWorld();
  ana = await world.as("ana", "annotation:create");
  tagId = await tag("ana", "six drones", world.frames.SEC);
});

async function tag(name: string, words: string, frameId: string) {
  const annotationId = crypto.randomUUID();
  const access = await world.as(name, "annotation:create");
  const [result] = await applyMutations(access, await world.assignmentId(name), [
    {
      kind: "create",
      mutationId: crypto.randomUUID(),
      annotationId,
      frameId,
      memo: "",
      ...at(words),
    },
  ]);
  expect(result?.status).toBe("saved");
  return annotationId;
}

const submit = async () =>
  submitAssignment(ana, await world.assignmentId("ana"), { noFrameFound: false });

async function redefine(judgement: "meaning" | "wording") {
  const lead = await world.as("lea", "codebook:edit");
  const { name, shortName, includeWhen, excludeWhen, example, counterExample, ...rest } = (
    await listDraftFrames(lead)
  )[0]!;
  const { color, pattern, key, revision, id } = rest;
  const words = { name, shortName, includeWhen, excludeWhen, example, counterExample };
  const definition = `Narrower ${revision}`;
  await updateFrame(lead, id, revision, { ...words, definition, color, pattern, key });
  await publishCodebook(lead, "", { [id]: judgement });
}

const open = async () => (await listRechecks(ana)).tags.map(({ id }) => id);

const stale = async () => {
  const rows = [];
  for await (const row of annotationRows(await world.as("jon", "export:create"))) rows.push(row);
  return rows.map((row) => row.stale);
};

const uses = () =>
  prisma.frameUse.findMany({
    where: { roundId: world.roundId },
    select: { frameId: true, count: true },
  });

describe("the list", () => {
  test("has the tags made when the frame meant something else, and only those", async () => {
    await tag("ana", "fair price", world.frames.PRA);
    await redefine("wording");
    expect(await open()).toEqual([]);
    await redefine("meaning");
    await tag("ana", "an old friendship", world.frames.SEC);
    expect(await open()).toEqual([tagId]);
  });

  test("is one's own: a teammate's tags are neither in it nor within reach", async () => {
    const bens = await tag("ben", "six drones", world.frames.SEC);
    await redefine("meaning");
    expect(await open()).toEqual([tagId]);
    await expect(recheckTag(ana, bens, 1, { kind: "delete" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("has the tags of a frame that was split, kept or not", async () => {
    const lead = await world.as("lea", "codebook:edit");
    const draft = await listDraftFrames(lead);
    const parts = partsNamed(draft[0]!, ["Military", "Data"], draft);
    const [military] = await splitFrame(lead, world.frames.SEC, parts, false);
    await publishCodebook(lead, "");
    expect(await open()).toEqual([tagId]);
    await recheckTag(ana, tagId, 1, { kind: "change", frameId: military! });
    expect(await open()).toEqual([]);
  });

  test("goes without closed rounds and settled articles", async () => {
    await redefine("meaning");
    await prisma.round.update({ where: { id: world.roundId }, data: { closedAt: new Date() } });
    expect(await open()).toEqual([]);
  });
});

describe("a stale tag", () => {
  test("of a submitted article is in the history when it is looked at, and figures follow at once", async () => {
    await submit();
    await redefine("meaning");
    const assignmentId = await world.assignmentId("ana");
    const tagsOf = async () => {
      const viewer = await world.as("noor", "statistics:read");
      const { studies } = await readFigures(viewer, WHOLE_STUDY);
      const codings = studies.reviewer.articles.flatMap((article) => article.codings);
      return codings.flatMap((coding) => coding.map((use) => use?.count ?? 0));
    };
    expect(await tagsOf()).toEqual([1, 0]);
    await recheckTag(ana, tagId, 1, { kind: "change", frameId: world.frames.PRA });
    expect(await tagsOf()).toEqual([0, 1]);
    const events = await prisma.auditEvent.findMany({
      where: { projectId: ana.projectId, action: "assignment.recheck" },
      select: { actorId: true, subjectId: true, after: true },
    });
    expect(events).toEqual([
      {
        ...{ actorId: ana.userId, subjectId: assignmentId },
        after: { verdict: "change", frame: world.frames.PRA },
      },
    ]);
  });

  test("that is kept is confirmed under the version, in the journal too, and no longer stale", async () => {
    await submit();
    await redefine("meaning");
    expect(await stale()).toEqual([1]);
    await recheckTag(ana, tagId, 1, { kind: "keep" });
    expect(await stale()).toEqual([0]);
    expect(await open()).toEqual([]);
    const events = await prisma.annotationEvent.findMany({
      where: { annotationId: tagId },
      orderBy: { sequence: "asc" },
    });
    expect(
      events.map(({ kind, after }) => [
        kind,
        (after as { recheckedUnder: unknown }).recheckedUnder,
      ]),
    ).toEqual([
      ["create", null],
      ["update", 2],
    ]);
    await redefine("meaning");
    expect(await open()).toEqual([tagId]);
  });

  test("can be given another frame after submission: figures and seal follow", async () => {
    await submit();
    const before = await prisma.assignment.findFirst({
      where: { id: await world.assignmentId("ana") },
    });
    await redefine("meaning");
    await recheckTag(ana, tagId, 1, { kind: "change", frameId: world.frames.PRA });
    expect(await uses()).toEqual([{ frameId: world.frames.PRA, count: 1 }]);
    const after = await prisma.assignment.findFirst({
      where: { id: await world.assignmentId("ana") },
    });
    expect(after?.submittedHash).not.toBe(before?.submittedHash);
  });

  test("can be deleted after submission; without its last tag the article has no frame", async () => {
    await submit();
    await redefine("meaning");
    await recheckTag(ana, tagId, 1, { kind: "delete" });
    expect(await uses()).toEqual([]);
    const assignment = await prisma.assignment.findFirst({
      where: { id: await world.assignmentId("ana") },
    });
    expect(assignment?.noFrameFound).toBe(true);
  });

  test("that was changed in another tab is a conflict, and stays", async () => {
    await redefine("meaning");
    await expect(recheckTag(ana, tagId, 7, { kind: "delete" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await open()).toEqual([tagId]);
  });

  test("is the only one that can be changed after submission", async () => {
    const fresh = await tag("ana", "fair price", world.frames.PRA);
    await submit();
    await redefine("meaning");
    await expect(recheckTag(ana, fresh, 1, { kind: "delete" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
