import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { RoundKind, SuggestionRule } from "@/lib/domain/round";
import type { RevealRule } from "@/lib/domain/visibility";
import { recordAudit } from "./audit";

export interface Round {
  readonly id: string;
  readonly name: string;
  readonly kind: RoundKind;
  readonly revealRule: RevealRule;
  readonly codebookVersion: number;
  readonly suggestions: SuggestionRule;
  readonly closedAt: Date | null;
}

/** The project's rounds, oldest first. */
export async function listRounds(access: ProjectAccess): Promise<Round[]> {
  const rows = await prisma.round.findMany({
    where: { projectId: access.projectId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      kind: true,
      revealRule: true,
      suggestions: true,
      closedAt: true,
      codebookVersion: { select: { number: true } },
    },
  });
  return rows.map(({ codebookVersion, ...row }) => ({
    ...row,
    kind: row.kind as RoundKind,
    revealRule: row.revealRule as RevealRule,
    suggestions: row.suggestions as SuggestionRule,
    codebookVersion: codebookVersion.number,
  }));
}

/**
 * Open a round with the newest published codebook.
 * @throws {AppError} invalid_input, when no codebook was published
 */
export async function createRound(
  access: ProjectAccess<"assignment:edit">,
  round: { readonly name: string; readonly kind: RoundKind; readonly revealRule: RevealRule },
): Promise<string> {
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const codebook = await tx.codebookVersion.findFirst({
      where: { projectId: access.projectId },
      orderBy: { number: "desc" },
      select: { id: true },
    });
    if (!codebook) {
      throw new AppError("invalid_input", "Publish the codebook before you open a round.");
    }
    const id = crypto.randomUUID();
    await tx.round.create({
      data: { ...round, id, projectId: access.projectId, codebookVersionId: codebook.id },
    });
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "round.create",
      subjectId: id,
    });
    return id;
  });
}

/**
 * Allow reviewers of a round to ask for suggested passages, or forbid it again. What
 * was shown stays written down.
 *
 * @throws {AppError} not_found
 */
export async function updateSuggestions(
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  suggestions: SuggestionRule,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.round.updateMany({
      where: { id: roundId, projectId: access.projectId },
      data: { suggestions },
    });
    if (count === 0) throw new AppError("not_found", "This round does not exist.");
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "round.suggestions",
      subjectId: roundId,
      detail: { suggestions },
    });
  });
}
