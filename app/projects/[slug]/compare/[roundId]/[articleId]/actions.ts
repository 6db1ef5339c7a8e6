"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as decisionAnchors from "@/lib/data/decision-anchors";
import * as decisions from "@/lib/data/decisions";
import type { WantedDecision } from "@/lib/data/decisions";
import { saveReview } from "@/lib/data/reviews";
import { DECISION_KINDS } from "@/lib/domain/decision";
import type { Result } from "@/lib/domain/errors";
import { VERDICTS } from "@/lib/domain/review";
import { requireProject } from "@/lib/server/access";
import { settlement } from "@/lib/server/settlement";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);

const verdict = z.strictObject({
  verdict: z.enum(VERDICTS, "Choose agree, disagree or unsure."),
  note: z.string().trim().max(10_000),
});

/** Say what one thinks of a teammate's tag. */
export async function review(
  slug: string,
  annotationId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "review:create");
    const answer = verdict.parse({ verdict: form.get("verdict"), note: form.get("note") });
    await saveReview(access, id.parse(annotationId), answer);
    refresh();
  });
}

const newDecision = z.strictObject({
  kind: z.enum(DECISION_KINDS),
  frameId: id,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  textVersion: z.int().positive(),
  reason: z.string().trim().max(10_000),
  annotationIds: z.array(id).min(1).max(100),
}) satisfies z.ZodType<WantedDecision>;

/** Settle tags of this article. */
export async function decide(
  slug: string,
  roundId: string,
  articleId: string,
  wanted: WantedDecision,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    const decision = newDecision.parse(wanted);
    await decisions.createDecision(access, id.parse(roundId), id.parse(articleId), decision);
    refresh();
  });
}

/** Take a decision back. */
export async function takeBack(slug: string, decisionId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    await decisions.deleteDecision(access, id.parse(decisionId));
    refresh();
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

/** Adopt what all reviewers tagged alike. @returns how many passages */
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

/** Close the article: its decisions become the final layer. */
export async function close(
  slug: string,
  roundId: string,
  articleId: string,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    await decisions.closeAdjudication(access, id.parse(roundId), id.parse(articleId));
    refresh();
  });
}
