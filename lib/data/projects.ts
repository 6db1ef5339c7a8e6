import { randomUUID } from "node:crypto";
import { prisma } from "@/lib/db/client";
import type { AdminAccess, ProjectAccess, Role } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { checkSlug } from "@/lib/domain/slug";
import { recordAudit } from "./audit";
import { isDuplicate } from "./duplicate";
import { givePseudonyms } from "./members";

export interface Project {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** IANA name; months are counted in it. */
  readonly timeZone: string;
  /** Whoever has left is shown by a pseudonym. */
  readonly pseudonyms: boolean;
}

export type NewProject = Pick<Project, "slug" | "name" | "description"> & {
  /** UTC when left out. */
  readonly timeZone?: string;
};

const columns = {
  id: true,
  slug: true,
  name: true,
  description: true,
  timeZone: true,
  pseudonyms: true,
} as const;

/**
 * Start a study. Whoever creates it becomes its lead.
 *
 * @throws {AppError} invalid_input, for a slug that cannot stand in an address;
 *   conflict, when another project has it.
 */
export async function createProject(admin: AdminAccess, project: NewProject): Promise<Project> {
  checkSlug(project.slug);
  return prisma.$transaction(async (tx) => {
    const created = await tx.project
      .create({
        data: {
          id: randomUUID(),
          ...project,
          members: { create: { userId: admin.userId, role: "lead" satisfies Role } },
        },
        select: columns,
      })
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
        throw new AppError(
          "conflict",
          "Another project already has this address. Choose a different short name.",
          { cause: error },
        );
      });
    await recordAudit(tx, {
      actorId: admin.userId,
      projectId: created.id,
      action: "project.create",
      subjectId: created.id,
    });
    return created;
  });
}

export async function findProject(access: ProjectAccess): Promise<Project> {
  return prisma.project.findUniqueOrThrow({ where: { id: access.projectId }, select: columns });
}

/** Change what a project is called and how it counts and names. Its address stays. */
export async function updateProject(
  { projectId, userId: actorId }: ProjectAccess<"project:edit">,
  settings: Pick<Project, "name" | "description" | "timeZone" | "pseudonyms">,
): Promise<void> {
  const { timeZone, pseudonyms } = settings;
  await prisma.$transaction(async (tx) => {
    const before = await tx.project.findUniqueOrThrow({
      where: { id: projectId },
      select: { timeZone: true, pseudonyms: true },
    });
    await tx.project.update({ where: { id: projectId }, data: settings });
    if (pseudonyms) await givePseudonyms(tx, projectId);
    await recordAudit(tx, {
      ...{ actorId, projectId, action: "project.update", subjectId: projectId },
      ...{ before, after: { timeZone, pseudonyms } },
    });
  });
}

export interface ProjectSummary {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** IANA name */
  readonly timeZone: string;
  readonly role: Role;
}

/** The projects a person is in, by name. */
export async function listProjects(userId: string): Promise<ProjectSummary[]> {
  const members = await prisma.member.findMany({
    where: { userId, disabledAt: null, user: { disabledAt: null }, project: { deletedAt: null } },
    select: {
      role: true,
      project: { select: { id: true, slug: true, name: true, description: true, timeZone: true } },
    },
    orderBy: [{ project: { name: "asc" } }, { projectId: "asc" }],
  });
  return members.map(({ role, project }) => ({ ...project, role: role as Role }));
}
