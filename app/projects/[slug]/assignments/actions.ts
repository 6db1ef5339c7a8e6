"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import * as assignments from "@/lib/data/assignments";
import * as rounds from "@/lib/data/rounds";
import type { Result } from "@/lib/domain/errors";
import { ROUND_KINDS } from "@/lib/domain/round";
import { REVEAL_RULES } from "@/lib/domain/visibility";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);

const round = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Give the round a name.")
    .max(80, "Keep the name to 80 characters."),
  kind: z.enum(ROUND_KINDS, "Choose what the round is for."),
  revealRule: z.enum(REVEAL_RULES, "Choose when reviewers see each other's tags."),
});

/** Open a round, and lead to its assignments. */
export async function createRound(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    const created = await rounds.createRound(access, parseForm(round, form));
    redirect(`/projects/${slug}/assignments?round=${created}`);
  });
}

const plan = z.strictObject({
  articleIds: z.array(id).min(1, "Choose at least one article.").max(10_000),
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
    const chosen = plan.parse({
      articleIds: form.getAll("article"),
      reviewerIds: form.getAll("reviewer"),
    });
    await assignments.createAssignments(access, id.parse(roundId), chosen);
    redirect(`/projects/${slug}/assignments?round=${roundId}`);
  });
}

const takenBack = z.strictObject({ assignment: id });

/** Take back an assignment that was not begun. */
export async function deleteAssignment(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    await assignments.deleteAssignment(access, parseForm(takenBack, form).assignment);
    refresh();
  });
}
