import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { createAssignments, startAssignment } from "./assignments";
import { requireComparison } from "./comparisons";
import { closeAdjudication, createDecision } from "./decisions";
import { admitReviewer, findClosedEntry, listAdmissions, listClosedEntries } from "./entries";
import { annotationRows } from "./testing/annotation-rows";
import { copyFinalLayer, listExpertWork, takeExpertWork } from "./expert-work";
import { applyMutations } from "./mutations";
import { reopenAssignment } from "./reopenings";
import { createRound } from "./rounds";
import { readFigures } from "./studies";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";
import { listStandings, requireFeedback, updateBars } from "./training";

let world: World;
let training: string;
let articleId: string;

/** A training round of two articles for ana and ben, with lea as the expert of both, and a main round that asks for it. */
beforeEach(async () => {
  world = await createWorld({ texts: [TEXT, `${TEXT} Again.`], coders: [] });
  articleId = world.articleIds[0]!;
  const lead = await world.as("lea", "assignment:edit");
  training = await createRound(lead, {
    ...{ name: "Practice", kind: "training", revealRule: "adjudication" },
  });
  await createAssignments(lead, training, {
    articleIds: world.articleIds,
    reviewerIds: [world.userId("ana"), world.userId("ben")],
  });
  await prisma.round.update({
    where: { id: world.roundId },
    data: { entryRoundId: training },
  });
  await updateBars(lead, training, { leastArticles: 1, leastF1: 0.6, frames: {} });
  await takeExpertWork(await world.as("lea", "decision:create"), training, world.articleIds);
});

const assignmentOf = async (name: string, roundId = training, article = articleId) => {
  const where = { roundId, articleId: article, reviewerId: world.userId(name) };
  const { id } = await prisma.assignment.findFirstOrThrow({ where });
  return id;
};

async function tag(name: string, words: string, frame: "SEC" | "PRA" = "SEC") {
  const [result] = await applyMutations(
    await world.as(name, "annotation:create"),
    await assignmentOf(name),
    [
      {
        ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
        ...{ memo: "", frameId: world.frames[frame], ...at(words) },
      },
    ],
  );
  expect(result?.status).toBe("saved");
}

async function submit(name: string, noFrameFound = false) {
  const access = await world.as(name, "annotation:create");
  await submitAssignment(access, await assignmentOf(name), { noFrameFound });
}

async function expertCoding() {
  await tag("lea", "warn of dependence");
  await submit("lea");
}

const feedbackOf = async (name: string) =>
  requireFeedback(await world.as(name, "annotation:create"), await assignmentOf(name));

