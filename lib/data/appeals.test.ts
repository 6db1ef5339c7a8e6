import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { REQUIRED } from "@/lib/domain/article-form";
import { findAdjudication } from "./adjudications";
import { settleAnswer } from "./answer-decisions";
import { answerAppeal, createAppeal } from "./appeals";
import { adoptAgreements, closeAdjudication, createDecision } from "./decisions";
import { readFinalAnnotations } from "./final-layer";
import { listFrameUses } from "./frame-uses";
import { filePassage, listFiledPassages } from "./passages";
import { findNextToSettle, listSettling } from "./settling-queue";
import { submitAssignment } from "./submissions";
import type { Dispute } from "./testing/dispute";
import { createDispute } from "./testing/dispute";
import { TEXT, at } from "./testing/world";

let dispute: Dispute;
/** The decision that rejected ana's “six drones”. */
let rejection: string;

/** A closed article: the agreement adopted, the answer settled, every difference rejected. */
beforeEach(async () => {
  dispute = await createDispute();
  const { tagsOn, world, tone } = dispute;
  const jon = await judge("jon");
  await adoptAgreements(jon, ...place());
  await settleAnswer(jon, ...place(), { attributeId: tone, value: 1, reason: "", revision: 1 });
  const reject = async (words: string, ...more: string[]) =>
    createDecision(jon, ...place(), {
      kind: "rejected",
      frameId: world.frames.SEC,
      ...at(words),
      textVersion: 1,
      reason: "Not a frame.",
      annotationIds: await tagsOn(words, ...more),
    });
  rejection = await reject("six drones");
  await reject("Critics 📰 warn of dependence", "warn of dependence");
  await reject("a good product");
  await reject("an old friendship");
  await closeAdjudication(jon, ...place());
});

const judge = (name: string) => dispute.world.as(name, "decision:create");
const reviewer = (name: string) => dispute.world.as(name, "review:create");
const place = () => [dispute.world.roundId, dispute.articleId] as const;
const seenBy = async (name: string) => findAdjudication(await reviewer(name), ...place());
const appeal = async (name: string, reason = "Drones are a threat.") =>
  createAppeal(await reviewer(name), rejection, reason);
const open = async () => (await seenBy("ana")).appeals.find(({ outcome }) => outcome === null)!;

const change = (reason = "They are.") =>
  ({
    outcome: "changed",
    answer: reason,
    decision: {
      ...{ kind: "adopted" as const, frameId: dispute.world.frames.SEC, ...at("six drones") },
      ...{ pieces: null, attributes: {}, textVersion: 1 },
    },
  }) as const;

const inboxOf = async (name: string) =>
  (
    await prisma.inboxItem.findMany({
      where: { receiverId: dispute.world.userId(name) },
      orderBy: { createdAt: "asc" },
      select: { kind: true },
    })
  ).map(({ kind }) => kind);

test("closing tells the reviewers, who see the decisions with their reasons from then on", async () => {
  expect(await inboxOf("ana")).toContain("article-settled");
  const { decisions, answers } = await seenBy("ana");
  expect(decisions.find(({ id }) => id === rejection)).toMatchObject({
    kind: "rejected",
    basis: "majority",
    decidedBy: "jon",
    reason: "Not a frame.",
  });
  expect(answers.map(({ value, basis }) => [value, basis])).toEqual([
    [dispute.world.frames.PRA, "agreement"],
    [1, "majority"],
  ]);
});

test("reviewers learn nothing of decisions before, nor does who is blind", async () => {
  const other = await createDispute({ revealRule: "round" });
  const { world, articleId } = other;
  await adoptAgreements(await world.as("jon", "decision:create"), world.roundId, articleId);
  const ana = await world.as("ana", "review:create");
  expect((await findAdjudication(ana, world.roundId, articleId)).decisions).toEqual([]);
});

