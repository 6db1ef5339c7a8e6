"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { RecheckVerdict } from "@/lib/data/rechecks";
import * as rechecks from "@/lib/data/rechecks";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const said = z
  .strictObject({
    revision: z.coerce.number().int().positive(),
    verdict: z.enum(["keep", "change", "delete"], { error: "Say what becomes of the tag." }),
    frameId: id,
  })
  .transform(({ revision, verdict, frameId }): { revision: number; verdict: RecheckVerdict } => ({
    revision,
    verdict: verdict === "change" ? { kind: "change", frameId } : { kind: verdict },
  }));

/** Confirm, change or delete a tag whose frame means something else by now. */
export async function recheckTag(
  slug: string,
  annotationId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "annotation:create");
    const { revision, verdict } = parseForm(said, form);
    await rechecks.recheckTag(access, id.parse(annotationId), revision, verdict);
    refresh();
  });
}
