import { createHash } from "node:crypto";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { cleanText } from "@/lib/domain/clean/clean";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";
import { outletIdFor } from "./outlets";

/** A file as it arrived, decoded. */
export interface ImportedText {
  readonly fileName: string;
  readonly encoding: string;
  readonly raw: string;
}

export type ImportOutcome = { readonly fileName: string } & (
  | { readonly stored: true; readonly articleId: string; readonly problems: readonly string[] }
  | { readonly stored: false; readonly message: string }
);

/** Open a batch: the articles that one person brings in at one time. */
export async function createImportBatch(
  access: ProjectAccess<"article:import">,
  via: "browser" | "paste" | "command line",
): Promise<string> {
  const id = crypto.randomUUID();
  await prisma.$transaction(async (tx) => {
    await tx.importBatch.create({
      data: { id, projectId: access.projectId, createdById: access.userId, via },
    });
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "article.import",
      subjectId: id,
    });
  });
  return id;
}

/**
 * Store one text as an article to be cleaned, with the metadata it gives itself.
 * What is refused (nothing to read in it, or the same text once more) leaves no trace.
 */
export async function importText(
  access: ProjectAccess<"article:import">,
  batchId: string,
  { fileName, encoding, raw }: ImportedText,
): Promise<ImportOutcome> {
  const cleaned = cleanText(raw);
  if (cleaned.text === "") {
    return { fileName, stored: false, message: "There is no article text in it." };
  }
  const rawSha256 = createHash("sha256").update(raw).digest("hex");
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const batch = await tx.importBatch.findFirst({
      where: { id: batchId, projectId: access.projectId },
      select: { id: true },
    });
    if (!batch) throw new AppError("not_found", "This import does not exist.");
    const twin = await tx.article.findFirst({
      where: { projectId: access.projectId, rawSha256 },
      select: { title: true, fileName: true, deletedAt: true },
    });
    if (twin) {
      const where = twin.deletedAt ? "is in the trash" : "is in the project already";
      const message = `The same text ${where}, as “${twin.title ?? twin.fileName}”.`;
      return { fileName, stored: false, message };
    }
    const articleId = crypto.randomUUID();
    await tx.article.create({
      data: {
        id: articleId,
        projectId: access.projectId,
        batchId,
        outletId: await outletIdFor(tx, access.projectId, cleaned.outlet),
        title: cleaned.title,
        author: cleaned.author,
        publishedOn: cleaned.publishedOn,
        language: cleaned.language,
        fileName,
        encoding,
        raw,
        rawSha256,
        choices: { keep: [], drop: [], zones: {} },
      },
    });
    return { fileName, stored: true, articleId, problems: cleaned.problems };
  });
}
