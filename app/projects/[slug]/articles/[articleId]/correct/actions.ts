"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { CorrectionPreview } from "@/components/corrections/correction-form";
import * as corrections from "@/lib/data/corrections";
import type { Result } from "@/lib/domain/errors";
import { correctedText } from "@/lib/domain/reanchor/corrected-text";
import { differenceOf } from "@/lib/domain/text/difference";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const base = z.int().positive();
const text = z
  .string()
  .max(1_000_000, "The text is longer than 1,000,000 characters. Split it into articles.");
const note = z.string().trim().max(500);

/** Show what a correction would change, and what would become of the tags one may see. */
export async function previewCorrection(
  slug: string,
  articleId: string,
  baseTextVersion: number,
  form: FormData,
): Promise<Result<CorrectionPreview>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    const reader = await requireProject(slug, "article:read");
    const correction = {
      ...parseForm(z.strictObject({ text, note }), form),
      articleId: id.parse(articleId),
      baseTextVersion: base.parse(baseTextVersion),
    };
    const tags = await corrections.previewCorrection(access, correction);
    const [now] = await corrections.listTextVersions(reader, articleId);
    return { tags, difference: differenceOf(now!.text, correctedText(correction.text)) };
  });
}

/** Save a correction as a new version of the text, and lead back to the article. */
export async function correctText(
  slug: string,
  articleId: string,
  baseTextVersion: number,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    const reason = note.min(1, "Say why the text is corrected; reviewers will read it.");
    await corrections.correctText(access, {
      ...parseForm(z.strictObject({ text, note: reason }), form),
      articleId: id.parse(articleId),
      baseTextVersion: base.parse(baseTextVersion),
    });
    redirect(`/projects/${slug}/articles/${articleId}/correct`);
  });
}
