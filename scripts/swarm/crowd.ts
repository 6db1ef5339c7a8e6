import { createAssignments } from "@/lib/data/assignments";
import { addMember, findMember } from "@/lib/data/members";
import { applyMutations } from "@/lib/data/mutations";
import { listQueue } from "@/lib/data/queue";
import { createRound } from "@/lib/data/rounds";
import { submitAssignment } from "@/lib/data/submissions";
import type { World } from "@/lib/data/testing/world";
import { createWorld } from "@/lib/data/testing/world";
import { createPerson } from "@/lib/data/users";
import { grant } from "@/lib/domain/access";
import { hashPassword } from "@/lib/server/passwords";
import type { Account, Crowd } from "./tags";
import { PASSWORD, Tagger } from "./tags";

const SENTENCE = "The two governments spoke of cooperation, and of what it might cost. ";

const text = (number: number) =>
  `Cooperation goes on, part ${number}\n\n${Array.from({ length: 100 }, (_, n) => `${n}: ${SENTENCE}`).join("\n\n")}`;
/** Code points that each of these texts has at least. */
const LENGTH = 6_000;

/** Tags in one request, as many as it takes. */
const AT_ONCE = 200;

/**
 * A study of a class, made by the product's own functions: everybody has coded every article
 * in an earlier round, and codes it again.
 *
 * @param reviewers how many people code
 * @param articles how many articles each of them has
 * @param tags how many tags there are beforehand, submitted, of everybody alike
 */
export async function createCrowd(
  reviewers: number,
  articles: number,
  tags: number,
): Promise<Crowd> {
  const world = await createWorld({
    texts: Array.from({ length: articles }, (_, n) => text(n)),
    coders: [],
  });
  const passwordHash = await hashPassword(PASSWORD);
  const person = async (name: string, role: "reviewer" | "lead") => {
    const email = `${name}-${world.slug}@example.org`;
    const { id } = await createPerson({ email, name, passwordHash, isAdmin: false }, null);
    await addMember(await world.as("lea", "member:edit"), id, role);
    return { id, email };
  };
  const people = [];
  for (let n = 0; n < reviewers; n++) people.push(await person(`reviewer-${n}`, "reviewer"));
  const reviewerIds = people.map(({ id }) => id);
  const lea = await world.as("lea", "assignment:edit");
  const given = { articleIds: world.articleIds, reviewerIds };
  await createAssignments(lea, world.roundId, given);
  const places = { frameIds: Object.values(world.frames), length: LENGTH, taken: 0 };
  const tagger = new Tagger(places);
  for (const id of reviewerIds) await codeBefore(world, id, tagger, Math.ceil(tags / reviewers));
  const now = { name: "Once more", kind: "main", revealRule: "article" } as const;
  await createAssignments(lea, await createRound(lea, now), given);
  const accounts: Account[] = [];
  for (const { id, email } of people) {
    accounts.push({ email, assignmentIds: await openAssignments(world, id) });
  }
  const lead = { email: (await person("load", "lead")).email, assignmentIds: [] };
  return {
    ...{ slug: world.slug, reviewers: accounts, lead, tags: tagger.made, articles },
    places: { ...places, taken: tagger.made },
  };
}

async function openAssignments({ slug }: World, userId: string): Promise<string[]> {
  const queue = await listQueue(grant((await findMember(slug, userId))!, "project:read")!);
  return queue.filter(({ submittedAt }) => submittedAt === null).map(({ id }) => id);
}

/** One reviewer tags, spread over what he or she has, and submits it. */
async function codeBefore(
  world: World,
  userId: string,
  tagger: Tagger,
  tags: number,
): Promise<void> {
  const access = grant((await findMember(world.slug, userId))!, "annotation:create")!;
  const assignmentIds = await openAssignments(world, userId);
  const each = Math.ceil(tags / assignmentIds.length);
  for (const assignmentId of assignmentIds) {
    for (let from = 0; from < each; from += AT_ONCE) {
      const batch = Array.from({ length: Math.min(AT_ONCE, each - from) }, () => tagger.next());
      const results = await applyMutations(access, assignmentId, batch);
      const unsaved = results.find(({ status }) => status !== "saved");
      if (unsaved) throw new Error(JSON.stringify(unsaved));
    }
    await submitAssignment(access, assignmentId, { noFrameFound: each === 0, overrides: [] });
  }
}
