import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { touches } from "@/lib/domain/frame-use";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { findAdjudication } from "./adjudications";
import { applyMutations } from "./mutations";
import { requireComparison } from "./comparisons";
import { adoptAgreements, closeAdjudication, createDecision, deleteDecision } from "./decisions";
import { annotationRows } from "./testing/annotation-rows";
import { listFrameUses } from "./frame-uses";
import { saveReview } from "./reviews";
import { readFigures } from "./studies";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld } from "./testing/world";

let world: World;
let articleId: string;

beforeEach(async () => {
  world = await createWorld();
  articleId = world.articleIds[0]!;
});

async function tag(name: string, frame: "SEC" | "PRA", words: string): Promise<string> {
  const annotationId = crypto.randomUUID();
  const access = await world.as(name, "annotation:create");
  const [result] = await applyMutations(access, await world.assignmentId(name), [
    {
      kind: "create",
      mutationId: crypto.randomUUID(),
      annotationId,
      frameId: world.frames[frame],
      memo: "",
      ...at(words),
    },
  ]);
  expect(result?.status).toBe("saved");
  return annotationId;
}

async function submit(name: string, noFrameFound = false): Promise<void> {
  const access = await world.as(name, "annotation:create");
  await submitAssignment(access, await world.assignmentId(name), { noFrameFound });
}