describe("feedback", () => {
  test("comes after the submission, and shows what an expert tagged", async () => {
    await expertCoding();
    await tag("ana", "an old friendship", "PRA");
    await expect(feedbackOf("ana")).rejects.toMatchObject({ code: "forbidden" });
    await submit("ana");
    const { expert, feedback, standing } = await feedbackOf("ana");
    expect(expert?.map(({ quote }) => quote)).toEqual(["warn of dependence"]);
    expect(feedback.remarks.map(({ kind }) => kind)).toEqual(["missed", "extra"]);
    expect(standing).toMatchObject({ articles: 1, passed: false });
  });

  test("waits for the expert, and says so when it is there", async () => {
    await submit("ana", true);
    expect((await feedbackOf("ana")).expert).toBeNull();
    await tag("lea", "warn of dependence");
    expect((await feedbackOf("ana")).expert).toBeNull();
    await submit("lea");
    expect((await feedbackOf("ana")).expert).toHaveLength(1);
    const told = await prisma.inboxItem.findMany({ where: { kind: "feedback-ready" } });
    expect(told.map(({ subjectId }) => subjectId)).toContain(await assignmentOf("ana"));
  });

  test("is one's own: a teammate has none of it", async () => {
    await expertCoding();
    await submit("ana", true);
    const ben = await world.as("ben", "annotation:create");
    await expect(requireFeedback(ben, await assignmentOf("ana"))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("does not make a better score of what is revised after it", async () => {
    await expertCoding();
    await submit("ana", true);
    const before = (await feedbackOf("ana")).standing;
    const lead = await world.as("lea", "decision:create");
    await reopenAssignment(lead, await assignmentOf("ana"), "Try again");
    await tag("ana", "warn of dependence");
    await submit("ana");
    expect((await feedbackOf("ana")).standing).toEqual(before);
  });
});

describe("entry to a round", () => {
  let main: string;

  beforeEach(async () => {
    const lead = await world.as("lea", "assignment:edit");
    await createAssignments(lead, world.roundId, {
      articleIds: [world.articleIds[1]!],
      reviewerIds: [world.userId("ana")],
    });
    main = await assignmentOf("ana", world.roundId, world.articleIds[1]);
    await expertCoding();
  });

  const begin = async () => startAssignment(await world.as("ana", "annotation:create"), main);
  const hand = async () =>
    submitAssignment(await world.as("ana", "annotation:create"), main, { noFrameFound: true });

  test("is closed until the training is passed, for opening, tagging and handing in", async () => {
    const ana = await world.as("ana", "annotation:create");
    await expect(begin()).rejects.toMatchObject({ code: "forbidden" });
    await expect(applyMutations(ana, main, [])).rejects.toMatchObject({ code: "forbidden" });
    await expect(hand()).rejects.toMatchObject({ code: "forbidden" });
    const [closed] = await listClosedEntries(ana);
    expect(closed).toMatchObject({
      ...{ roundId: world.roundId, trainingName: "Practice" },
      standing: { articles: 0, leastArticles: 1 },
    });
  });

  test("opens with the article that reaches the bars", async () => {
    await tag("ana", "warn of dependence");
    await submit("ana");
    await begin();
    await hand();
    expect(await listClosedEntries(await world.as("ana", "annotation:create"))).toEqual([]);
  });

  test("stays closed below a frame's bar, and open for what was begun before the bar was raised", async () => {
    await tag("ana", "warn of dependence");
    await tag("ana", "an old friendship");
    await submit("ana");
    await begin();
    const lead = await world.as("lea", "assignment:edit");
    const frames = { [world.frames.SEC]: 0.9 };
    await updateBars(lead, training, { leastArticles: 1, leastF1: 0.6, frames });
    const ana = await world.as("ana", "annotation:create");
    expect(await findClosedEntry(prisma, ana, world.roundId)).not.toBeNull();
    await hand();
  });

  test("opens by a lead's exception with a reason", async () => {
    const lead = await world.as("lea", "assignment:edit");
    const ana = world.userId("ana");
    await expect(admitReviewer(lead, world.roundId, ana, " ")).rejects.toMatchObject({
      code: "invalid_input",
    });
    await admitReviewer(lead, world.roundId, ana, "Coded the pilot study");
    await begin();
    const admissions = await listAdmissions(await world.as("lea", "assignment:read"), training);
    expect(admissions).toMatchObject([{ reviewerId: ana, reason: "Coded the pilot study" }]);
    await expect(admitReviewer(lead, world.roundId, ana, "Again")).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("the lead's view", () => {
  test("has every reviewer's scores", async () => {
    await expertCoding();
    await tag("ana", "warn of dependence");
    await submit("ana");
    await submit("ben", true);
    const { standings } = await listStandings(await world.as("lea", "assignment:read"), training);
    expect(standings.map(({ name, passed, frames: [sec] }) => [name, passed, sec?.f1])).toEqual([
      ["ana", true, 1],
      ["ben", false, 0],
    ]);
  });

  test("refuses bars for frames of another codebook, and for rounds of another kind", async () => {
    const lead = await world.as("lea", "assignment:edit");
    const bars = { leastArticles: 1, leastF1: 0.6, frames: { unknown: 0.5 } };
    await expect(updateBars(lead, training, bars)).rejects.toMatchObject({ code: "not_found" });
    await expect(updateBars(lead, world.roundId, { ...bars, frames: {} })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("an expert coding", () => {
  test("is no coder's: in no figure, comparison, export or open work (pitfall 3)", async () => {
    const figures = async () =>
      readFigures(await world.as("jon", "statistics:read"), { ...WHOLE_STUDY, round: training });
    await tag("ana", "warn of dependence");
    await submit("ana");
    const before = await figures();
    await expertCoding(); // a copy of ana's
    const after = await figures();
    expect(after.coded).toEqual(before.coded);
    expect(after.studies.reviewer).toEqual(before.studies.reviewer);
    expect(await prisma.frameUse.count({ where: { reviewerId: world.userId("lea") } })).toBe(0);

    const judge = await world.as("jon", "review:create");
    const { reviewers } = await requireComparison(judge, training, articleId);
    expect(reviewers.map(({ name }) => name)).toEqual(["ana"]);
    const exported = [];
    for await (const row of annotationRows(await world.as("jon", "export:create"))) {
      exported.push(row.reviewer);
    }
    expect(exported).toEqual(["ana"]);
  });

  test("is nobody's who has the article as a reviewer, and there is one at most", async () => {
    const articles = await listExpertWork(await world.as("jon", "decision:create"), training);
    expect(articles.map(({ expert }) => [expert?.name, expert?.isOwn])).toEqual([
      ["lea", false],
      ["lea", false],
    ]);
    const jon = await world.as("jon", "decision:create");
    expect(await takeExpertWork(jon, training, world.articleIds)).toBe(0);
    const lead = await world.as("lea", "assignment:edit");
    const again = await createRound(lead, {
      ...{ name: "Practice 2", kind: "training", revealRule: "article" },
    });
    await createAssignments(lead, again, { articleIds: [articleId], reviewerIds: [jon.userId] });
    await expect(takeExpertWork(jon, again, [articleId])).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("can be taken over from a settled article", async () => {
    const lead = await world.as("lea", "assignment:edit");
    await createAssignments(lead, world.roundId, {
      ...{ articleIds: [articleId], reviewerIds: [world.userId("chen")] },
    });
    await admitReviewer(lead, world.roundId, world.userId("chen"), "Has coded before");
    const chens = await assignmentOf("chen", world.roundId);
    const chen = await world.as("chen", "annotation:create");
    const annotationId = crypto.randomUUID();
    await applyMutations(chen, chens, [
      {
        ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId, memo: "" },
        ...{ frameId: world.frames.SEC, ...at("warn of dependence") },
      },
    ]);
    await submitAssignment(chen, chens, { noFrameFound: false });
    const jon = await world.as("jon", "decision:create");
    await createDecision(jon, world.roundId, articleId, {
      ...{ kind: "adopted", frameId: world.frames.SEC, ...at("warn of dependence") },
      ...{ textVersion: 1, reason: "", annotationIds: [annotationId] },
    });
    await closeAdjudication(jon, world.roundId, articleId);

    const again = await createRound(lead, {
      ...{ name: "Practice 2", kind: "training", revealRule: "article" },
    });
    await createAssignments(lead, again, {
      ...{ articleIds: [articleId], reviewerIds: [world.userId("ben")] },
    });
    await copyFinalLayer(jon, again, articleId, world.roundId);
    const ben = await world.as("ben", "annotation:create");
    const bens = await assignmentOf("ben", again);
    await submitAssignment(ben, bens, { noFrameFound: true });
    // Ben still codes the article in the other training round, and so he is blind on it.
    expect((await requireFeedback(ben, bens)).expert).toBeNull();
    await submit("ben", true);
    const { expert } = await requireFeedback(ben, bens);
    expect(expert?.map(({ quote }) => quote)).toEqual(["warn of dependence"]);
  });
});
