import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { findAdjudication } from "./adjudications";
import { settleAnswer } from "./answer-decisions";
import { adoptAgreements, closeAdjudication, createDecision, deleteDecision } from "./decisions";
import { submitAssignment } from "./submissions";
import type { Dispute } from "./testing/dispute";
import { createDispute } from "./testing/dispute";
import { at } from "./testing/world";

let dispute: Dispute;
/** Ids of the three tags on the warning. */
let warning: string[];

beforeEach(async () => {
  dispute = await createDispute();
  warning = await dispute.tagsOn("Critics 📰 warn of dependence", "warn of dependence");
});

const judge = (name: string) => dispute.world.as(name, "decision:create");
const place = () => [dispute.world.roundId, dispute.articleId] as const;
const state = async (name = "jon") => findAdjudication(await judge(name), ...place());
const row = () =>
  prisma.adjudication.findFirstOrThrow({
    where: { articleId: dispute.articleId },
    select: { revision: true, differences: true },
  });

/** Keep the warning in these words. */
async function keep(name: string, words: string, revision?: number, reason = "") {
  return createDecision(await judge(name), ...place(), {
    kind: "adopted",
    frameId: dispute.world.frames.SEC,
    ...at(words),
    textVersion: 1,
    reason,
    annotationIds: warning,
    ...(revision !== undefined && { revision }),
  });
}

