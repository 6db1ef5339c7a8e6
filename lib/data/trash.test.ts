import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { parseStudyFilter } from "@/lib/domain/statistics/filter";
import { deleteArticle, listArticles, requireArticle } from "./articles";
import { changeArticles } from "./article-changes";
import { requireCodingDesk } from "./assignments";
import { findCodebook, publishCodebook } from "./codebooks";
import { listComparableAmong, requireComparison } from "./comparisons";
import { deleteFrame } from "./deleted-frames";
import { annotationRows } from "./testing/annotation-rows";
import {
  createFrame,
  listDraftFrames,
  listRetiredFrames,
  restoreFrame,
  retireFrame,
} from "./frames";
import { findMember } from "./members";
import { applyMutations } from "./mutations";
import { readProjectCounts } from "./overview";
import {
  deleteProject,
  describeProject,
  isInDeletedProject,
  listDeletedProjects,
  restoreProject,
  whileThere,
} from "./project-trash";
import { listProjects } from "./projects";
import { listQueue } from "./queue";
import { deleteRound, listRounds } from "./rounds";
import { readFigures } from "./studies";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";
import { openThread } from "./thread-changes";
import { listThreads } from "./threads";
import { goesWithThing, listTrash, restoreFromTrash } from "./trash";

let world: World;
let articleId: string;

beforeEach(async () => {
  world = await createWorld({ texts: [TEXT, `${TEXT} And more.`] });
  [articleId] = world.articleIds as [string, string];
  for (const name of ["ana", "ben"]) {
    for (const id of world.articleIds) {
      await tag(name, id);
      const access = await world.as(name, "annotation:create");
      await submitAssignment(access, await world.assignmentId(name, id), { noFrameFound: false });
    }
  }
  await openThread(
    await world.as("ana", "thread:create"),
    { kind: "article", articleId, roundId: world.roundId },
    "What of this?",
  );
});

async function tag(name: string, id: string, frameId = world.frames.SEC) {
  const [outcome] = await applyMutations(
    await world.as(name, "annotation:create"),
    await world.assignmentId(name, id),
    [
      {
        ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
        ...{ frameId, memo: "", ...at("six drones") },
      },
    ],
  );
  return outcome!;
}

/** Everything that lists, searches, exports or counts, as the lead and a reviewer have it. */
async function everything() {
  const lead = await world.as("lea", "article:read");
  const reviewer = await world.as("ana", "review:create");
  const exported = [];
  for await (const { annotationId } of annotationRows(await world.as("lea", "export:create"))) {
    exported.push(annotationId);
  }
  const rounds = await listRounds(lead);
  const figures = await Promise.all(
    rounds.map(async ({ id }) => {
      const filter = parseStudyFilter(new URLSearchParams({ round: id }));
      const { studies } = await readFigures(await world.as("lea", "statistics:read"), filter);
      return studies.reviewer.articles.map((article) => article.id);
    }),
  );
  return {
    rounds: rounds.map(({ id }) => id),
    articles: (await listArticles(lead)).map(({ id }) => id),
    assigned: (await readProjectCounts(await world.as("lea", "codebook:edit"))).assignments,
    queue: (await listQueue(reviewer)).length,
    comparable: (await comparableBy(reviewer)).size,
    threads: (await listThreads(await world.as("ana", "thread:create"))).length,
    exported,
    figures,
  };
}

/** The reviewer's own work whose articles can be compared. */
async function comparableBy(access: ProjectAccess<"review:create">) {
  const own = await prisma.assignment.findMany({
    where: { reviewerId: access.userId, round: { projectId: access.projectId } },
    select: { id: true, roundId: true, articleId: true },
  });
  return listComparableAmong(access, own);
}

const lead = () => world.as("lea", "project:edit");
const OLD = new Date(Date.now() + 31 * 24 * 60 * 60 * 1000);

