import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { createAssignments, requireCodingDesk, startAssignment } from "./assignments";
import { requireComparison } from "./comparisons";
import { readFigures } from "./studies";
import { listLeftWork, takeInWork } from "./late-work";
import { applyMutations } from "./mutations";
import { findNext, listQueue, listTakenBack } from "./queue";
import { reassignArticle, returnAssignment, withdrawAssignment } from "./reassignments";
import { closeRound, createRound, deleteRound, restoreRound } from "./rounds";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";

let world: World;
let lead: ProjectAccess<"assignment:edit">;
let ana: ProjectAccess<"annotation:create">;
/** Ana's assignment of the first article, which Ben has too and Chen does not. */
let anas: string;

beforeEach(async () => {
  world = await createWorld({ texts: [TEXT, `${TEXT} Again.`] });
  lead = await world.as("lea", "assignment:edit");
  ana = await world.as("ana", "annotation:create");
  anas = await world.assignmentId("ana");
});

const creation = (words = "six drones") => ({
  ...{ kind: "create" as const, mutationId: crypto.randomUUID() },
  ...{ annotationId: crypto.randomUUID(), frameId: world.frames.SEC, memo: "", ...at(words) },
});

async function tag(words?: string) {
  const mutation = creation(words);
  return applyMutations(ana, anas, [mutation]);
}

async function queueOf(name: string) {
  const items = await listQueue(await world.as(name, "project:read"));
  return items.map(({ articleId }) => articleId);
}

const leftWork = async () => listLeftWork(await world.as("jon", "assignment:read"), world.roundId);
const counted = async () => {
  const { coded } = await readFigures(await world.as("jon", "statistics:read"), WHOLE_STUDY);
  return coded.flatMap(({ passes }) => passes.map(({ reviewerId }) => reviewerId));
};

describe("taking back", () => {
  test("removes one that was never opened, from the queue as well", async () => {
    await withdrawAssignment(lead, anas);
    expect(await prisma.assignment.count({ where: { id: anas } })).toBe(0);
    expect(await queueOf("ana")).toEqual([world.articleIds[1]]);
    expect(await queueOf("ben")).toHaveLength(2);
  });

  test("keeps what was begun, out of the queue and of the counts", async () => {
    await startAssignment(ana, anas);
    await tag();
    await withdrawAssignment(lead, anas);
    expect(await queueOf("ana")).toEqual([world.articleIds[1]]);
    expect(await prisma.annotation.count({ where: { assignmentId: anas } })).toBe(1);
    expect(await listTakenBack(ana)).toMatchObject([{ id: anas }]);
    expect(await requireCodingDesk(ana, anas)).toMatchObject({ withdrawn: true });
    await expect(withdrawAssignment(lead, anas)).rejects.toMatchObject({ code: "conflict" });
  });

  test("is refused for what is submitted, and for other projects' work", async () => {
    await submitAssignment(ana, anas, { noFrameFound: true });
    await expect(withdrawAssignment(lead, anas)).rejects.toMatchObject({ code: "conflict" });
    const other = await createWorld();
    const foreign = await other.assignmentId("ana");
    const refused = { code: "not_found" };
    await expect(withdrawAssignment(lead, foreign)).rejects.toMatchObject(refused);
    await expect(reassignArticle(lead, foreign, world.userId("ana"))).rejects.toMatchObject(
      refused,
    );
    await expect(takeInWork(lead, foreign)).rejects.toMatchObject(refused);
    await expect(returnAssignment(ana, foreign, "Mine")).rejects.toMatchObject(refused);
  });
});

describe("handing back", () => {
  test("leaves the queue, keeps the reason, and tells the leads", async () => {
    await tag();
    await returnAssignment(ana, anas, "  It quotes my brother. ");
    expect(await queueOf("ana")).toEqual([world.articleIds[1]]);
    expect(await leftWork()).toMatchObject([
      {
        ...{ assignmentId: anas, reviewer: "ana", reason: "It quotes my brother." },
        ...{ worked: true, late: false, submittedAt: null, holders: ["ben"] },
      },
    ]);
    const items = await prisma.inboxItem.findMany({ where: { subjectId: anas } });
    expect(items.map(({ kind, receiverId }) => [kind, receiverId])).toEqual([
      ["article-returned", world.userId("lea")],
    ]);
  });

  test("needs a reason, and work of one's own that is not submitted", async () => {
    await expect(returnAssignment(ana, anas, "  ")).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(returnAssignment(ana, anas, "x".repeat(501))).rejects.toMatchObject({
      code: "invalid_input",
    });
    const bens = await world.assignmentId("ben");
    await expect(returnAssignment(ana, bens, "Ben's")).rejects.toMatchObject({ code: "not_found" });
    await submitAssignment(ana, anas, { noFrameFound: true });
    await expect(returnAssignment(ana, anas, "Late")).rejects.toMatchObject({ code: "conflict" });
    expect(await leftWork()).toEqual([]);
  });
});

