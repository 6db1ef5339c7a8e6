import type { ArticleRow } from "@/lib/data/articles";
import { listArticles } from "@/lib/data/articles";
import { findCodebook } from "@/lib/data/codebooks";
import type { MemberRow } from "@/lib/data/members";
import { listMembers } from "@/lib/data/members";
import type { Round } from "@/lib/data/rounds";
import { listRounds } from "@/lib/data/rounds";
import { can } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/access";

/** What a plan is made of: what there is to code, who may code it, and when. */
export interface Plan {
  /** The frozen ones. */
  readonly articles: readonly ArticleRow[];
  readonly unfrozen: number;
  readonly members: readonly MemberRow[];
  /** Members who may be given articles; those whose role it is to code come first. */
  readonly coders: readonly MemberRow[];
  readonly rounds: readonly Round[];
  readonly codebookPublished: boolean;
}

/** @throws {AppError} not_signed_in, not_found, forbidden */
export async function requirePlan(slug: string): Promise<Plan> {
  const [articles, members] = await Promise.all([
    requireProject(slug, "article:read").then(listArticles),
    requireProject(slug, "member:read").then(listMembers),
  ]);
  const access = await requireProject(slug, "project:read");
  const [rounds, codebook] = await Promise.all([listRounds(access), findCodebook(access)]);
  const frozen = articles.filter(({ frozenAt }) => frozenAt);
  const coders = members.filter(
    ({ role, disabledAt }) => !disabledAt && can(role, "annotation:create"),
  );
  return {
    articles: frozen,
    unfrozen: articles.length - frozen.length,
    members,
    coders: [
      ...coders.filter(({ role }) => role === "reviewer"),
      ...coders.filter(({ role }) => role !== "reviewer"),
    ],
    rounds,
    codebookPublished: codebook !== null,
  };
}
