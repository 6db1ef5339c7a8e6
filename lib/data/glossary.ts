import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { GlossaryNote } from "@/lib/domain/glossary";
import { checkedNote } from "@/lib/domain/glossary";
import { recordAudit } from "./audit";

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
  const checked = checkedNote(note);
  return prisma.$transaction(async (tx) => {
    const id = crypto.randomUUID();
    await tx.glossaryNote.create({ data: { id, projectId, createdById: userId, ...checked } });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "glossary.create", subjectId: id },
    });
    return id;
  });
}

/** @throws {AppError} not_found; invalid_input as `createGlossaryNote` */
export async function updateGlossaryNote(
  access: ProjectAccess<"codebook:edit">,
  id: string,
  note: Omit<GlossaryNote, "id">,
): Promise<void> {
  await change(access, id, "glossary.update", checkedNote(note));
}

/** @throws {AppError} not_found */
export async function deleteGlossaryNote(
  access: ProjectAccess<"codebook:edit">,
  id: string,
): Promise<void> {
  await change(access, id, "glossary.delete", { deletedAt: new Date() });
}

async function change(
  { projectId, userId }: ProjectAccess<"codebook:edit">,
  id: string,
  action: "glossary.update" | "glossary.delete",
  data: Prisma.GlossaryNoteUpdateManyMutationInput,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.glossaryNote.updateMany({
      where: { id, projectId, deletedAt: null },
      data,
    });
    if (count === 0) throw new AppError("not_found", "This note does not exist.");
    await recordAudit(tx, { actorId: userId, projectId, action, subjectId: id });
  });
}