describe("submitting", () => {
  test("without tags needs the word that no frame was found", async () => {
    await expect(submit("ana")).rejects.toMatchObject({ code: "invalid_input" });
    await submit("ana", true);
    await expect(submit("ana", true)).rejects.toMatchObject({ code: "assignment_closed" });
  });

  test("with tags cannot say that no frame was found", async () => {
    await tag("ana", "SEC", "dependence");
    await expect(submit("ana", true)).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("counts each frame once per code point, zones included", async () => {
    await tag("ana", "SEC", "drone deal");
    await tag("ana", "SEC", "deal");
    await submit("ana");
    const { projectId } = await world.as("ana", "project:read");
    const [use, ...others] = await listFrameUses(prisma, { projectId, roundId: world.roundId });
    expect(others).toEqual([]);
    expect(use).toMatchObject({ count: 2, covered: 10, reviewerId: world.userId("ana") });
    expect(touches(use!, "headline")).toBe(true);
    expect(touches(use!, "body")).toBe(false);
  });
});

describe("comparing", () => {
  test("waits until one's own tags are submitted, whatever teammates have done", async () => {
    const ana = await world.as("ana", "review:create");
    const before = await requireComparison(ana, world.roundId, articleId).catch(String);
    await tag("ben", "SEC", "dependence");
    await submit("ben");
    const after = await requireComparison(ana, world.roundId, articleId).catch(String);
    expect(before).toMatch(/Submit your own tags/);
    expect(after).toBe(before);
  });

  test("shows both reviewers' tags after submitting, and takes a verdict", async () => {
    const theirs = await tag("ben", "SEC", "dependence");
    await submit("ben");
    await submit("ana", true);
    const ana = await world.as("ana", "review:create");
    await saveReview(ana, theirs, { verdict: "disagree", note: "Only a quotation." });
    await saveReview(ana, theirs, { verdict: "unsure", note: "Perhaps." });
    const article = await requireComparison(ana, world.roundId, articleId);
    expect(article.annotations.map(({ id }) => id)).toEqual([theirs]);
    expect(article.reviews).toMatchObject([{ verdict: "unsure", note: "Perhaps." }]);
  });

  test("of an article that is not one's own is unknown", async () => {
    const chen = await world.as("chen", "review:create");
    await expect(requireComparison(chen, world.roundId, articleId)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("a tag one may not see cannot be reviewed, and one's own neither", async () => {
    const theirs = await tag("ben", "SEC", "dependence");
    await submit("ben");
    const review = async () =>
      saveReview(await world.as("ana", "review:create"), theirs, { verdict: "agree", note: "" });
    await expect(review()).rejects.toMatchObject({ code: "not_found" });
    await submit("ana", true);
    await review();
    const ben = await world.as("ben", "review:create");
    const own = saveReview(ben, theirs, { verdict: "agree", note: "" });
    await expect(own).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("settling", () => {
  async function twoReviewers() {
    const alike = [
      await tag("ana", "PRA", "a fair price"),
      await tag("ben", "PRA", "a fair price"),
    ];
    const wide = await tag("ana", "SEC", "Critics 📰 warn of dependence");
    const narrow = await tag("ben", "SEC", "warn of dependence");
    await submit("ana");
    await submit("ben");
    return { alike, wide, narrow, judge: await world.as("jon", "decision:create") };
  }

  test("adopts what all agree on, and closes only when everything is settled", async () => {
    const { judge, wide, narrow } = await twoReviewers();
    expect(await adoptAgreements(judge, world.roundId, articleId)).toBe(1);
    await expect(closeAdjudication(judge, world.roundId, articleId)).rejects.toThrow(/2 of 4 tags/);
    await createDecision(judge, world.roundId, articleId, {
      kind: "adopted",
      frameId: world.frames.SEC,
      ...at("warn of dependence"),
      reason: "",
      textVersion: 1,
      annotationIds: [wide, narrow],
    });
    await closeAdjudication(judge, world.roundId, articleId);

    const { decisions, closedAt } = await findAdjudication(judge, world.roundId, articleId);
    expect(closedAt).not.toBeNull();
    expect(decisions.map(({ basis, quote }) => [basis, quote])).toEqual([
      ["adjudicator", "warn of dependence"],
      ["agreement", "a fair price"],
    ]);
    const final = (
      await listFrameUses(prisma, { projectId: judge.projectId, roundId: world.roundId })
    ).filter(({ layer }) => layer === "final");
    expect(final.map(({ covered }) => covered).sort((a, b) => a - b)).toEqual([12, 18]);
  });

  test("needs a reason to reject, and settles a tag once", async () => {
    const { judge, wide, narrow } = await twoReviewers();
    const reject = (reason: string, annotationIds: string[]) =>
      createDecision(judge, world.roundId, articleId, {
        kind: "rejected",
        frameId: world.frames.SEC,
        ...at("warn of dependence"),
        reason,
        textVersion: 1,
        annotationIds,
      });
    await expect(reject(" ", [wide])).rejects.toMatchObject({ code: "invalid_input" });
    const id = await reject("It is reported speech.", [wide]);
    await expect(reject("Once more.", [wide, narrow])).rejects.toMatchObject({ code: "conflict" });
    await deleteDecision(judge, id);
    await reject("Both are reported speech.", [wide, narrow]);
  });

  test("never changes the reviewers' own tags, nor the agreement on them (pitfall 2)", async () => {
    const { judge, alike, wide, narrow } = await twoReviewers();
    const statistician = await world.as("lea", "statistics:read");
    const before = await readFigures(statistician, WHOLE_STUDY);
    const rows = await prisma.annotation.findMany({ orderBy: { id: "asc" } });
    await createDecision(judge, world.roundId, articleId, {
      kind: "rejected",
      frameId: world.frames.PRA,
      ...at("a fair price"),
      reason: "Everything goes.",
      textVersion: 1,
      annotationIds: [...alike, wide, narrow],
    });
    await closeAdjudication(judge, world.roundId, articleId);
    const after = await readFigures(statistician, WHOLE_STUDY);
    expect(after.coded).toEqual(before.coded);
    expect(await prisma.annotation.findMany({ orderBy: { id: "asc" } })).toEqual(rows);
  });

  test("is nobody's who still codes the article", async () => {
    const own = await createWorld({ coders: ["jon", "ana"] });
    const judge = await own.as("jon", "decision:create");
    const access = await own.as("ana", "annotation:create");
    await submitAssignment(access, await own.assignmentId("ana"), { noFrameFound: true });
    await expect(adoptAgreements(judge, own.roundId, own.articleIds[0]!)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("is hidden from a judge who codes in the round, until the round reveals tags", async () => {
    world = await createWorld({ coders: ["jon", "ana", "ben"], revealRule: "round" });
    articleId = world.articleIds[0]!;
    const anas = await tag("ana", "SEC", "Critics 📰 warn of dependence");
    await submit("ana");
    await submit("jon", true);
    const id = await createDecision(
      await world.as("lea", "decision:create"),
      world.roundId,
      articleId,
      {
        kind: "rejected",
        frameId: world.frames.SEC,
        ...at("Critics 📰 warn of dependence"),
        reason: "It is reported speech.",
        textVersion: 1,
        annotationIds: [anas],
      },
    );

    const judge = await world.as("jon", "decision:create");
    const found = async () => (await findAdjudication(judge, world.roundId, articleId)).decisions;
    expect(await found()).toEqual([]);
    await expect(deleteDecision(judge, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(closeAdjudication(judge, world.roundId, articleId)).rejects.toMatchObject({
      code: "forbidden",
    });

    await submit("ben", true);
    expect(await found()).toHaveLength(1);
    await closeAdjudication(judge, world.roundId, articleId);
  });
});

test("the export holds submitted tags only, with offsets that slice the quote", async () => {
  await tag("ana", "SEC", "Critics 📰 warn");
  await tag("ben", "PRA", "a fair price");
  await submit("ana");
  const rows = [];
  const exporter = await world.as("lea", "export:create");
  for await (const row of annotationRows(exporter)) rows.push(row);
  expect(rows).toMatchObject([
    {
      quote: "Critics 📰 warn",
      ...at("Critics 📰 warn"),
      reviewer: "ana",
      frame: "Security concern",
      codebookVersion: 1,
      textVersion: 1,
      round: "Main",
    },
  ]);
});
