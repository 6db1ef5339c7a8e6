import { createAssignments } from "@/lib/data/assignments";
import type { FinishedTag, WorkRound } from "@/lib/data/imported-work";
import { finishedWorkRows } from "@/lib/data/imported-work";
import { addMember, findMember } from "@/lib/data/members";
import { listQueue } from "@/lib/data/queue";
import type { World } from "@/lib/data/testing/world";
import { createWorld } from "@/lib/data/testing/world";
import { createPerson } from "@/lib/data/users";
import { insertRows } from "@/lib/db/bulk";
import { prisma } from "@/lib/db/client";
import { grant } from "@/lib/domain/access";
import { mergesOf } from "@/lib/domain/codebook/merges";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { USUAL_SETTINGS } from "@/lib/domain/round-settings";
import type { Zone } from "@/lib/domain/zones";
import { hashPassword } from "@/lib/server/passwords";
import type { Account, Crowd } from "./tags";
import { PASSWORD, Tagger } from "./tags";

const SENTENCE = "The two governments spoke of cooperation, and of what it might cost. ";

const text = (number: number) =>
  `Cooperation goes on, part ${number}\n\n${Array.from({ length: 100 }, (_, n) => `${n}: ${SENTENCE}`).join("\n\n")}`;
/** Code points that each of these texts has at least. */
const LENGTH = 6_000;

/**
 * A study of a class, made by the product's own functions: everybody has coded every article
 * in an earlier round, which is over, and codes it again.
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
  const places = { frameIds: Object.values(world.frames), length: LENGTH, taken: 0 };
  const tagger = new Tagger(places);
  if (tags > 0) await codeBefore(world, reviewerIds, tagger, tags);
  const given = { articleIds: world.articleIds, reviewerIds };
  await createAssignments(lea, world.roundId, given);
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
  return queue.map(({ id }) => id);
}

/** Everybody tags, spread over all articles, and submits them, as an import stores finished work. */
async function codeBefore(
  world: World,
  reviewerIds: readonly string[],
  tagger: Tagger,
  tags: number,
): Promise<void> {
  const { projectId } = await world.as("lea", "project:edit");
  const codebookVersion = await prisma.codebookVersion.findFirstOrThrow({ where: { projectId } });
  const [roundId, now] = [crypto.randomUUID(), new Date()];
  await prisma.round.create({
    data: {
      ...{ ...USUAL_SETTINGS, name: "Before", kind: "main", revealRule: "round" },
      ...{ id: roundId, projectId, codebookVersionId: codebookVersion.id },
      ...{ createdAt: now, closedAt: now },
    },
  });
  const round: WorkRound = {
    ...{ projectId, roundId, codebookVersion, frames: publishedFrames(codebookVersion.frames) },
    ...{ attributes: [], merges: mergesOf([]), positions: new Map() },
  };
  const each = Math.ceil(tags / reviewerIds.length / world.articleIds.length);
  for (const articleId of world.articleIds) {
    const { zones, ...version } = await prisma.textVersion.findFirstOrThrow({
      where: { articleId },
    });
    const points = Array.from(version.text);
    const tag = (): FinishedTag => {
      const { frameId, start, end, memo } = tagger.next();
      const quote = points.slice(start, end).join("");
      return { frameId, start, end, memo, quote, pieces: null, attributes: {}, createdAt: now };
    };
    const works = reviewerIds.map((reviewerId) => {
      return { reviewerId, submittedAt: now, tags: Array.from({ length: each }, tag), answers: {} };
    });
    const textVersion = { ...version, zones: zones as unknown as Zone[] };
    for await (const rows of finishedWorkRows(round, [{ articleId, textVersion, works }])) {
      await prisma.$transaction((tx) => insertRows(tx, rows));
    }
  }
}
