import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { deleteArticle } from "./articles";
import { createAssignments, startAssignment } from "./assignments";
import { createImportBatch, importText } from "./imports";
import { disableMember } from "./members";
import { listQueue } from "./queue";
import { createRound } from "./rounds";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { createWorld, TEXT } from "./testing/world";

const texts = Array.from({ length: 12 }, (_, index) => `${TEXT}\nDispatch ${index}.`);

let world: World;
let lead: ProjectAccess<"assignment:edit">;

beforeEach(async () => {
  world = await createWorld({ texts, coders: [] });
  lead = await world.as("lea", "assignment:edit");
});

function assign(names: readonly string[], articleIds: readonly string[] = world.articleIds) {
  const reviewerIds = names.map((name) => world.userId(name));
  return createAssignments(lead, world.roundId, { articleIds, reviewerIds });
}

async function queue(name: string) {
  const items = await listQueue(await world.as(name, "project:read"));
  return items.map(({ articleId }) => articleId);
}

async function rows() {
  return prisma.assignment.findMany({
    where: { roundId: world.roundId },
    orderBy: [{ articleId: "asc" }, { reviewerId: "asc" }],
  });
}

describe("assigning", () => {
  test("gives every article to every reviewer, each in a random order of their own", async () => {
    expect(await assign(["ana", "ben", "jon"])).toBe(36);
    const queues = await Promise.all(["ana", "ben", "jon"].map(queue));
    for (const articleIds of queues) {
      expect([...articleIds].sort()).toEqual([...world.articleIds].sort());
    }
    // Two of twelve articles' 479 million orders are alike once in a lifetime.
    expect(new Set(queues.map(String)).size).toBe(3);
    expect(await queue("chen")).toEqual([]);
  });

  test("keeps what is there, and puts what is new behind it", async () => {
    const [first, second] = world.articleIds;
    await assign(["ana"], [first!, second!]);
    const before = await queue("ana");
    const ana = await world.as("ana", "annotation:create");
    await startAssignment(ana, await world.assignmentId("ana", before[0]));

    expect(await assign(["ana", "ben"])).toBe(10 + 12);
    expect((await queue("ana")).slice(0, 2)).toEqual(before);
    expect(new Set(await queue("ana")).size).toBe(12);
    const started = (await rows()).filter(({ startedAt }) => startedAt);
    expect(started.map(({ articleId }) => articleId)).toEqual([before[0]]);
    expect(await assign(["ana", "ben"])).toBe(0);
  });

  test("may give an article again in another round", async () => {
    await assign(["ana"], world.articleIds.slice(0, 1));
    const roundId = await createRound(lead, {
      name: "Reliability",
      kind: "reliability",
      revealRule: "round",
    });
    await createAssignments(lead, roundId, {
      articleIds: world.articleIds.slice(0, 1),
      reviewerIds: [world.userId("ana")],
    });
    expect(await queue("ana")).toEqual([world.articleIds[0], world.articleIds[0]]);
  });

  test("is done once when it is asked for twice at the same moment", async () => {
    const answers = await Promise.all([assign(["ana"]), assign(["ana"])]);
    expect(answers.sort((a, b) => a - b)).toEqual([0, 12]);
    expect(await rows()).toHaveLength(12);
  });
});

describe("assigning is refused, and changes nothing,", () => {
  test("for an article, a round or a person of another project (AZ-08)", async () => {
    const other = await createWorld({ coders: [] });
    const own = { articleIds: world.articleIds, reviewerIds: [world.userId("ana")] };
    const foreign = {
      article: { ...own, articleIds: [...world.articleIds, ...other.articleIds] },
      person: { ...own, reviewerIds: [world.userId("ana"), other.userId("ana")] },
    };
    const refused = { code: "not_found" };
    await expect(createAssignments(lead, world.roundId, foreign.article)).rejects.toMatchObject(
      refused,
    );
    await expect(createAssignments(lead, world.roundId, foreign.person)).rejects.toMatchObject(
      refused,
    );
    await expect(createAssignments(lead, other.roundId, own)).rejects.toMatchObject(refused);
    expect(await rows()).toEqual([]);
  });

  test("for an article whose text is not frozen", async () => {
    const importer = await world.as("lea", "article:import");
    const outcome = await importText(importer, await createImportBatch(importer, "paste"), {
      fileName: "raw.txt",
      encoding: "UTF-8",
      raw: `${TEXT}\nStill raw.`,
    });
    if (!outcome.stored) throw new Error(outcome.message);
    const articleIds = [...world.articleIds, outcome.articleId];
    await expect(assign(["ana"], articleIds)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringMatching(/^Freeze the text of “.+” before you assign it\.$/) as string,
    });
    expect(await rows()).toEqual([]);
  });

  test("for an article in the trash", async () => {
    await deleteArticle(await world.as("lea", "article:import"), world.articleIds[0]!);
    await expect(assign(["ana"])).rejects.toMatchObject({ code: "not_found" });
  });

  test("for an observer, and for a reviewer who left", async () => {
    await expect(assign(["ana", "noor"])).rejects.toMatchObject({
      code: "invalid_input",
      message: "noor is an observer and does not code.",
    });
    await disableMember(await world.as("lea", "member:edit"), world.userId("chen"));
    await expect(assign(["ana", "chen"])).rejects.toMatchObject({ code: "not_found" });
    expect(await rows()).toEqual([]);
  });

  test("for a closed round", async () => {
    await prisma.round.update({ where: { id: world.roundId }, data: { closedAt: new Date() } });
    await expect(assign(["ana"])).rejects.toMatchObject({
      code: "conflict",
      message: "The round “Main” is closed.",
    });
  });
});

test("a reviewer's queue is the same whatever teammates do (BL-05)", async () => {
  await assign(["ana", "ben"], world.articleIds.slice(0, 2));
  const ana = await world.as("ana", "project:read");
  const before = await listQueue(ana);
  const ben = await world.as("ben", "annotation:create");
  await submitAssignment(ben, await world.assignmentId("ben"), { noFrameFound: true });
  expect(await listQueue(ana)).toEqual(before);
});
