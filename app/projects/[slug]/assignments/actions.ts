"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import * as assignments from "@/lib/data/assignments";
import * as reassignments from "@/lib/data/reassignments";
import * as rounds from "@/lib/data/rounds";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm, requireForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { roundSettings } from "./round-schema";

const id = z.string().min(1).max(64);
const newRound = roundSettings.extend({
  codebookVersion: z.coerce.number().int().positive().max(1_000_000),
});

/** Open a round, and lead to its page. */
export async function createRound(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    const created = await rounds.createRound(access, parseForm(newRound, form));
    redirect(`/projects/${slug}/rounds/${created}`);
  });
}

const chosen = z.strictObject({
  articleIds: z.array(id).min(1, "Choose at least one article.").max(1000),
  reviewerIds: z.array(id).min(1, "Choose at least one reviewer.").max(1000),
});

/** Give the chosen articles to each of the chosen reviewers. */
export async function createAssignments(
  slug: string,
  roundId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    requireForm(form);
    const { articleIds, reviewerIds } = chosen.parse({
      articleIds: form.getAll("article"),
      reviewerIds: form.getAll("reviewer"),
    });
    await assignments.createAssignments(access, id.parse(roundId), { articleIds, reviewerIds });
    redirect(`/projects/${slug}/rounds/${roundId}`);
  });
}

const article = z.strictObject({ article: id, reviewer: id });

/** Give one article to one reviewer. */
export async function giveArticle(
  slug: string,
  roundId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    const given = parseForm(article, form);
    await assignments.createAssignments(access, id.parse(roundId), {
      articleIds: [given.article],
      reviewerIds: [given.reviewer],
    });
    refresh();
  });
}

const takenBack = z.strictObject({ assignment: id });

/** Take an article back from a reviewer who has not submitted it. */
export async function withdrawAssignment(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    await reassignments.withdrawAssignment(access, parseForm(takenBack, form).assignment);
    refresh();
  });
}

const reassigned = z.strictObject({ assignment: id, reviewer: id });

/** Take an article back from one reviewer and give it to another. */
export async function reassignArticle(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    const { assignment, reviewer } = parseForm(reassigned, form);
    await reassignments.reassignArticle(access, assignment, reviewer);
    refresh();
  });
}
