import { cache } from "react";
import { findMember } from "@/lib/data/members";
import { isInDeletedProject } from "@/lib/data/project-trash";
import type { AdminAccess, Permission, ProjectAccess } from "@/lib/domain/access";
import { grant, grantAdmin } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { requireSession, requireUserId } from "./session";

const memberOf = cache(findMember);

/**
 * Let the signed-in person into a project, or throw.
 *
 * Membership is read from the database on every request, so a disabled member is
 * out at once. A stranger gets `not_found`, the same as for a project that does
 * not exist; a member without the right gets `forbidden`.
 *
 * @throws {AppError} not_signed_in, not_found, gone (to its members), forbidden
 */
export async function requireProject<P extends Permission>(
  slug: string,
  permission: P,
): Promise<ProjectAccess<P>> {
  const userId = await requireUserId();
  const member = await memberOf(slug, userId);
  if (!member) {
    if (await isInDeletedProject(slug, userId)) {
      throw new AppError(
        "gone",
        "This project was deleted. For 30 days its leads can bring it back, on the page of their projects.",
      );
    }
    throw new AppError(
      "not_found",
      "There is no such project, or you are not a member of it. Ask its lead for an invitation.",
    );
  }
  const access = grant(member, permission);
  if (!access) {
    throw new AppError(
      "forbidden",
      `Your role in this project (${member.role}) does not allow this. Ask the project's lead.`,
    );
  }
  return access;
}

/** @throws {AppError} not_signed_in, forbidden */
export async function requireAdmin(): Promise<AdminAccess> {
  const { person } = await requireSession();
  const access = grantAdmin(person);
  if (!access) {
    throw new AppError("forbidden", "Only an administrator of this installation may do this.");
  }
  return access;
}
