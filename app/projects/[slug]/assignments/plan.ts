import { countArticles } from "@/lib/data/articles";
import { findCodebook } from "@/lib/data/codebooks";
import type { MemberRow } from "@/lib/data/members";
import { listMembers } from "@/lib/data/members";
import type { Round } from "@/lib/data/rounds";
import { listRounds } from "@/lib/data/rounds";
import { can } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/access";

/** What giving out articles needs: how much there is to code, who may code it, and when. */
export interface Plan {
  /** Articles whose text is frozen, and the others. */
  readonly frozen: number;
  readonly unfrozen: number;
  /** Members who may be given articles; those whose role it is to code come first. */
  readonly coders: readonly MemberRow[];
  readonly rounds: readonly Round[];
  readonly codebookPublished: boolean;
}

/** @throws {AppError} not_signed_in, not_found, forbidden */
export async function requirePlan(slug: string): Promise<Plan> {
  const [{ all, frozen }, members] = await Promise.all([
    requireProject(slug, "article:read").then(countArticles),
    requireProject(slug, "member:read").then(listMembers),
  ]);
  const access = await requireProject(slug, "project:read");
  const [rounds, codebook] = await Promise.all([listRounds(access), findCodebook(access)]);
  const coders = members.filter(
    ({ role, disabledAt }) => !disabledAt && can(role, "annotation:create"),
  );
  return {
    ...{ frozen, unfrozen: all - frozen, rounds },
    coders: [
      ...coders.filter(({ role }) => role === "reviewer"),
      ...coders.filter(({ role }) => role !== "reviewer"),
    ],
    codebookPublished: codebook !== null,
  };
}
