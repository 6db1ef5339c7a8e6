import { readArchive } from "@/lib/data/archive/read";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { zipOf } from "../exports/zip";
import { archiveFiles } from "../archive/write";

/** The whole archive of a project. */
export async function archiveOf(access: ProjectAccess<"project:edit">): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const items = readArchive(access, { drafts: true });
  for await (const piece of zipOf(archiveFiles(items, { drafts: true }))) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The same of a project in which perhaps nobody can sign in yet. */
export async function archiveOfSlug(slug: string): Promise<Buffer> {
  const { id: projectId } = await prisma.project.findUniqueOrThrow({ where: { slug } });
  return archiveOf(grant({ projectId, userId: "", role: "lead" }, "project:edit")!);
}