describe("reassigning", () => {
  test("takes from one and gives to the other, who is told", async () => {
    await startAssignment(ana, anas);
    await reassignArticle(lead, anas, world.userId("chen"));
    expect(await queueOf("ana")).toEqual([world.articleIds[1]]);
    expect(await queueOf("chen")).toEqual([world.articleIds[0]]);
    expect(await leftWork()).toMatchObject([{ reviewer: "ana", holders: ["ben", "chen"] }]);
    const item = await prisma.inboxItem.findFirst({ where: { receiverId: world.userId("chen") } });
    expect(item).toMatchObject({ kind: "article-given", subjectId: world.roundId });
  });

  test("is refused, and takes nothing away, where the other one has it or may not code", async () => {
    await expect(reassignArticle(lead, anas, world.userId("ben"))).rejects.toMatchObject({
      code: "conflict",
      message: "ben has this article already. Choose another.",
    });
    await expect(reassignArticle(lead, anas, world.userId("noor"))).rejects.toMatchObject({
      code: "invalid_input",
    });
    await closeRound(lead, world.roundId);
    await expect(reassignArticle(lead, anas, world.userId("chen"))).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await queueOf("ana")).toHaveLength(2);
  });

  test("gives what came back to whoever had it, with everything done on it", async () => {
    await tag();
    await returnAssignment(ana, anas, "No time");
    await reassignArticle(lead, anas, world.userId("ana"));
    expect(new Set(await queueOf("ana"))).toEqual(new Set(world.articleIds));
    const desk = await requireCodingDesk(ana, anas);
    expect(desk).toMatchObject({ withdrawn: false, annotations: [{ quote: "six drones" }] });
    expect(await leftWork()).toEqual([]);
  });
});

describe("late work: reassigned while offline (CO-12)", () => {
  test("tags, answers to a lost request and a submission are all kept, and overwrite nothing", async () => {
    const chen = await world.as("chen", "annotation:create");
    await startAssignment(ana, anas);
    await tag("six drones");
    await reassignArticle(lead, anas, world.userId("chen"));

    // Chen works; then Ana's browser is back.
    const chens = await world.assignmentId("chen");
    const theirs = creation("fair price");
    expect(await applyMutations(chen, chens, [theirs])).toMatchObject([{ status: "saved" }]);
    const queued = creation("an old friendship");
    const answers = await applyMutations(ana, anas, [queued]);
    expect(answers).toMatchObject([{ status: "saved" }]);
    expect(await applyMutations(ana, anas, [queued])).toEqual(answers);
    await submitAssignment(ana, anas, { noFrameFound: false });
    await submitAssignment(chen, chens, { noFrameFound: false });

    const quotes = async (assignmentId: string) => {
      const rows = await prisma.annotation.findMany({
        where: { assignmentId, deletedAt: null },
        orderBy: { start: "asc" },
      });
      return rows.map(({ quote }) => quote);
    };
    expect(await quotes(anas)).toEqual(["six drones", "an old friendship"]);
    expect(await quotes(chens)).toEqual(["fair price"]);
    // It counts nowhere, and the lead sees that it is there.
    expect(await counted()).toEqual([world.userId("chen")]);
    expect(await prisma.frameUse.count({ where: { reviewerId: world.userId("ana") } })).toBe(0);
    expect(await leftWork()).toMatchObject([
      { assignmentId: anas, worked: true, late: true, submittedAt: expect.any(Date) as Date },
    ]);
  });

  test("is taken in as a further coding, which counts at once", async () => {
    await startAssignment(ana, anas);
    await reassignArticle(lead, anas, world.userId("chen"));
    await tag();
    await submitAssignment(ana, anas, { noFrameFound: false });
    await takeInWork(lead, anas);
    expect(await counted()).toEqual([world.userId("ana")]);
    expect(await prisma.frameUse.count({ where: { reviewerId: world.userId("ana") } })).toBe(1);
    expect(await leftWork()).toEqual([]);
    await expect(takeInWork(lead, anas)).rejects.toMatchObject({ code: "conflict" });
  });

  test("goes back into the queue when it was not submitted, and not into a settled article", async () => {
    await startAssignment(ana, anas);
    await reassignArticle(lead, anas, world.userId("chen"));
    await prisma.adjudication.create({
      data: {
        ...{ id: crypto.randomUUID(), roundId: world.roundId, articleId: world.articleIds[0]! },
        closedAt: new Date(),
      },
    });
    await expect(takeInWork(lead, anas)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("settled") as string,
    });
    await prisma.adjudication.updateMany({ data: { closedAt: null } });
    await takeInWork(lead, anas);
    expect(new Set(await queueOf("ana"))).toEqual(new Set(world.articleIds));
  });

  test("of a closed round is kept too, and nothing is submitted in it", async () => {
    await startAssignment(ana, anas);
    await closeRound(lead, world.roundId);
    expect(await tag()).toMatchObject([{ status: "saved" }]);
    await expect(submitAssignment(ana, anas, { noFrameFound: false })).rejects.toMatchObject({
      code: "assignment_closed",
    });
    expect(await findNext(ana)).toBeNull();
    expect(await counted()).toEqual([]);
  });
});

