"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { submitAssignment } from "@/lib/data/submissions";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const answer = z.strictObject({ noFrameFound: z.boolean() });

/** Hand in the caller's work on an article. */
export async function submitArticle(
  slug: string,
  assignmentId: string,
  submission: { noFrameFound: boolean },
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "annotation:create");
    await submitAssignment(access, id.parse(assignmentId), answer.parse(submission));
    refresh();
  });
}
