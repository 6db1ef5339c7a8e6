"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import * as duplicates from "@/lib/data/duplicate-changes";
import { queueJob } from "@/lib/data/jobs";
import { THRESHOLDS } from "@/lib/domain/duplicates/clusters";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { requireForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const threshold = z.union([
  z.literal("").transform(() => null),
  z.coerce.number<string>().refine((value) => (THRESHOLDS as readonly number[]).includes(value)),
]);

/** Begin to look for copies; with a similarity, to put them into clusters too. */
export async function findCopies(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    requireForm(form);
    await queueJob(access, "duplicates", { threshold: threshold.parse(form.get("threshold")) });
    refresh();
  });
}

/** Choose which printing is coded. */
export async function chooseCoded(
  slug: string,
  clusterId: string,
  articleId: string,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    await duplicates.chooseCoded(access, id.parse(clusterId), id.parse(articleId));
    refresh();
  });
}

/** Take an article out of a cluster; where that ends it, lead back to the list. */
export async function takeOut(
  slug: string,
  clusterId: string,
  articleId: string,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    const goesOn = await duplicates.takeOut(access, id.parse(clusterId), id.parse(articleId));
    if (!goesOn) redirect(`/projects/${slug}/articles/duplicates`);
    refresh();
  });
}

/** Say that a cluster's articles are no copies, and lead back to the list. */
export async function dissolveCluster(slug: string, clusterId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    await duplicates.dissolveCluster(access, id.parse(clusterId));
    redirect(`/projects/${slug}/articles/duplicates`);
  });
}

/** Say that the chosen articles print one story. */
export async function joinPrintings(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    requireForm(form);
    const ids = z.array(id).max(1000).parse(form.getAll("article"));
    const clusterId = await duplicates.joinPrintings(access, [...new Set(ids)]);
    redirect(`/projects/${slug}/articles/duplicates/${clusterId}`);
  });
}
