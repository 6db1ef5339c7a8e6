"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import * as reports from "@/lib/data/reports";
import type { Result } from "@/lib/domain/errors";
import { parseStudyFilter } from "@/lib/domain/statistics/filter";
import { requireProject } from "@/lib/server/access";
import { config } from "@/lib/server/config";
import { parseForm } from "@/lib/server/form";
import { freezeInput, freezeJob } from "@/lib/server/jobs/freeze";
import { beginJob } from "@/lib/server/jobs/start";
import { runAction } from "@/lib/server/run";
import { createToken, hashToken } from "@/lib/server/tokens";

const id = z.string().min(1).max(64);
const newReport = z.strictObject({
  name: z.string().trim().min(1, "Give the report a name.").max(120, "Choose a shorter name."),
  filter: z.string().max(10_000),
});
const count = (least: number, most: number, sentence: string) =>
  z.coerce.number<string>(sentence).int(sentence).min(least, sentence).max(most, sentence);
const terms = z.strictObject({
  longestQuote: count(0, 1000, "Quotations can have 0 to 1,000 characters."),
  smallestCell: count(1, 100, "The smallest count shown can be 1 to 100."),
});

/** Begin to freeze the figures of a filter, and lead to where the report will be. */
export async function freezeReport(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "report:edit");
    const { name, filter } = parseForm(newReport, form);
    const wanted = parseStudyFilter(new URLSearchParams(filter));
    const reportId = await beginJob(access, freezeJob, freezeInput(name, wanted));
    redirect(`/projects/${slug}/statistics/reports/${reportId}`);
  });
}

/** Take a report out of the list; its public link stops working. */
export async function deleteReport(slug: string, reportId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "report:edit");
    await reports.deleteReport(access, id.parse(reportId));
    redirect(`/projects/${slug}/statistics/reports`);
  });
}

/** Make a report's public link; answers it, and it is shown this once. */
export async function publishReport(
  slug: string,
  reportId: string,
  form: FormData,
): Promise<Result<string>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "report:edit");
    const token = createToken();
    const chosen = parseForm(terms, form);
    await reports.publishReport(access, id.parse(reportId), hashToken(token), chosen);
    refresh();
    return `${config().PUBLIC_URL}/public/reports/${token}`;
  });
}

/** Make a report's public link stop working. */
export async function unpublishReport(slug: string, reportId: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "report:edit");
    await reports.unpublishReport(access, id.parse(reportId));
    refresh();
    return null;
  });
}
