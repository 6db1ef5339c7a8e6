"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { restoreProject as bringBack } from "@/lib/data/project-trash";
import type { Result } from "@/lib/domain/errors";
import { runAction } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";

/** Bring a deleted project back, and lead into it. */
export async function restoreProject(projectId: string): Promise<Result<never>> {
  return runAction(async () => {
    const { person } = await requireSession();
    const slug = await bringBack(person, z.string().min(1).max(64).parse(projectId));
    redirect(`/projects/${slug}`);
  });
}
