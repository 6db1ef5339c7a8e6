"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { readAgreementScope } from "@/lib/data/agreement-scope";
import type { Result } from "@/lib/domain/errors";
import { AppError } from "@/lib/domain/errors";
import { gammaOptionsOf } from "@/lib/domain/agreement/gamma-options";
import { parseStudyFilter } from "@/lib/domain/statistics/filter";
import { requireProject } from "@/lib/server/access";
import { agreementInput, agreementJob } from "@/lib/server/jobs/agreement";
import { gammaInput, gammaJob } from "@/lib/server/jobs/gamma";
import { startJob } from "@/lib/server/jobs/start";
import { runAction } from "@/lib/server/run";

const slug = z.string().min(1).max(100);
const query = z.string().max(20_000);

/** Begin to compute the figures of a page, unless the same are under way or there already. */
export async function computeAgreement(
  wantedSlug: string,
  wantedPart: string,
  wantedQuery: string,
): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(slug.parse(wantedSlug), "statistics:read");
    const part = z.enum(["table", "parts"]).parse(wantedPart);
    const filter = parseStudyFilter(new URLSearchParams(query.parse(wantedQuery)));
    const scope = await readAgreementScope(access, filter);
    if (!scope) throw new AppError("not_found", "There is no round yet.");
    await startJob(access, agreementJob, agreementInput(part, scope));
    refresh();
    return null;
  });
}

/** Begin to compute γ with the parameters that the address names. */
export async function computeGamma(wantedSlug: string, wantedQuery: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(slug.parse(wantedSlug), "statistics:read");
    const address = new URLSearchParams(query.parse(wantedQuery));
    const scope = await readAgreementScope(access, parseStudyFilter(address));
    if (!scope) throw new AppError("not_found", "There is no round yet.");
    await startJob(access, gammaJob, gammaInput(scope, gammaOptionsOf(address)));
    refresh();
    return null;
  });
}
