import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { NO_MARKS } from "@/lib/domain/clean/marks";
import { AppError } from "@/lib/domain/errors";
import type { ImportMetadata } from "@/lib/domain/import";
import { normalizeText } from "@/lib/domain/text/normalize";
import { freeze } from "./articles";
import { recordAudit } from "./audit";
import { storeInto } from "./import-store";
import { BY_API } from "./imports";

/** An article as a program has it. */
export interface GivenArticle extends ImportMetadata {
  readonly text: string;
}

/** What became of it, at the same place of the list. */
export type Intake =
  | { readonly stored: true; readonly articleId: string }
  | { readonly stored: false; readonly message: string; readonly articleId: string | null };

/**
 * Store articles that a program brings, all or nothing; a text that the project has already is
 * told and not stored again. The texts count as clean: nothing is marked out of them but what a
 * person chooses.
 *
 * @param frozen freeze the texts as well, so that they can be given out
 * @throws {AppError} invalid_input for a text without words
 */
export async function createArticles(
  access: ProjectAccess<"article:import">,
  articles: readonly GivenArticle[],
  frozen: boolean,
): Promise<Intake[]> {
  const { projectId, userId } = access;
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const batchId = crypto.randomUUID();
    await tx.importBatch.create({
      data: { id: batchId, projectId, createdById: userId, via: "command line", options: BY_API },
    });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "article.import", subjectId: batchId },
    });
    const outcomes: Intake[] = [];
    for (const [index, { text, ...metadata }] of articles.entries()) {
      const raw = normalizeText(text);
      if (raw.trim() === "") {
        throw new AppError("invalid_input", `Article ${index + 1} of the list has no text.`);
      }
      const { articleIds, notes } = await storeInto(tx, access, { name: "HTTP API", batchId }, [
        {
          ...({ kind: "article", place: "", format: "text", encoding: "UTF-8", raw } as const),
          marks: { ...NO_MARKS, trusted: true },
          metadata,
        },
      ]);
      const [articleId] = articleIds;
      if (articleId === undefined) {
        const [note] = notes;
        const known = note?.kind === "duplicate" ? note : null;
        const message = known?.reason ?? "It was not stored.";
        outcomes.push({ stored: false, message, articleId: known?.articleId ?? null });
        continue;
      }
      if (frozen) await freeze(tx, access, articleId);
      outcomes.push({ stored: true, articleId });
    }
    return outcomes;
  });
}
