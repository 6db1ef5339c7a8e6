import { createLink } from "@/lib/data/links";
import { addMember, disableMember } from "@/lib/data/members";
import type { World } from "@/lib/data/testing/world";
import { TEXT, createWorld } from "@/lib/data/testing/world";
import { createPerson, disablePerson } from "@/lib/data/users";
import { prisma } from "@/lib/db/client";
import type { Role } from "@/lib/domain/access";
import { hashPassword } from "@/lib/server/passwords";
import { createToken, hashToken } from "@/lib/server/tokens";
import { sessionCookie } from "@/scripts/session-cookie";
import type { Places } from "./places";
import { fillWorld } from "./places";

/** Everybody who may knock. "Elsewhere": in another project of the same installation. */
export const ACTORS = [
  "anonymous",
  "observer",
  "reviewer",
  "adjudicator",
  "lead",
  "reviewer elsewhere",
  "lead elsewhere",
  "disabled member",
  "disabled account",
  "administrator",
] as const;
export type Actor = (typeof ACTORS)[number];

/** Of the account at `Places.email`. */
export const PASSWORD = "the levy hurts nobody";

export interface Stage {
  readonly places: Places;
  /** The same things of another project. */
  readonly elsewhere: Places;
  /** What each sends to say who they are; null for who is not signed in. */
  readonly cookies: Readonly<Record<Actor, string | null>>;
  /** A word in the project's articles, tags and settings, which strangers must never be sent. */
  readonly secret: string;
}

/** Two projects in every state that the table of routes needs, and everybody who may knock. */
export async function createStage(): Promise<Stage> {
  const secret = `Kestrel-${crypto.randomUUID()}`;
  const worldOf = (word: string) =>
    createWorld({ texts: [1, 2, 3].map((number) => `${TEXT} ${word} ${number}.`) });
  const world = await worldOf(secret);
  const other = await worldOf("Elsewhere");

  const person = (name: string, passwordHash: string | null = null, isAdmin = false) =>
    createPerson({ email: `${name}-${world.slug}@example.org`, name, passwordHash, isAdmin }, null);
  const member = async (project: World, name: string, role: Role) => {
    const created = await person(name);
    await addMember(await project.as("lea", "member:edit"), created.id, role);
    return created;
  };
  // Lea, who made the project, administers the installation too; a lead need not.
  const lead = await member(world, "lev", "lead");
  const leadElsewhere = await member(other, "zoe", "lead");
  const disabled = await member(world, "dora", "reviewer");
  await disableMember(await world.as("lea", "member:edit"), disabled.id);
  const locked = await member(world, "lou", "lead");
  await disablePerson(locked.email, null);
  const administrator = await person("ida", null, true);

  const passwordHash = await hashPassword(PASSWORD);
  const { email } = await person("sue", passwordHash);
  // Of people whom lists and files name, so that none of them could tell it unnoticed.
  await prisma.user.updateMany({
    where: { id: { in: [world.userId("ben"), world.userId("chen")] } },
    data: { passwordHash },
  });
  const linkToken = createToken();
  await createLink("sign-in", (await person("lin")).id, hashToken(linkToken));
  const accountId = (await person("pat")).id;
  const administratorId = (await person("amy", null, true)).id;
  const keys = { email, linkToken, accountId, administratorId };

  return {
    places: { ...keys, ...(await fillWorld(world, { secret, invited: leadElsewhere.email })) },
    elsewhere: { ...keys, ...(await fillWorld(other, { secret: "Other", invited: lead.email })) },
    cookies: {
      anonymous: null,
      observer: await cookieOf(world.userId("noor")),
      reviewer: await cookieOf(world.userId("ana")),
      adjudicator: await cookieOf(world.userId("jon")),
      lead: await cookieOf(lead.id),
      "reviewer elsewhere": await cookieOf(other.userId("ana")),
      "lead elsewhere": await cookieOf(leadElsewhere.id),
      "disabled member": await cookieOf(disabled.id),
      "disabled account": await cookieOf(locked.id),
      administrator: await cookieOf(administrator.id),
    },
    secret,
  };
}

/** The header that a signed-in browser sends. */
export async function cookieOf(userId: string): Promise<string> {
  const { name, value } = await sessionCookie(userId);
  return `${name}=${value}`;
}
