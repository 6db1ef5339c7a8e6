"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { listRounds } from "@/lib/data/rounds";
import { createSample } from "@/lib/data/samples";
import type { Result } from "@/lib/domain/errors";
import { AppError } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const slugOf = z.string().min(1).max(100);
const wanted = z.strictObject({
  size: z.coerce.number().int().min(1).max(100_000),
  seed: z.string().regex(/^\d{1,9}$/, "The seed is a whole number."),
  round: z.string().min(1).max(64),
});

/** Draw articles to be coded twice, and lead to the plan that gives them out. */
export async function drawForDoubleCoding(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(slugOf.parse(slug), "assignment:edit");
    const { size, seed, round } = parseForm(wanted, form);
    const rounds = await listRounds(access);
    if (!rounds.some(({ id, closedAt }) => id === round && closedAt === null)) {
      throw new AppError("not_found", "Choose a round that is open.");
    }
    const sampleId = await createSample(access, `For double coding: ${size}, seed ${seed}`, {
      ...{ seed, size, strata: "outlet", allocation: "proportional", from: null, to: null },
      ...{ outletIds: [], languages: [], query: "", withDuplicates: false },
    });
    redirect(`/projects/${slug}/rounds/${round}/plan?sample=${sampleId}`);
  });
}
