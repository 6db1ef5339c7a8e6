"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as anchors from "@/lib/data/anchors";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const settlement = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("confirm") }),
  z.strictObject({ kind: z.literal("place"), words: z.string().trim().min(1).max(10_000) }),
  z.strictObject({ kind: z.literal("delete") }),
]);

/** Settle one of one's own tags whose text was corrected. */
export async function settleTag(
  slug: string,
  annotationId: string,
  revision: number,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "annotation:create");
    const wanted = parseForm(settlement, form);
    const base = z.int().positive().parse(revision);
    await anchors.settleTag(access, id.parse(annotationId), base, wanted);
    refresh();
  });
}