describe("two adjudicators at once (CO-11)", () => {
  test("one wins, the other gets a conflict, and both decisions are in the history", async () => {
    const { revision } = await state();
    const first = await keep("jon", "warn of dependence", revision);
    const second = keep("lea", "Critics 📰 warn of dependence", revision, "With its subject.");
    await expect(second).rejects.toMatchObject({ code: "conflict" });

    const { decisions, history } = await state("lea");
    expect(decisions).toMatchObject([{ id: first, quote: "warn of dependence", decidedBy: "jon" }]);
    expect(history).toMatchObject([
      {
        quote: "Critics 📰 warn of dependence",
        decidedBy: "lea",
        reason: "With its subject.",
        overtaken: true,
      },
    ]);
  });

  test("at the very same moment still only one decision is in force", async () => {
    const { revision } = await state();
    const answers = await Promise.allSettled([
      keep("jon", "warn of dependence", revision),
      keep("lea", "Critics 📰 warn of dependence", revision),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { decisions, history } = await state();
    expect([decisions.length, history.length]).toEqual([1, 1]);
  });

  test("who saw the other decision may put the own one in its place", async () => {
    const first = await keep("jon", "warn of dependence");
    const { revision } = await state("lea");
    const second = await keep("lea", "Critics 📰 warn of dependence", revision);
    const { decisions, history } = await state();
    expect(decisions).toMatchObject([{ id: second }]);
    expect(history).toMatchObject([{ id: first, overtaken: false }]);
    const stored = await prisma.decision.findUniqueOrThrow({ where: { id: second } });
    expect(stored.replacesId).toBe(first);
  });

  test("do not get into each other's way on different differences", async () => {
    const { revision } = await state();
    await keep("jon", "warn of dependence", revision);
    await createDecision(await judge("lea"), ...place(), {
      kind: "rejected",
      frameId: dispute.world.frames.SEC,
      ...at("six drones"),
      textVersion: 1,
      reason: "A number is no threat.",
      annotationIds: await dispute.tagsOn("six drones"),
      revision,
    });
    expect((await state()).decisions).toHaveLength(2);
  });

  test("nobody closes what somebody decided unseen, and a decision is taken back once", async () => {
    const { tagsOn, world } = dispute;
    const settle = async (frame: "SEC" | "PRA", words: string, ids: string[]) =>
      createDecision(await judge("jon"), ...place(), {
        kind: "rejected",
        frameId: world.frames[frame],
        ...at(words),
        textVersion: 1,
        reason: "Not here.",
        annotationIds: ids,
      });
    await adoptAgreements(await judge("jon"), ...place());
    await keep("jon", "warn of dependence");
    await settle("SEC", "six drones", await tagsOn("six drones"));
    await settle("PRA", "a good product", await tagsOn("a good product"));
    const { revision } = await state();
    const last = await settle("SEC", "an old friendship", await tagsOn("an old friendship"));
    const answer = { attributeId: dispute.tone, value: 1, reason: "" };
    await settleAnswer(await judge("jon"), ...place(), { ...answer, revision });

    const lea = await judge("lea");
    await expect(closeAdjudication(lea, ...place(), revision)).rejects.toThrow(/meanwhile/);
    const seen = (await state("lea")).revision;
    await deleteDecision(lea, last);
    await expect(deleteDecision(lea, last)).rejects.toMatchObject({ code: "not_found" });
    await expect(closeAdjudication(lea, ...place(), seen)).rejects.toThrow(/not settled/);
    expect((await state()).history).toMatchObject([{ id: last, overtaken: false }]);
  });

  test("on an answer about the article, as on a tag", async () => {
    const { revision } = await state();
    const settle = async (name: string, value: number, seen: number) =>
      settleAnswer(await judge(name), ...place(), {
        ...{ attributeId: dispute.tone, value, reason: "", revision: seen },
      });
    await settle("jon", 1, revision);
    await expect(settle("lea", -1, revision)).rejects.toMatchObject({ code: "conflict" });
    const { answers, answerHistory } = await state();
    expect(answers).toMatchObject([{ value: 1, decidedBy: "jon", basis: "majority" }]);
    expect(answerHistory).toMatchObject([{ value: -1, decidedBy: "lea", overtaken: true }]);

    await settle("lea", -1, (await state()).revision);
    expect((await state()).answers).toMatchObject([{ value: -1, basis: "adjudicator" }]);
  });
});

describe("the count of unsettled differences", () => {
  test("is there once everybody has submitted, and follows each decision", async () => {
    // six drones, the warning, a good product, the friendship; and the tone
    expect(await row()).toEqual({ revision: 1, differences: 5 });
    const id = await keep("jon", "warn of dependence");
    expect(await row()).toEqual({ revision: 2, differences: 4 });
    await deleteDecision(await judge("jon"), id);
    expect(await row()).toEqual({ revision: 3, differences: 5 });
  });

  test("is unknown while somebody has not submitted", async () => {
    dispute = await createDispute({ submitted: ["ana", "ben"] });
    expect((await row()).differences).toBeNull();
  });

  test("is right after the last two submit at the same moment", async () => {
    dispute = await createDispute({ submitted: ["ana"] });
    await Promise.all(
      ["ben", "chen"].map(async (name) =>
        submitAssignment(
          await dispute.world.as(name, "annotation:create"),
          await dispute.world.assignmentId(name),
          { noFrameFound: false },
        ),
      ),
    );
    expect((await row()).differences).toBe(5);
  });
});

test("a decision is told where it comes from", async () => {
  await adoptAgreements(await judge("jon"), ...place());
  await keep("jon", "warn of dependence");
  await createDecision(await judge("jon"), ...place(), {
    kind: "edited",
    frameId: dispute.world.frames.PRA,
    ...at("spoke of an old friendship"),
    pieces: [at("spoke"), at("an old friendship")],
    attributes: { [dispute.stance]: "against" },
    textVersion: 1,
    reason: "",
    annotationIds: await dispute.tagsOn("an old friendship"),
  });
  const { decisions } = await state();
  expect(decisions.map(({ quote, basis }) => [quote, basis])).toEqual([
    ["warn of dependence", "majority"],
    ["a fair price", "agreement"],
    ["spoke of an old friendship", "adjudicator"],
  ]);
  expect(decisions[1]!.attributes).toEqual({ [dispute.stance]: "for" });
  expect(decisions[2]).toMatchObject({
    pieces: [at("spoke"), at("an old friendship")],
    attributes: { [dispute.stance]: "against" },
  });
});

test("adopting keeps the answers too, and refuses answers the codebook does not have", async () => {
  const product = await dispute.tagsOn("a good product");
  const settle = async (kind: "adopted" | "edited", attributes: Record<string, string>) =>
    createDecision(await judge("jon"), ...place(), {
      ...{ kind, attributes, frameId: dispute.world.frames.PRA, ...at("a good product") },
      ...{ textVersion: 1, reason: "", annotationIds: product },
    });
  await expect(settle("adopted", {})).rejects.toMatchObject({ code: "invalid_input" });
  await expect(settle("edited", { [dispute.stance]: "sideways" })).rejects.toMatchObject({
    code: "invalid_input",
  });
  await settle("adopted", { [dispute.stance]: "against" });
  expect((await state()).decisions).toMatchObject([{ basis: "adjudicator" }]);
});
