import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { publishedFrames } from "@/lib/domain/codebook/published";
import type { AnnotationRow } from "@/lib/domain/export/annotations-csv";
import { visibleAssignments } from "./visibility";

/** Assignments read at a time. */
const PAGE = 100;

/**
 * Every submitted annotation that the caller may see, article by article, in the
 * same order each time. An annotation's frame has the name it had in the codebook
 * version it was made under.
 */
export async function* readAnnotations(
  access: ProjectAccess<"export:create">,
): AsyncGenerator<AnnotationRow> {
  let after: string | undefined;
  for (;;) {
    const page = await prisma.assignment.findMany({
      where: {
        AND: [
          visibleAssignments(access),
          { submittedAt: { not: null }, article: { deletedAt: null } },
        ],
      },
      orderBy: [{ articleId: "asc" }, { roundId: "asc" }, { id: "asc" }],
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        id: true,
        round: { select: { name: true } },
        reviewer: { select: { name: true } },
        textVersion: { select: { number: true } },
        article: {
          select: {
            id: true,
            title: true,
            fileName: true,
            publishedOn: true,
            outlet: { select: { name: true } },
          },
        },
        annotations: {
          where: { deletedAt: null },
          orderBy: [{ start: "asc" }, { end: "asc" }, { id: "asc" }],
          select: {
            id: true,
            frameId: true,
            start: true,
            end: true,
            quote: true,
            memo: true,
            createdAt: true,
            updatedAt: true,
            codebookVersion: { select: { number: true, frames: true } },
          },
        },
      },
    });
    for (const { article, reviewer, round, textVersion, annotations } of page) {
      for (const { id, frameId, codebookVersion, createdAt, updatedAt, ...tag } of annotations) {
        const frames = publishedFrames(codebookVersion.frames);
        yield {
          ...tag,
          annotationId: id,
          articleId: article.id,
          articleTitle: article.title ?? article.fileName,
          outlet: article.outlet?.name ?? null,
          publishedOn: article.publishedOn,
          reviewer: reviewer.name,
          frame: frames.find((frame) => frame.id === frameId)!.name,
          createdAt: createdAt.toISOString(),
          updatedAt: updatedAt.toISOString(),
          codebookVersion: codebookVersion.number,
          textVersion: textVersion.number,
          round: round.name,
        };
      }
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}
