import { prisma } from "@/lib/db/client";
import { danglingReferences } from "@/lib/db/integrity";
import type { Invariant } from "./invariant";

/** Foreign keys hold one row to another; that they all belong to one article and one project, only this does. */
export const noOrphans: Invariant = {
  id: "IN-06",
  promise: "Nothing refers to what is not there, or to another project or article.",
  async check({ at, breach }) {
    for (const sentence of await danglingReferences()) breach(sentence);

    const assignments = await prisma.$queryRaw<{ id: string }[]>`
      SELECT s."id" FROM "Assignment" s
      JOIN "Round" r ON r."id" = s."roundId"
      JOIN "Article" a ON a."id" = s."articleId"
      JOIN "TextVersion" t ON t."id" = s."textVersionId"
      JOIN "CodebookVersion" v ON v."id" = r."codebookVersionId"
      WHERE r."projectId" <> a."projectId" OR t."articleId" <> a."id"
         OR v."projectId" <> r."projectId"
      LIMIT 100`;
    for (const { id } of assignments) breach(`Assignment ${id} joins different projects.`);

    const tags = await prisma.$queryRaw<{ id: string }[]>`
      SELECT n."id" FROM "Annotation" n
      JOIN "Assignment" s ON s."id" = n."assignmentId"
      JOIN "Article" a ON a."id" = s."articleId"
      JOIN "TextVersion" t ON t."id" = n."textVersionId"
      JOIN "Frame" f ON f."id" = n."frameId"
      WHERE n."reviewerId" <> s."reviewerId" OR t."articleId" <> a."id"
         OR f."projectId" <> a."projectId"
         OR (n."anchor" <> 'orphaned' AND n."textVersionId" <> s."textVersionId")
      LIMIT 100`;
    for (const { id } of tags) breach(`Tag ${id} is not on its assignment's text and codebook.`);

    const decisions = await prisma.$queryRaw<{ id: string }[]>`
      SELECT d."id" FROM "Decision" d
      JOIN "Adjudication" j ON j."id" = d."adjudicationId"
      JOIN "Article" a ON a."id" = j."articleId"
      JOIN "Frame" f ON f."id" = d."frameId"
      JOIN "Round" r ON r."id" = j."roundId"
      LEFT JOIN "TextVersion" t ON t."id" = d."textVersionId"
      WHERE f."projectId" <> a."projectId" OR r."projectId" <> a."projectId"
         OR (t."id" IS NOT NULL AND t."articleId" <> a."id")
      LIMIT 100`;
    for (const { id } of decisions) breach(`Decision ${id} joins different projects.`);

    at((await prisma.assignment.count()) + (await prisma.annotation.count()));
    at(await prisma.decision.count());
  },
};
