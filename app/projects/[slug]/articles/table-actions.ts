"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as changes from "@/lib/data/article-changes";
import * as views from "@/lib/data/saved-views";
import type { ArticleChange, ChangeOutcome } from "@/lib/domain/article-change";
import { articleViewQuery, parseArticleView } from "@/lib/domain/article-view";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { metadata } from "./metadata-schema";

const id = z.string().min(1).max(64);

const change = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("describe"), values: metadata.partial() }),
  z.strictObject({ kind: z.enum(["freeze", "delete", "restore"]) }),
]);

/** Change many articles; the browser sends a large selection in parts, one after the other. */
export async function changeArticles(
  slug: string,
  articleIds: readonly string[],
  wanted: ArticleChange,
): Promise<Result<ChangeOutcome>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    const ids = z.array(id).min(1).max(100).parse(articleIds);
    return changes.changeArticles(access, ids, change.parse(wanted));
  });
}

const viewName = z
  .string()
  .trim()
  .min(1, "Give the view a name.")
  .max(80, "The name may have at most 80 characters.");

/** Keep the filters, order and columns of the table under a name. */
export async function saveView(
  slug: string,
  query: string,
  form: FormData,
): Promise<Result<string>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:read");
    const { name } = parseForm(z.strictObject({ name: viewName }), form);
    const view = parseArticleView(new URLSearchParams(z.string().max(4000).parse(query)));
    const created = await views.createSavedView(access, { name, query: articleViewQuery(view) });
    refresh();
    return created;
  });
}

/** Give a saved view another name. */
export async function renameView(
  slug: string,
  viewId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:read");
    const { name } = parseForm(z.strictObject({ name: viewName }), form);
    await views.renameSavedView(access, id.parse(viewId), name);
    refresh();
  });
}

/** Forget a saved view; its articles stay as they are. */
export async function deleteView(slug: string, viewId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:read");
    await views.deleteSavedView(access, id.parse(viewId));
    refresh();
  });
}
