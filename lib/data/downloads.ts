import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { recordAudit } from "./audit";

/** What somebody took out of a project as a file. */
export type Download =
  | { readonly format: string; readonly query: string }
  | { readonly reportId: string; readonly file: string };

/** Write down that somebody downloads a file: a project's history tells where its data went. */
export async function recordDownload(access: ProjectAccess, download: Download): Promise<void> {
  const { userId: actorId, projectId } = access;
  await prisma.$transaction((tx) =>
    recordAudit(
      tx,
      "reportId" in download
        ? {
            ...{ actorId, projectId, action: "report.download", subjectId: download.reportId },
            detail: { file: download.file },
          }
        : {
            ...{ actorId, projectId, action: "export.create" },
            detail: { format: download.format, query: download.query },
          },
    ),
  );
}
