import { prisma } from "@/lib/db/client";
import { hashPassword } from "@/lib/server/passwords";
import { createLarge } from "../bench/large";
import type { Crowd } from "./tags";
import { PASSWORD } from "./tags";

/** Articles that nobody has opened yet, given to each of the reviewers. */
const OPEN = 10;

/**
 * The large study of the benchmark with its reviewers, who can sign in, and what each of
 * them has not begun yet.
 *
 * @param file the migrated SQLite file of this process
 */
export async function createLargeCrowd(
  file: string,
  size: { readonly articles: number; readonly tags: number },
): Promise<Crowd> {
  const study = await createLarge(file, { articles: size.articles, annotations: size.tags });
  const passwordHash = await hashPassword(PASSWORD);
  const account = async (id: string) => {
    const { email } = await prisma.user.update({ where: { id }, data: { passwordHash } });
    const open = await prisma.assignment.findMany({
      where: { reviewerId: id, startedAt: null },
      orderBy: { position: "asc" },
      take: OPEN,
      select: { id: true, textVersion: { select: { length: true } } },
    });
    return {
      ...{ email, assignmentIds: open.map(({ id: assignmentId }) => assignmentId) },
      shortest: Math.min(...open.map(({ textVersion }) => textVersion.length)),
    };
  };
  const reviewers = [];
  for (const id of study.reviewerIds) reviewers.push(await account(id));
  if (reviewers.some(({ assignmentIds }) => assignmentIds.length === 0)) {
    throw new Error("Too few articles: some reviewers have nothing left to begin.");
  }
  const lead = await account(study.leadId);
  const length = Math.min(...reviewers.map(({ shortest }) => shortest));
  return {
    ...{ slug: study.slug, reviewers, lead, ...size },
    places: { frameIds: study.frameIds, length, taken: 0 },
  };
}
