"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { ClosedActions, SettlingActions } from "@/components/compare/comparison";
import { settleAnswer as settleOne, deleteAnswer } from "@/lib/data/answer-decisions";
import * as appeals from "@/lib/data/appeals";
import * as decisionAnchors from "@/lib/data/decision-anchors";
import * as decisions from "@/lib/data/decisions";
import { filePassage } from "@/lib/data/passages";
import { saveReview } from "@/lib/data/reviews";
import { APPEAL_OUTCOMES } from "@/lib/domain/appeal";
import { MOST_PIECES } from "@/lib/domain/annotation";
import { DECISION_KINDS } from "@/lib/domain/decision";
import type { Result } from "@/lib/domain/errors";
import { VERDICTS } from "@/lib/domain/review";
import { requireProject } from "@/lib/server/access";
import { settlement } from "@/lib/server/settlement";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const words = z.string().trim().max(10_000);
const revision = z.int().positive();
const offset = z.int().nonnegative();
const value = z.union([z.string().max(10_000), z.number(), z.array(z.string().max(200)).max(200)]);

/** Run an action whose refusal may mean that somebody else was first: then the page shows what is there now. */
async function settling(body: () => Promise<void>): Promise<Result<void>> {
  const result = await runAction(body);
  if (result.ok || result.error.code === "conflict") refresh();
  return result;
}

const verdict = z.strictObject({
  verdict: z.enum(VERDICTS, "Choose agree, disagree or unsure."),
  note: words,
});

/** Say what one thinks of a teammate's tag. */
export async function review(
  slug: string,
  annotationId: string,
  wanted: string,
  note: string,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "review:create");
    await saveReview(access, id.parse(annotationId), verdict.parse({ verdict: wanted, note }));
    refresh();
  });
}

const choice = z.strictObject({
  kind: z.enum(DECISION_KINDS),
  frameId: id,
  start: offset,
  end: offset,
  pieces: z
    .array(z.strictObject({ start: offset, end: offset }))
    .max(MOST_PIECES)
    .nullable(),
  attributes: z.record(id, value),
  textVersion: z.int().positive(),
});

const newDecision = choice.extend({
  reason: words,
  annotationIds: z.array(id).min(1).max(100),
  revision,
});

/** Settle tags of this article. */
export async function decide(
  slug: string,
  roundId: string,
  articleId: string,
  wanted: Parameters<SettlingActions["decide"]>[0],
): Promise<Result<void>> {
  return settling(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    const decision = newDecision.parse(wanted);
    await decisions.createDecision(access, id.parse(roundId), id.parse(articleId), decision);
  });
}

/** Take a decision back. */
export async function takeBack(slug: string, decisionId: string): Promise<Result<void>> {
  return settling(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    await decisions.deleteDecision(access, id.parse(decisionId));
  });
}

const newAnswer = z.strictObject({
  attributeId: id,
  value: value.nullable(),
  reason: words,
  revision,
});

/** Settle the answer to a question on the article. */
export async function settleAnswer(
  slug: string,
  roundId: string,
  articleId: string,
  wanted: Parameters<SettlingActions["settleAnswer"]>[0],
): Promise<Result<void>> {
  return settling(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    await settleOne(access, id.parse(roundId), id.parse(articleId), newAnswer.parse(wanted));
  });
}

/** Take a settled answer back. */
export async function takeBackAnswer(
  slug: string,
  roundId: string,
  articleId: string,
  answerId: string,
): Promise<Result<void>> {
  return settling(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    await deleteAnswer(access, id.parse(roundId), id.parse(articleId), id.parse(answerId));
  });
}

/** Settle a decision whose text was corrected. */
export async function settleDecision(
  slug: string,
  decisionId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    const wanted = parseForm(settlement, form);
    await decisionAnchors.settleDecision(access, id.parse(decisionId), wanted);
    refresh();
  });
}

/** Adopt what all reviewers tagged alike. @returns how many passages and answers */
export async function adoptAll(
  slug: string,
  roundId: string,
  articleId: string,
): Promise<Result<number>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    const adopted = await decisions.adoptAgreements(access, id.parse(roundId), id.parse(articleId));
    refresh();
    return adopted;
  });
}

/** Close the article as it was looked at: its decisions become the final layer. */
export async function close(
  slug: string,
  roundId: string,
  articleId: string,
  seen: number,
): Promise<Result<void>> {
  return settling(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    const place = [id.parse(roundId), id.parse(articleId)] as const;
    await decisions.closeAdjudication(access, ...place, revision.parse(seen));
  });
}

/** Ask for one decision to be looked at again. */
export async function appeal(
  slug: string,
  decisionId: string,
  reason: string,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "review:create");
    await appeals.createAppeal(access, id.parse(decisionId), words.parse(reason));
    refresh();
  });
}

const appealAnswer = z.strictObject({
  outcome: z.enum(APPEAL_OUTCOMES),
  answer: words,
  decision: choice.optional(),
});

/** Uphold a decision that was appealed, or put another in its place. */
export async function answerAppeal(
  slug: string,
  appealId: string,
  wanted: Parameters<ClosedActions["answerAppeal"]>[1],
): Promise<Result<void>> {
  return settling(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    const { decision, ...answer } = appealAnswer.parse(wanted);
    await appeals.answerAppeal(access, id.parse(appealId), {
      ...answer,
      ...(decision && { decision }),
    });
  });
}

const filing = z.strictObject({
  frameId: id,
  kind: z.enum(["example", "counter-example"]),
  note: words,
});

/** File the passage of a decision in the codebook. */
export async function file(
  slug: string,
  decisionId: string,
  form: FormData,
): Promise<Result<void>> {
  return settling(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    await filePassage(access, id.parse(decisionId), parseForm(filing, form));
  });
}
