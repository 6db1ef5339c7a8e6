"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { returnAssignment } from "@/lib/data/reassignments";
import { askForReopening } from "@/lib/data/reopenings";
import type { Submission } from "@/lib/data/submissions";
import { submitAssignment } from "@/lib/data/submissions";
import { LONGEST_REASON } from "@/lib/domain/article-form";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const override = z.strictObject({ ruleId: id, reason: z.string().max(LONGEST_REASON) });
const answer = z.strictObject({
  noFrameFound: z.boolean(),
  overrides: z.array(override).max(50).optional(),
}) satisfies z.ZodType<Submission>;

/** Hand in the caller's work on an article. */
export async function submitArticle(
  slug: string,
  assignmentId: string,
  submission: Submission,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "annotation:create");
    await submitAssignment(access, id.parse(assignmentId), answer.parse(submission));
    refresh();
  });
}

const returned = z.strictObject({ reason: z.string() });

/** Hand an article back that one cannot or should not code, and lead to the others. */
export async function returnArticle(
  slug: string,
  assignmentId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "annotation:create");
    await returnAssignment(access, id.parse(assignmentId), parseForm(returned, form).reason);
    redirect(`/projects/${slug}`);
  });
}

const reason = z.strictObject({
  reason: z.string().trim().min(1, "Say why; the lead reads it."),
});

/** Ask for the caller's submitted work to be opened again. */
export async function askToReopen(
  slug: string,
  assignmentId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "annotation:create");
    await askForReopening(access, id.parse(assignmentId), parseForm(reason, form).reason);
    refresh();
  });
}
