"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import * as lateWork from "@/lib/data/late-work";
import * as plans from "@/lib/data/plans";
import * as rounds from "@/lib/data/rounds";
import type { Result } from "@/lib/domain/errors";
import type { AssignmentPlan } from "@/lib/domain/planning/plan";
import { PLAN_STRATA } from "@/lib/domain/planning/plan";
import type { PlanPreview } from "@/lib/domain/planning/preview";
import { requireProject } from "@/lib/server/access";
import { parseForm, requireForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { roundSettings } from "../../assignments/round-schema";

const id = z.string().min(1).max(64);

/** Change what was decided on for a round, and lead back to it. */
export async function updateRound(
  slug: string,
  roundId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    await rounds.updateRound(access, id.parse(roundId), parseForm(roundSettings, form));
    redirect(`/projects/${slug}/rounds/${roundId}`);
  });
}

export async function closeRound(slug: string, roundId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    await rounds.closeRound(access, id.parse(roundId));
    refresh();
  });
}

export async function reopenRound(slug: string, roundId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    await rounds.reopenRound(access, id.parse(roundId));
    refresh();
  });
}

/** Put a round into the trash, and lead to the assignments. */
export async function deleteRound(slug: string, roundId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    await rounds.deleteRound(access, id.parse(roundId));
    redirect(`/projects/${slug}/assignments`);
  });
}

const whole = (text: string) => z.coerce.number(text).int(text);
const orNull = (text: string) => (text === "" ? null : text);
const numberOrNull = z
  .union([z.literal(""), whole("Write a whole number, or nothing.").min(1).max(100_000)])
  .transform((number) => (number === "" ? null : number));

const plan = z.strictObject({
  seed: z.string().regex(/^\d{1,9}$/, "Write the seed as a whole number."),
  sampleId: z.string().max(64).transform(orNull),
  size: numberOrNull,
  overlap: whole("Write the overlap in percent.").min(0).max(100),
  reviewersPerArticle: whole("Write how many reviewers code a shared article.")
    .min(2, "At least two reviewers code a shared article.")
    .max(100),
  strata: z.enum(PLAN_STRATA),
  quota: numberOrNull,
  dueOn: z
    .union([z.literal(""), z.iso.date("Write the day as 2026-03-31.")])
    .transform((text) => (text === "" ? null : text)),
});

function planFrom(form: FormData): AssignmentPlan {
  requireForm(form);
  const reviewerIds = z.array(id).max(1000).parse(form.getAll("reviewer"));
  form.delete("reviewer");
  return { ...parseForm(plan, form), reviewerIds };
}

/** What a plan would come to; stores nothing. */
export async function previewPlan(
  slug: string,
  roundId: string,
  form: FormData,
): Promise<Result<PlanPreview>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    return plans.previewPlan(access, id.parse(roundId), planFrom(form));
  });
}

/** Give articles out by a plan, and lead to the round. */
export async function carryOutPlan(
  slug: string,
  roundId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    await plans.carryOutPlan(access, id.parse(roundId), planFrom(form));
    redirect(`/projects/${slug}/rounds/${roundId}`);
  });
}

/** Count work that was handed back, taken back or late as a further coding. */
export async function takeInWork(slug: string, assignmentId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    await lateWork.takeInWork(access, id.parse(assignmentId));
    refresh();
  });
}
