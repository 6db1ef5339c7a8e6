import { randomUUID } from "node:crypto";
import { prisma } from "@/lib/db/client";
import { canonicalEmail } from "@/lib/domain/email";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";

/** Who somebody is, as an identity provider says. */
export interface Claim {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  /** The provider has seen that the address is this person's. */
  readonly emailVerified: boolean;
}

/**
 * Whose account an identity opens. The first time it is the account with the same verified
 * e-mail address; from then on the identity itself counts, whatever its address, and no other
 * of the same provider opens the account: addresses are given to new people, identities are not.
 * Makes no accounts: people come by invitation.
 *
 * @returns the person's id
 * @throws {AppError} forbidden, when there is no such account, it is disabled, or another identity's
 */
export async function findOrLinkPerson(claim: Claim): Promise<string> {
  const { issuer, subject } = claim;
  const known = await prisma.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { user: { select: { id: true, disabledAt: true } } },
  });
  if (known) {
    if (known.user.disabledAt) throw noAccount();
    return known.user.id;
  }
  if (claim.email === undefined || !claim.emailVerified) throw noAccount();
  const email = canonicalEmail(claim.email);
  return prisma.$transaction(async (tx) => {
    const user = await tx.user.findFirst({
      where: { email, disabledAt: null },
      select: { id: true },
    });
    if (!user) throw noAccount();
    // Written before it is looked at: on PostgreSQL two who come at once take turns here.
    await tx.user.update({ where: { id: user.id }, data: { email }, select: { id: true } });
    const linked = await tx.identity.findFirst({
      where: { userId: user.id, issuer },
      select: { subject: true },
    });
    if (linked && linked.subject !== subject) throw noAccount();
    if (linked) return user.id;
    await tx.identity.create({ data: { id: randomUUID(), userId: user.id, issuer, subject } });
    await recordAudit(tx, {
      ...{ actorId: user.id, action: "user.link-identity", subjectId: user.id },
      detail: { issuer },
    });
    return user.id;
  });
}

const noAccount = () =>
  new AppError(
    "forbidden",
    "There is no account here for whom you signed in as. Ask the lead of your study for an invitation, with the same e-mail address.",
  );
