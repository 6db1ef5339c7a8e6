"use server";

import { redirect } from "next/navigation";
import { refresh } from "next/cache";
import { z } from "zod";
import * as projects from "@/lib/data/projects";
import { deleteProject as moveToTrash } from "@/lib/data/project-trash";
import type { Result } from "@/lib/domain/errors";
import { TIME_ZONES } from "@/lib/domain/time-zones";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const text = z.string().min(1).max(64);
const settings = z.strictObject({
  name: z.string().trim().min(1, "Give the project a name.").max(120, "The name is too long."),
  description: z.string().trim().max(2000, "The description is too long."),
  timeZone: z.enum(TIME_ZONES, "Choose one of the offered time zones."),
  pseudonyms: z.literal("on").optional(),
});

export async function updateProject(slug: string, form: FormData): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "project:edit");
    const { pseudonyms, ...rest } = parseForm(settings, form);
    await projects.updateProject(access, { ...rest, pseudonyms: pseudonyms === "on" });
    refresh();
    return null;
  });
}

/** Put the project into the trash, and lead to the list of projects. */
export async function deleteProject(slug: string): Promise<Result<never>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "project:edit");
    await moveToTrash(access);
    redirect("/");
  });
}
