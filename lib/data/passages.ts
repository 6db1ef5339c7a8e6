import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { visibleAssignments } from "./visibility";

/** A real passage filed with a frame, as an example or as what it is not. */
export interface FiledPassage {
  readonly id: string;
  readonly frameId: string;
  readonly kind: "example" | "counter-example";
  readonly quote: string;
  readonly note: string;
  /** Where it was settled; null where it was typed in. */
  readonly settledIn: { readonly roundId: string; readonly articleId: string } | null;
}

/**
 * The passages filed with the project's frames. One that was settled tells what was
 * tagged: who codes that article sees it only when the tags it settles may be seen.
 */
export async function listFiledPassages(access: ProjectAccess): Promise<FiledPassage[]> {
  const rows = await prisma.framePassage.findMany({
    where: {
      frame: { projectId: access.projectId },
      deletedAt: null,
      OR: [
        { decisionId: null },
        {
          decision: {
            adjudication: { article: { assignments: { none: { reviewerId: access.userId } } } },
          },
        },
        {
          decision: {
            sources: { every: { annotation: { assignment: visibleAssignments(access) } } },
          },
        },
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      frameId: true,
      kind: true,
      quote: true,
      note: true,
      decision: { select: { adjudication: { select: { roundId: true, articleId: true } } } },
    },
  });
  return rows.map(({ decision, kind, ...row }) => ({
    ...row,
    kind: kind as FiledPassage["kind"],
    settledIn: decision?.adjudication ?? null,
  }));
}
