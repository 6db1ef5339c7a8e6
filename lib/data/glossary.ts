import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { GlossaryNote } from "@/lib/domain/glossary";
import { checkedNote } from "@/lib/domain/glossary";

const columns = { id: true, term: true, note: true } as const;

/** What names and terms in the project's texts mean, by term. Written by leads, for all who read. */
export function listGlossary(access: ProjectAccess): Promise<GlossaryNote[]> {
  return prisma.glossaryNote.findMany({
    where: { projectId: access.projectId, deletedAt: null },
    orderBy: [{ term: "asc" }, { id: "asc" }],
    select: columns,
  });
}

/** @throws {AppError} invalid_input, when the term or the note is empty or too long */
export async function createGlossaryNote(
  { projectId, userId }: ProjectAccess<"codebook:edit">,
  note: Omit<GlossaryNote, "id">,
): Promise<string> {
  const { id } = await prisma.glossaryNote.create({
    data: { id: crypto.randomUUID(), projectId, createdById: userId, ...checkedNote(note) },
    select: { id: true },
  });
  return id;
}

/** @throws {AppError} not_found; invalid_input as `createGlossaryNote` */
export async function updateGlossaryNote(
  { projectId }: ProjectAccess<"codebook:edit">,
  id: string,
  note: Omit<GlossaryNote, "id">,
): Promise<void> {
  const { count } = await prisma.glossaryNote.updateMany({
    where: { id, projectId, deletedAt: null },
    data: checkedNote(note),
  });
  if (count === 0) throw new AppError("not_found", "This note does not exist.");
}

/** @throws {AppError} not_found */
export async function deleteGlossaryNote(
  { projectId }: ProjectAccess<"codebook:edit">,
  id: string,
): Promise<void> {
  const { count } = await prisma.glossaryNote.updateMany({
    where: { id, projectId, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw new AppError("not_found", "This note does not exist.");
}
