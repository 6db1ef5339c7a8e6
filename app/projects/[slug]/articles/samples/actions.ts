"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { SamplingFlow } from "@/lib/data/samples";
import * as samples from "@/lib/data/samples";
import { AppError } from "@/lib/domain/errors";
import type { Result } from "@/lib/domain/errors";
import type { SamplingPlan } from "@/lib/domain/sampling/plan";
import { ALLOCATIONS, STRATA } from "@/lib/domain/sampling/plan";
import { requireProject } from "@/lib/server/access";
import { requireForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const day = z
  .union([z.iso.date("Enter the day as YYYY-MM-DD."), z.literal("")])
  .transform((value) => value || null);
const plan = z.strictObject({
  seed: z.string().regex(/^\d{1,9}$/, "Enter the seed as a whole number of up to nine digits."),
  strata: z.enum(STRATA),
  allocation: z.enum(ALLOCATIONS),
  size: z.coerce
    .number<string>()
    .int("Enter how many articles to draw as a whole number.")
    .min(1, "Draw at least one article.")
    .max(100_000, "Draw at most 100,000 articles."),
  from: day,
  to: day,
  outletIds: z.array(id).max(1000),
  languages: z.array(z.string().max(35)).max(100),
  query: z.string().trim().max(1000),
  withDuplicates: z.boolean(),
}) satisfies z.ZodType<SamplingPlan>;

function planOf(form: FormData): SamplingPlan {
  requireForm(form);
  const entered = (name: string) => form.get(name) ?? "";
  return plan.parse({
    ...Object.fromEntries(
      ["seed", "strata", "allocation", "size", "from", "to", "query"].map((name) => [
        name,
        entered(name),
      ]),
    ),
    outletIds: form.getAll("outlet"),
    languages: form.getAll("language"),
    withDuplicates: form.has("withDuplicates"),
  });
}

/** Say what a plan would draw. */
export async function previewSample(slug: string, form: FormData): Promise<Result<SamplingFlow>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    return samples.previewSample(access, planOf(form));
  });
}

/** Draw a sample, and lead to it. */
export async function drawSample(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    requireForm(form);
    const name = z.string().trim().max(80).parse(form.get("name"));
    if (name === "") throw new AppError("invalid_input", "Give the sample a name.");
    const sampleId = await samples.createSample(access, name, planOf(form));
    redirect(`/projects/${slug}/articles/samples/${sampleId}`);
  });
}
