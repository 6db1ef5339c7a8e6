"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as anchors from "@/lib/data/anchors";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { settlement } from "@/lib/server/settlement";

const id = z.string().min(1).max(64);

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