describe("an article in the trash", () => {
  test("is in nothing, and all of it is back when it is restored", async () => {
    const before = await everything();
    const access = await lead();
    expect(await goesWithThing(access, "article", articleId)).toBe(
      "2 assignments, 2 submitted tags of 2 reviewers, 1 discussion",
    );
    await deleteArticle(await world.as("lea", "article:import"), articleId);

    expect(await everything()).toEqual({
      ...before,
      articles: before.articles.filter((id) => id !== articleId),
      ...{ assigned: 2, queue: 1, comparable: 1, threads: 0 },
      exported: before.exported.slice(0, 2).map(() => expect.any(String) as string),
      figures: [before.figures[0]!.filter((id) => id !== articleId)],
    });
    const reviewer = await world.as("ana", "review:create");
    await expect(requireComparison(reviewer, world.roundId, articleId)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      requireArticle(await world.as("lea", "article:read"), articleId),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    const own = await prisma.assignment.findFirstOrThrow({
      where: { articleId, reviewerId: world.userId("ana") },
    });
    await expect(
      requireCodingDesk(await world.as("ana", "annotation:create"), own.id),
    ).rejects.toMatchObject({ code: "not_found" });

    const [item] = await listTrash(access);
    expect(item).toMatchObject({
      ...{ kind: "article", id: articleId, name: "Belgrade signs a drone deal", deletedBy: "lea" },
      goes: "2 assignments, 2 submitted tags of 2 reviewers, 1 discussion",
    });
    await restoreFromTrash(access, "article", articleId);
    expect(await everything()).toEqual(before);
    expect(await listTrash(access)).toEqual([]);
  });

  test("is not deleted in passing while reviewers have it", async () => {
    const { changed, refused } = await changeArticles(
      await world.as("lea", "article:import"),
      [articleId],
      { kind: "delete" },
    );
    expect(changed).toEqual([]);
    expect(refused[0]!.message).toMatch(/^Reviewers were given .* on its own page/);
  });

  test("is offered for 30 days and stays stored", async () => {
    const access = await lead();
    await deleteArticle(await world.as("lea", "article:import"), articleId);
    expect(await listTrash(access, OLD)).toEqual([]);
    await expect(restoreFromTrash(access, "article", articleId, OLD)).rejects.toMatchObject({
      code: "not_found",
      message: expect.stringContaining("more than 30 days ago") as string,
    });
    expect(await prisma.annotation.count({ where: { assignment: { articleId } } })).toBe(2);
  });
});

test("a round in the trash is in nothing, and all of it is back when it is restored", async () => {
  const before = await everything();
  const access = await lead();
  expect(await goesWithThing(access, "round", world.roundId)).toBe("4 assignments, all tags");
  await deleteRound(await world.as("lea", "assignment:edit"), world.roundId);
  expect(await everything()).toEqual({
    ...{ articles: before.articles, rounds: [], assigned: 0, queue: 0, comparable: 0 },
    ...{ threads: 0, exported: [], figures: [] },
  });
  expect(await listTrash(access)).toMatchObject([
    { kind: "round", name: "Main", deletedBy: "lea" },
  ]);
  await restoreFromTrash(access, "round", world.roundId);
  expect(await everything()).toEqual(before);
});

describe("a frame in the trash", () => {
  test("keeps its tags, their name and their figures, and is offered to nobody (CO-05)", async () => {
    const before = await everything();
    const names = async () => {
      const found = [];
      for await (const { frame } of annotationRows(await world.as("lea", "export:create"))) {
        found.push(frame);
      }
      return found;
    };
    const named = await names();
    const editor = await world.as("lea", "codebook:edit");
    expect(await goesWithThing(await lead(), "frame", world.frames.SEC)).toBe(
      "4 submitted tags of 2 reviewers",
    );
    await deleteFrame(editor, world.frames.SEC);

    expect(await everything()).toEqual(before);
    expect(await names()).toEqual(named);
    expect((await listDraftFrames(editor)).map(({ id }) => id)).toEqual([world.frames.PRA]);
    expect(await listRetiredFrames(editor)).toEqual([]);
    await expect(restoreFrame(editor, world.frames.SEC)).rejects.toMatchObject({
      code: "not_found",
    });

    const again = await createWorld();
    await deleteFrame(await again.as("lea", "codebook:edit"), again.frames.SEC);
    const coder = await again.as("ana", "annotation:create");
    const desk = await requireCodingDesk(coder, await again.assignmentId("ana"));
    expect(desk.frames.map(({ id, isDeleted }) => [id, isDeleted])).toEqual([
      [again.frames.SEC, true],
      [again.frames.PRA, undefined],
    ]);
    world = again;
    expect(await tag("ana", again.articleIds[0]!, again.frames.SEC)).toMatchObject({
      status: "refused",
    });
    expect((await tag("ana", again.articleIds[0]!, again.frames.PRA)).status).toBe("saved");
  });

  test("comes back where it was: into the draft, or among the retired", async () => {
    const editor = await world.as("lea", "codebook:edit");
    const access = await lead();
    const retired = await createFrame(editor, {
      ...{ name: "Kinship", shortName: "KIN", definition: "", includeWhen: "", excludeWhen: "" },
      ...{ example: "", counterExample: "", color: "green", pattern: "dotted", key: "8" },
    });
    await retireFrame(editor, retired);
    await deleteFrame(editor, retired);
    await deleteFrame(editor, world.frames.SEC);
    expect((await listTrash(access)).map(({ name }) => name).sort()).toEqual([
      "Kinship",
      "Security concern",
    ]);
    await restoreFromTrash(access, "frame", retired);
    await restoreFromTrash(access, "frame", world.frames.SEC);
    expect((await listRetiredFrames(editor)).map(({ name }) => name)).toEqual(["Kinship"]);
    expect((await listDraftFrames(editor)).map(({ id }) => id)).toContain(world.frames.SEC);
    await expect(publishCodebook(editor, "")).rejects.toMatchObject({ code: "invalid_input" });
    expect((await findCodebook(editor))!.number).toBe(1);
  });
});

describe("a project in the trash", () => {
  const person = (name: string, isAdmin = false) => ({ id: world.userId(name), isAdmin });

  test("is nowhere, its work stops, and it comes back with everything (CO-15)", async () => {
    const before = await everything();
    const access = await lead();
    expect(await describeProject(access)).toBe("2 articles, 1 round, 4 assignments, all tags");
    const jobs = ["waiting", "running"].map((state) => ({
      ...{ id: crypto.randomUUID(), projectId: access.projectId, kind: "duplicates", state },
      ...{ input: {}, createdById: access.userId },
    }));
    await prisma.job.createMany({ data: jobs });
    const rows = whileThere(access, annotationRows(await world.as("lea", "export:create")));
    expect((await rows.next()).done).toBe(false);
    await deleteProject(access);

    await expect(
      (async () => {
        for await (const row of rows) expect(row).toBeDefined();
      })(),
    ).rejects.toMatchObject({ code: "gone" });
    const [waiting, running] = await Promise.all(
      jobs.map(({ id }) => prisma.job.findUniqueOrThrow({ where: { id } })),
    );
    expect(waiting!.state).toBe("cancelled");
    expect(running!.cancelledAt).not.toBeNull();
    expect(await findMember(world.slug, world.userId("ana"))).toBeNull();
    expect(await listProjects(world.userId("ana"))).toEqual([]);
    expect(await isInDeletedProject(world.slug, world.userId("ana"))).toBe(true);
    expect(await isInDeletedProject(world.slug, "a stranger")).toBe(false);

    expect(await listDeletedProjects(person("ana"))).toEqual([]);
    await expect(restoreProject(person("ana"), access.projectId)).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await listDeletedProjects(person("lea"))).map(({ id }) => id)).toEqual([
      access.projectId,
    ]);
    await expect(restoreProject(person("lea"), access.projectId, OLD)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await restoreProject(person("lea"), access.projectId)).toBe(world.slug);
    expect(await everything()).toEqual(before);
  });

  test("is brought back by an administrator too", async () => {
    const access = await lead();
    await deleteProject(access);
    const admin = person("ana", true);
    expect((await listDeletedProjects(admin)).map(({ id }) => id)).toContain(access.projectId);
    expect(await restoreProject(admin, access.projectId)).toBe(world.slug);
  });
});

test("nothing of another project is brought back", async () => {
  await deleteArticle(await world.as("lea", "article:import"), articleId);
  const other = await createWorld();
  await expect(
    restoreFromTrash(await other.as("lea", "project:edit"), "article", articleId),
  ).rejects.toMatchObject({ code: "not_found" });
  expect(grant(await world.as("jon", "project:read"), "project:edit")).toBeNull();
});
