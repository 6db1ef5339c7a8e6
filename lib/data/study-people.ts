import type { Transaction } from "@/lib/db/client";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { importedEmail } from "@/lib/domain/imported-person";
import { LEAVE, NEW, personName } from "@/lib/domain/interchange/mapping";
import type { StudyMapping } from "@/lib/domain/interchange/mapping";
import type { StudyDigest } from "@/lib/domain/interchange/study-digest";
import { recordAudit } from "./audit";
import { givePseudonyms } from "./members";
import { createPersonIn } from "./users";

/**
 * The people of a study in the project: members, as somebody chose, or new people who
 * bear the name of the file and can never sign in. They are among those who have left:
 * nobody can give them articles.
 *
 * @param newId makes the id of each new person
 * @returns user ids by the file's keys; who is left out has none
 * @throws {AppError} invalid_input for somebody who is no coder of the project, or two
 *   people of the file who are to be one
 */
export async function addStudyPeople(
  tx: Transaction,
  { projectId, userId: actorId }: ProjectAccess<"member:edit">,
  { users }: StudyDigest,
  { people }: StudyMapping,
  newId: () => string,
): Promise<Map<string, string>> {
  const members = await tx.member.findMany({
    where: { projectId },
    select: { userId: true, role: true },
  });
  const coders = new Set(
    members.filter(({ role }) => can(role as Role, "annotation:create")).map((one) => one.userId),
  );
  const byKey = new Map(users.map((user) => [user.key, user]));
  const userIds = new Map<string, string>();
  for (const { key, to } of people) {
    const user = byKey.get(key);
    if (!user || to === LEAVE) continue;
    if (to !== NEW) {
      if (!coders.has(to)) {
        throw new AppError(
          "invalid_input",
          `Whoever was chosen for “${personName(user)}” does not code in this project. Choose somebody else.`,
        );
      }
      if ([...userIds.values()].includes(to)) {
        throw new AppError(
          "invalid_input",
          "Two people of the file cannot be one member: what they say would be counted as one opinion. Choose somebody else for one of them.",
        );
      }
      userIds.set(key, to);
      continue;
    }
    const id = newId();
    const person = { id, email: importedEmail(id), name: personName(user) };
    await createPersonIn(tx, { ...person, passwordHash: null, isAdmin: false }, actorId);
    const now = new Date();
    await tx.user.update({ where: { id }, data: { disabledAt: now } });
    const role: Role = "reviewer";
    await tx.member.create({ data: { projectId, userId: id, role, disabledAt: now } });
    await recordAudit(tx, {
      ...{ actorId, projectId, action: "member.add", subjectId: id },
      detail: { role },
    });
    userIds.set(key, id);
  }
  await givePseudonyms(tx, projectId);
  return userIds;
}
