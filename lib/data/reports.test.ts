import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { changesBetween } from "@/lib/domain/report/changes";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { createAssignments } from "./assignments";
import { applyMutations } from "./mutations";
import { createReport, readSnapshot } from "./report-freezing";
import {
  deleteReport,
  listReports,
  publishReport,
  requirePublicReport,
  requireReport,
  unpublishReport,
} from "./reports";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";
import { listTrash, restoreFromTrash } from "./trash";

const TERMS = { longestQuote: 10, smallestCell: 2 };
let world: World;
let reportId: string;
let token: string;

/** Ana finds security in the first article and ben nothing; the second is ben's alone. */
beforeEach(async () => {
  world = await createWorld({ texts: [`${TEXT} One.`, `${TEXT} Two.`], coders: ["ben"] });
  const [first] = world.articleIds as [string];
  await createAssignments(await world.as("lea", "assignment:edit"), world.roundId, {
    articleIds: [first],
    reviewerIds: [world.userId("ana")],
  });
  await tag("ana", first);
  await submit("ana", first, false);
  await submit("ben", first, true);
  reportId = await freeze();
  token = crypto.randomUUID();
});

async function tag(name: string, articleId: string) {
  const access = await world.as(name, "annotation:create");
  await applyMutations(access, await world.assignmentId(name, articleId), [
    {
      kind: "create",
      mutationId: crypto.randomUUID(),
      annotationId: crypto.randomUUID(),
      frameId: world.frames.SEC,
      memo: "",
      ...at("six drones"),
    },
  ]);
}

async function submit(name: string, articleId: string, noFrameFound: boolean) {
  const access = await world.as(name, "annotation:create");
  await submitAssignment(access, await world.assignmentId(name, articleId), { noFrameFound });
}

async function freeze() {
  const access = await world.as("lea", "report:edit");
  return createReport(access, { name: "First", filter: WHOLE_STUDY, softwareVersion: "0.1.0" });
}

async function read(name = "noor") {
  return requireReport(await world.as(name, "statistics:read"), reportId);
}

describe("a frozen report", () => {
  test("keeps its figures when more is coded, and says what changed since", async () => {
    const before = await read();
    expect(before).toMatchObject({ name: "First", createdBy: "lea", softwareVersion: "0.1.0" });
    expect(before.snapshot).toMatchObject({
      head: {
        flow: { counted: 1 },
        layer: "reviewer layer, average of reviewers",
        codebookVersion: 1,
      },
      facts: { rounds: [{ reviewers: 2, articles: 1, doubleCoded: 1 }] },
    });
    expect(before.snapshot.parts.frames.prevalence.map(({ x, n }) => [x, n])).toEqual([
      [0.5, 1],
      [0, 1],
    ]);

    const second = world.articleIds[1]!;
    await tag("ben", second);
    await submit("ben", second, false);
    const after = await read();
    expect(after).toEqual(before);

    const now = await readSnapshot(
      await world.as("lea", "statistics:read"),
      before.snapshot.head.filter,
    );
    expect(now.dataSha256).not.toBe(before.dataSha256);
    const changes = changesBetween(before.snapshot.rows, now.snapshot.rows);
    expect(changes).toContainEqual({
      then: expect.objectContaining({
        measure: "articles with the frame",
        x: 0.5,
        n: 1,
      }) as unknown,
      now: expect.objectContaining({ measure: "articles with the frame", x: 1.5, n: 2 }) as unknown,
    });
  });

  test("has the same hash as long as the data are the same", async () => {
    const { dataSha256, snapshot } = await read();
    const again = await readSnapshot(
      await world.as("noor", "statistics:read"),
      snapshot.head.filter,
    );
    expect(again.dataSha256).toBe(dataSha256);
    expect(changesBetween(snapshot.rows, again.snapshot.rows)).toEqual([]);
  });

  test("is kept from whoever still codes in its round", async () => {
    await createAssignments(await world.as("lea", "assignment:edit"), world.roundId, {
      articleIds: [world.articleIds[0]!],
      reviewerIds: [world.userId("jon")],
    });
    const access = await world.as("jon", "statistics:read");
    await expect(read("jon")).rejects.toMatchObject({ code: "not_found" });
    expect(await listReports(access)).toEqual([]);
    await submit("jon", world.articleIds[0]!, true);
    expect((await read("jon")).snapshot.head.flow.counted).toBe(1);
    expect(await listReports(access)).toHaveLength(1);
  });

  test("does not exist in another project, nor in the trash", async () => {
    const elsewhere = await createWorld();
    await expect(
      requireReport(await elsewhere.as("lea", "statistics:read"), reportId),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(
      deleteReport(await elsewhere.as("lea", "report:edit"), reportId),
    ).rejects.toMatchObject({ code: "not_found" });

    await deleteReport(await world.as("lea", "report:edit"), reportId);
    await expect(read()).rejects.toMatchObject({ code: "not_found" });
    expect(await listReports(await world.as("noor", "statistics:read"))).toEqual([]);
    expect(await prisma.report.count({ where: { id: reportId } })).toBe(1);
  });

  test("is refused where nothing can be counted", async () => {
    const access = await world.as("lea", "report:edit");
    const filter = { ...WHOLE_STUDY, from: "1999-01-01" };
    await expect(
      createReport(access, { name: "None", filter, softwareVersion: "0.1.0" }),
    ).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("a public link", () => {
  const publish = async (hash = token) =>
    publishReport(await world.as("lea", "report:edit"), reportId, hash, TERMS);

  test("shows the figures under its terms and nothing of a reviewer", async () => {
    await publish();
    const { snapshot, terms } = await requirePublicReport(token);
    expect(terms).toEqual(TERMS);
    expect(snapshot.rows.every(({ hidden, n }) => hidden || n === 0 || n >= 2)).toBe(true);
    expect(snapshot.prevalence).toEqual([]);
    const written = JSON.stringify(snapshot);
    for (const name of ["ana", "ben"]) expect(written).not.toContain(world.userId(name));
  });

  test("works until it is withdrawn, replaced, or its report deleted", async () => {
    const gone = { code: "not_found" };
    await expect(requirePublicReport(token)).rejects.toMatchObject(gone);
    await publish();
    await publish(`${token} again`);
    await expect(requirePublicReport(token)).rejects.toMatchObject(gone);
    const access = await world.as("lea", "report:edit");
    await unpublishReport(access, reportId);
    await expect(requirePublicReport(`${token} again`)).rejects.toMatchObject(gone);
    await publish();
    await deleteReport(access, reportId);
    await expect(requirePublicReport(token)).rejects.toMatchObject(gone);

    const trash = await world.as("lea", "project:edit");
    expect(await listTrash(trash)).toMatchObject([{ kind: "report", id: reportId, goes: null }]);
    await restoreFromTrash(trash, "report", reportId);
    expect(await listTrash(trash)).toEqual([]);
    expect(await listReports(await world.as("noor", "statistics:read"))).toHaveLength(1);
    await expect(requirePublicReport(token)).rejects.toMatchObject(gone);
  });
});
