"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import * as projects from "@/lib/data/projects";
import type { Result } from "@/lib/domain/errors";
import { slugOf } from "@/lib/domain/slug";
import { TIME_ZONES } from "@/lib/domain/time-zones";
import { requireAdmin } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const newProject = z.strictObject({
  name: z.string().trim().min(1, "Give the project a name.").max(120, "The name is too long."),
  slug: z.string().trim().max(48, "The short name may have at most 48 characters."),
  description: z.string().trim().max(2000, "The description is too long."),
  timeZone: z.enum(TIME_ZONES, "Choose one of the offered time zones.").default("UTC"),
});

export async function createProject(formData: FormData): Promise<Result<never>> {
  return runAction(async () => {
    const admin = await requireAdmin();
    const { name, slug, ...rest } = parseForm(newProject, formData);
    const created = await projects.createProject(admin, {
      ...rest,
      name,
      slug: slug || slugOf(name),
    });
    redirect(`/projects/${created.slug}`);
  });
}