describe("an appeal", () => {
  test("reopens nothing but its decision: upheld, it stays as it is", async () => {
    await appeal("ana");
    expect(await inboxOf("jon")).toContain("appeal");
    const { id } = await open();
    await answerAppeal(await judge("lea"), id, { outcome: "upheld", answer: "A number only." });
    const { appeals, decisions, closedAt } = await seenBy("ana");
    expect(closedAt).not.toBeNull();
    expect(decisions.some((decision) => decision.id === rejection)).toBe(true);
    expect(appeals).toMatchObject([
      { outcome: "upheld", answer: "A number only.", answeredBy: "lea", appellant: "ana" },
    ]);
    expect(await inboxOf("ana")).toContain("appeal-answered");
  });

  test("changed, another decision takes the place and the final layer is counted anew", async () => {
    const { projectId } = await judge("lea");
    const uses = async () => {
      const all = await listFrameUses(prisma, { projectId, roundId: dispute.world.roundId });
      return all.filter(({ layer }) => layer === "final");
    };
    expect(await uses()).toHaveLength(1);
    await appeal("ana");
    await appeal("ben", "I missed it.");
    const { id } = await open();
    await answerAppeal(await judge("lea"), id, change());

    const { decisions, history, appeals } = await seenBy("ana");
    const fresh = decisions.find(({ quote }) => quote === "six drones");
    expect(fresh).toMatchObject({ kind: "adopted", decidedBy: "lea", reason: "They are." });
    expect(history).toMatchObject([{ id: rejection, overtaken: false }]);
    const stored = await prisma.decision.findUniqueOrThrow({ where: { id: fresh!.id } });
    expect(stored.replacesId).toBe(rejection);
    expect(appeals.map(({ outcome }) => outcome)).toEqual(["changed", "changed"]);
    expect((await uses()).map(({ covered }) => covered).sort((a, b) => a - b)).toEqual([10, 12]);

    const found = [];
    const reader = await dispute.world.as("lea", "statistics:read");
    for await (const { quote } of readFinalAnnotations(reader, dispute.world.roundId)) {
      found.push(quote);
    }
    expect(found).toEqual(["six drones", "a fair price"]);
  });

  test("is made once, with a reason, by who coded the article, on a decision in force", async () => {
    await expect(appeal("ana", " ")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(appeal("jon")).rejects.toMatchObject({ code: "not_found" });
    await appeal("ana");
    await expect(appeal("ana")).rejects.toMatchObject({ code: "conflict" });
    await answerAppeal(await judge("lea"), (await open()).id, change());
    await expect(appeal("ben")).rejects.toMatchObject({ code: "conflict" });
  });

  test("is answered once, with a reason", async () => {
    await appeal("ana");
    const { id } = await open();
    const answer = async (name: string, words: string) =>
      answerAppeal(await judge(name), id, { outcome: "upheld", answer: words });
    await expect(answer("lea", "")).rejects.toMatchObject({ code: "invalid_input" });
    const both = await Promise.allSettled([answer("lea", "Yes."), answer("jon", "No.")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const other = await createDispute();
    const stranger = await other.world.as("jon", "decision:create");
    await expect(
      answerAppeal(stranger, id, { outcome: "upheld", answer: "Mine." }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

test("a settled passage is filed with a frame once, and leads back to its article", async () => {
  const jon = await judge("jon");
  const filed = {
    frameId: dispute.world.frames.SEC,
    kind: "counter-example",
    note: "A number.",
  } as const;
  await filePassage(jon, rejection, filed);
  await expect(filePassage(jon, rejection, filed)).rejects.toMatchObject({ code: "conflict" });
  const [passage] = await listFiledPassages(await dispute.world.as("ana", "project:read"));
  expect(passage).toMatchObject({
    ...filed,
    quote: "six drones",
    settledIn: { articleId: dispute.articleId },
  });
  const other = await createDispute();
  const stranger = await other.world.as("jon", "decision:create");
  await expect(filePassage(stranger, rejection, filed)).rejects.toMatchObject({
    code: "not_found",
  });
});

describe("the list of articles to settle", () => {
  const list = async (name: string, state: "open" | "waiting" | "closed" | "appealed") =>
    listSettling(await reviewer(name), { state, roundId: null, page: 1 });

  test("has closed articles, and those whose appeals wait", async () => {
    expect((await list("jon", "closed")).items).toMatchObject([
      { articleId: dispute.articleId, reviewers: 3, differences: 0, closed: true, appeals: 0 },
    ]);
    await appeal("ana");
    const { items, counts } = await list("jon", "appealed");
    expect(items).toMatchObject([{ appeals: 1 }]);
    expect(counts).toEqual({ open: 0, waiting: 0, closed: 1, appealed: 1 });
  });

  test("shows reviewers their own articles, and nobody an article that he or she still codes", async () => {
    expect((await list("ana", "closed")).items).toHaveLength(1);
    const other = await createDispute({
      submitted: ["ana", "ben"],
      coders: ["ana", "ben", "chen"],
    });
    const found = async (name: string) =>
      (
        await listSettling(await other.world.as(name, "review:create"), {
          ...{ state: "waiting", roundId: null, page: 1 },
        })
      ).items.length;
    expect([await found("jon"), await found("ana"), await found("chen")]).toEqual([1, 1, 0]);
  });

  test("leads from one open article to the next, and round again", async () => {
    const other = await createDispute({ texts: [TEXT, `${TEXT} Again.`] });
    const access = await other.world.as("jon", "decision:create");
    const { roundId, articleIds } = other.world;
    expect(await findNextToSettle(access, roundId, other.articleId)).toBeNull();
    const articleId = articleIds[1]!;
    for (const name of ["ana", "ben", "chen"]) {
      const coder = await other.world.as(name, "annotation:create");
      const assignmentId = await other.world.assignmentId(name, articleId);
      const overrides = [{ ruleId: REQUIRED, reason: "Nothing to ask about." }];
      await submitAssignment(coder, assignmentId, { noFrameFound: true, overrides });
    }
    expect(await findNextToSettle(access, roundId, other.articleId)).toEqual({
      roundId,
      articleId,
    });
    expect(await findNextToSettle(access, roundId, articleId)).toEqual({
      roundId,
      articleId: other.articleId,
    });
  });
});
