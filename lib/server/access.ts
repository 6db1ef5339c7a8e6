import { cache } from "react";
import { findMember } from "@/lib/data/members";
import { isInDeletedProject } from "@/lib/data/project-trash";
import type { AdminAccess, Permission, ProjectAccess } from "@/lib/domain/access";
import { grant, grantAdmin } from "@/lib/domain/access";
import type { TokenScope } from "@/lib/domain/api-token";
import { scopeFor, TOKEN_SCOPES } from "@/lib/domain/api-token";
import { AppError } from "@/lib/domain/errors";
import { currentToken } from "./bearer";
import { requireSession, requireUserId } from "./session";

const memberOf = cache(findMember);

/**
 * Let the signed-in person into a project, or throw; in a route handler also a program, which
 * shows a token of this project and acts as the member who made it.
 *
 * Membership is read from the database on every request, so a disabled member is
 * out at once. A stranger gets `not_found`, the same as for a project that does
 * not exist; a member without the right gets `forbidden`.
 *
 * @param scope what a token must allow, where that is not what the permission usually needs
 * @throws {AppError} not_signed_in, not_found, gone (to its members), forbidden, and
 *   too_many_requests of a token
 */
export async function requireProject<P extends Permission>(
  slug: string,
  permission: P,
  scope: TokenScope | null = scopeFor(permission),
): Promise<ProjectAccess<P>> {
  const token = await currentToken();
  const userId = token ? token.userId : await requireUserId();
  const member = await memberOf(slug, userId);
  if (!member || (token && token.projectId !== member.projectId)) {
    if (!token && (await isInDeletedProject(slug, userId))) {
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
  if (token && !(scope && token.scopes.includes(scope))) {
    throw new AppError(
      "forbidden",
      scope
        ? `This token does not allow it. Make one for which “${TOKEN_SCOPES[scope].label}” is ticked.`
        : "No token allows this. Do it on the pages of the project.",
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
