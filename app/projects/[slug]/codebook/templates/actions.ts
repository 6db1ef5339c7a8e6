"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { addCodebook } from "@/lib/data/codebook-files";
import type { TemplateId } from "@/lib/domain/codebook/templates/registry";
import { TEMPLATE_IDS, templates } from "@/lib/domain/codebook/templates/registry";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { runAction } from "@/lib/server/run";

const template = z.enum(TEMPLATE_IDS);

/** Add a template's frames and form to the draft, and lead to the codebook. */
export async function addTemplate(slug: string, id: TemplateId): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(z.string().min(1).max(64).parse(slug), "codebook:edit");
    await addCodebook(access, { kind: "template", template: templates[template.parse(id)] });
    redirect(`/projects/${slug}/codebook`);
  });
}
