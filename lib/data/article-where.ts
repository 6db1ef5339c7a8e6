import type { Prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleFilter, ArticleStatus, MetadataField } from "@/lib/domain/article-filter";

/**
 * The articles of a project that a filter lets through, as a condition of queries;
 * its words are looked up beside it (`articleIdsWith` in text-search.ts).
 *
 * The statuses count everybody's work, so they are for who plans it
 * (docs/decisions/0006): that is who may read articles.
 */
export function articleWhere(
  access: ProjectAccess<"article:read">,
  filter: ArticleFilter,
): Prisma.ArticleWhereInput {
  const { outlets, from, to, languages, batch, round, status, missing, format } = filter;
  return {
    projectId: access.projectId,
    deletedAt: null,
    ...(outlets.length > 0 && { outletId: { in: [...outlets] } }),
    ...(languages.length > 0 && { language: { in: [...languages] } }),
    ...(batch && { batchId: batch }),
    ...(format && { format }),
    ...(filter.cluster && { clusterId: filter.cluster }),
    AND: [
      from ? { publishedOn: { gte: from } } : {},
      to ? { publishedOn: { lte: to } } : {},
      round ? { assignments: { some: { roundId: round } } } : {},
      status ? withStatus(status, round ? { roundId: round } : {}) : {},
      filter.sample ? { sampled: { some: { sampleId: filter.sample } } } : {},
      ...missing.map(without),
    ],
  };
}

/** The articles at one stage, going by these assignments. */
function withStatus(
  status: ArticleStatus,
  of: Prisma.AssignmentWhereInput,
): Prisma.ArticleWhereInput {
  const begun = { ...of, OR: [{ startedAt: { not: null } }, { submittedAt: { not: null } }] };
  const unfinished = { ...of, submittedAt: null };
  const open = { ...of, closedAt: null };
  switch (status) {
    case "to-clean":
      return { frozenAt: null };
    case "ready":
      return { frozenAt: { not: null }, assignments: { none: of } };
    case "assigned":
      return { assignments: { some: of, none: begun } };
    case "coding":
      return { AND: [{ assignments: { some: begun } }, { assignments: { some: unfinished } }] };
    case "submitted":
      return { AND: [{ assignments: { some: open } }, { assignments: { none: unfinished } }] };
    case "closed":
      return { assignments: { some: of, none: open } };
  }
}

function without(field: MetadataField): Prisma.ArticleWhereInput {
  return field === "outlet" ? { outletId: null } : { [field]: null };
}
