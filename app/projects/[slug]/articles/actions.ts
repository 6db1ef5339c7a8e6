"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import * as articles from "@/lib/data/articles";
import { createImportBatch, importText } from "@/lib/data/imports";
import { AppError } from "@/lib/domain/errors";
import type { CleaningChoices } from "@/lib/domain/clean/clean";
import type { Result } from "@/lib/domain/errors";
import { ZONE_KINDS } from "@/lib/domain/zones";
import { requireProject } from "@/lib/server/access";
import { requireForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { metadata } from "./metadata-schema";

const id = z.string().min(1).max(64);

/** Begin an import from the browser. @returns the batch that the files belong to */
export async function openImport(slug: string): Promise<Result<string>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    return createImportBatch(access, "browser");
  });
}

const pasted = z.strictObject({
  name: z.string().trim().max(255),
  text: z
    .string()
    .max(1_000_000, "The text is longer than 1,000,000 characters. Split it into articles."),
});

/** Import one text that was pasted, and lead to its cleaning. */
export async function pasteText(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    requireForm(form);
    const { name, text: raw } = pasted.parse({ name: form.get("name"), text: form.get("text") });
    if (raw.trim() === "") {
      throw new AppError("invalid_input", "Paste the text of an article first.");
    }
    const batch = await createImportBatch(access, "paste");
    const fileName = name || "Pasted text";
    const outcome = await importText(access, batch, { fileName, encoding: "UTF-8", raw });
    if (!outcome.stored) throw new AppError("conflict", outcome.message);
    redirect(`/projects/${slug}/articles/${outcome.articleId}`);
  });
}

/** Save what is known about an article. */
export async function describeArticle(
  slug: string,
  articleId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    requireForm(form);
    const values = Object.fromEntries(
      Object.keys(metadata.shape).map((field) => [field, form.get(field)]),
    );
    await articles.updateMetadata(access, id.parse(articleId), metadata.parse(values));
    refresh();
  });
}

const line = z.int().positive();
const choices = z.strictObject({
  keep: z.array(line).max(50_000),
  drop: z.array(line).max(50_000),
  zones: z.record(z.coerce.number<string>().pipe(line), z.enum(ZONE_KINDS)),
}) satisfies z.ZodType<CleaningChoices>;

/** Save which lines a person keeps, drops or calls something else. */
export async function chooseLines(
  slug: string,
  articleId: string,
  wanted: CleaningChoices,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    await articles.updateChoices(access, id.parse(articleId), choices.parse(wanted));
    refresh();
  });
}

/** Freeze the text of one article. */
export async function freezeText(slug: string, articleId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    await articles.freezeArticles(access, [id.parse(articleId)]);
    refresh();
  });
}

/** Move an article to the trash, and lead back to the list. */
export async function deleteArticle(slug: string, articleId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    await articles.deleteArticle(access, id.parse(articleId));
    redirect(`/projects/${slug}/articles`);
  });
}
