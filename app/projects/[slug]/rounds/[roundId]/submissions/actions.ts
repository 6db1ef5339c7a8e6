"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { reopenAssignment } from "@/lib/data/reopenings";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const reason = z.strictObject({
  reason: z.string().trim().min(1, "Say why; the reviewer reads it."),
});

/** Open a reviewer's submitted work again. */
export async function reopenWork(
  slug: string,
  assignmentId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    await reopenAssignment(access, id.parse(assignmentId), parseForm(reason, form).reason);
    refresh();
  });
}
