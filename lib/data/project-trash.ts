import { prisma } from "@/lib/db/client";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { goesWith, TRASH_DAYS, trashBegins } from "@/lib/domain/trash";
import { recordAudit } from "./audit";

/** Who asks for projects in the trash: in no project yet, so there is no access to show. */
interface Person {
  readonly id: string;
  readonly isAdmin: boolean;
}

/** Rows handed out between two looks at whether the project is still there. */
const LOOK_EVERY = 500;

/** What goes with the project when it is deleted, in words. */
export async function describeProject(access: ProjectAccess<"project:edit">): Promise<string> {
  const { projectId } = access;
  const existing = { projectId, deletedAt: null };
  const [articles, rounds, assignments] = await Promise.all([
    prisma.article.count({ where: existing }),
    prisma.round.count({ where: existing }),
    prisma.assignment.count({ where: { round: existing, article: { deletedAt: null } } }),
  ]);
  return goesWith({ articles, rounds, assignments, allTags: assignments > 0 });
}

/** Put a project into the trash: nobody can open it, and its long work stops. Nothing in it is changed. */
export async function deleteProject({
  projectId,
  userId: actorId,
}: ProjectAccess<"project:edit">): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const now = new Date();
    await tx.project.update({ where: { id: projectId }, data: { deletedAt: now } });
    await tx.job.updateMany({
      where: { projectId, state: "waiting" },
      data: { state: "cancelled", cancelledAt: now, finishedAt: now },
    });
    await tx.job.updateMany({
      where: { projectId, state: "running", cancelledAt: null },
      data: { cancelledAt: now },
    });
    await recordAudit(tx, { actorId, projectId, action: "project.delete", subjectId: projectId });
  });
}

export interface DeletedProject {
  readonly id: string;
  readonly name: string;
  readonly deletedAt: Date;
}

/** The projects in the trash that a person can bring back: those that he or she leads, or all, for an administrator. */
export function listDeletedProjects(person: Person, now = new Date()): Promise<DeletedProject[]> {
  return prisma.project.findMany({
    where: restorable(person, now),
    orderBy: [{ deletedAt: "desc" }, { id: "asc" }],
    select: { id: true, name: true, deletedAt: true },
  }) as Promise<DeletedProject[]>;
}

/**
 * Bring a project back, with everything in it. Its long work stays stopped.
 * @returns its slug
 * @throws {AppError} not_found, when it is not in the trash, for too long, or not the person's to bring back
 */
export async function restoreProject(
  person: Person,
  id: string,
  now = new Date(),
): Promise<string> {
  return prisma.$transaction(async (tx) => {
    const project = await tx.project.findFirst({
      where: { ...restorable(person, now), id },
      select: { slug: true },
    });
    if (!project) {
      throw new AppError(
        "not_found",
        `There is no such project in your trash, or it was deleted more than ${TRASH_DAYS} days ago.`,
      );
    }
    await tx.project.update({ where: { id }, data: { deletedAt: null } });
    await recordAudit(tx, {
      ...{ actorId: person.id, projectId: id, action: "project.restore", subjectId: id },
    });
    return project.slug;
  });
}

/** Whether a person is a member of a project in the trash: only members learn that it was there. */
export async function isInDeletedProject(slug: string, userId: string): Promise<boolean> {
  const members = await prisma.member.count({
    where: { userId, disabledAt: null, project: { slug, deletedAt: { not: null } } },
  });
  return members > 0;
}

/**
 * Rows of an export, as long as the project is there: a file that was cut off must not
 * look whole.
 *
 * @throws {AppError} gone, once the project was deleted
 */
export async function* whileThere<T>(
  { projectId }: ProjectAccess,
  rows: AsyncIterable<T>,
): AsyncGenerator<T> {
  let count = 0;
  for await (const row of rows) {
    if (count++ % LOOK_EVERY === 0) await requireThere(projectId);
    yield row;
  }
  await requireThere(projectId);
}

async function requireThere(projectId: string): Promise<void> {
  const project = await prisma.project.count({ where: { id: projectId, deletedAt: null } });
  if (project === 0) throw new AppError("gone", "This project was deleted meanwhile.");
}

const restorable = ({ id, isAdmin }: Person, now: Date) => ({
  deletedAt: { gte: trashBegins(now) },
  ...(!isAdmin && {
    members: { some: { userId: id, role: "lead" satisfies Role, disabledAt: null } },
  }),
});
