import type { Transaction } from "@/lib/db/client";

/** What a person is called in a project. */
export type NameOf = (userId: string) => string;

/** Whoever acted without being a member, such as on the command line. */
const NO_MEMBER = "Somebody outside the project";

/**
 * What everybody who is or was in a project is called there. Where the project wants
 * pseudonyms, whoever has left has one, everywhere: no name of a reviewer is read in
 * any other way (lib/data/names.test.ts looks).
 */
export async function readNames(
  db: Pick<Transaction, "member">,
  projectId: string,
): Promise<NameOf> {
  const members = await db.member.findMany({
    where: { projectId },
    select: {
      userId: true,
      disabledAt: true,
      pseudonym: true,
      user: { select: { name: true } },
      project: { select: { pseudonyms: true } },
    },
  });
  const names = new Map(
    members.map(({ userId, disabledAt, pseudonym, user, project }) => [
      userId,
      disabledAt && project.pseudonyms && pseudonym ? pseudonym : user.name,
    ]),
  );
  return (userId) => names.get(userId) ?? NO_MEMBER;
}