describe("an article that was coded in another round, and left the queue in this one", () => {
  let articleId: string;
  let again: string;
  let second: string;

  beforeEach(async () => {
    articleId = world.articleIds[0]!;
    const round = { name: "Second", kind: "reliability", revealRule: "article" } as const;
    again = await createRound(lead, round);
    const reviewerIds = [world.userId("ana"), world.userId("ben")];
    await createAssignments(lead, again, { articleIds: [articleId], reviewerIds });
    second = await idIn(again, "ana");
    await tag();
    await submitAssignment(ana, anas, { noFrameFound: false });
  });

  const idIn = async (roundId: string, name: string) => {
    const queue = await listQueue(await world.as(name, "project:read"));
    return queue.find((item) => item.roundId === roundId && item.articleId === articleId)!.id;
  };
  const look = async () =>
    (await requireComparison(await world.as("ana", "review:create"), world.roundId, articleId))
      .annotations;
  const refused = {
    code: "conflict",
    message: expect.stringContaining("would not be blind any more") as string,
  };

  test("comes back to nobody who could look at teammates' work meanwhile", async () => {
    const ben = await world.as("ben", "annotation:create");
    const bens = await idIn(world.roundId, "ben");
    await applyMutations(ben, bens, [creation("fair price")]);
    await submitAssignment(ben, bens, { noFrameFound: false });
    await expect(look()).rejects.toMatchObject({ code: "forbidden" });

    await returnAssignment(ana, second, "No time");
    expect((await look()).map(({ quote }) => quote)).toContain("fair price");
    expect(await applyMutations(ana, second, [creation("fair price")])).toMatchObject([
      { status: "saved" },
    ]);
    await submitAssignment(ana, second, { noFrameFound: false });

    await expect(takeInWork(lead, second)).rejects.toMatchObject(refused);
    await expect(reassignArticle(lead, second, world.userId("ana"))).rejects.toMatchObject(refused);
    const plan = { articleIds: [articleId], reviewerIds: [world.userId("ana")] };
    await expect(createAssignments(lead, again, plan)).rejects.toMatchObject(refused);
    expect(
      await prisma.frameUse.count({ where: { roundId: again, reviewerId: world.userId("ana") } }),
    ).toBe(0);

    await reassignArticle(lead, second, world.userId("chen"));
    expect(await queueOf("chen")).toEqual([articleId]);
  });

  test("comes back while there is nothing to look at", async () => {
    await returnAssignment(ana, second, "No time");
    expect((await look()).map(({ quote }) => quote)).toEqual(["six drones"]);
    await takeInWork(lead, second);
    expect(await queueOf("ana")).toContain(articleId);
  });
});

test("a round in the trash is in nobody's queue, and what was done in it is back with it", async () => {
  await tag();
  await deleteRound(lead, world.roundId);
  expect(await queueOf("ana")).toEqual([]);
  await expect(requireCodingDesk(ana, anas)).rejects.toMatchObject({ code: "not_found" });
  await restoreRound(lead, world.roundId);
  expect(await requireCodingDesk(ana, anas)).toMatchObject({
    annotations: [{ quote: "six drones" }],
  });
});
