import { prisma } from "@/lib/db/client";
import type { PassageInContext } from "@/lib/domain/text/context";
import { passageInContext } from "@/lib/domain/text/context";
import { readableThreads } from "./thread-visibility";
import type { ThreadAccess } from "./threads";
import { PRESENT } from "./visibility";

/** What a thread is about, where it stands, and where the member finds it. */
export interface ThreadContext {
  /** Null where it is about no passage, or about a tag that was deleted since. */
  readonly passage: PassageInContext | null;
  /** BCP 47 */
  readonly language: string | null;
  readonly isDeleted: boolean;
  /** The member's own work on the article, in the thread's round if there is one. */
  readonly assignmentId: string | null;
}

/** The surroundings of a thread that the member may read; null where there is none. */
export async function findThreadContext(
  access: ThreadAccess,
  threadId: string,
): Promise<ThreadContext | null> {
  const place = { select: { start: true, end: true, textVersion: { select: { text: true } } } };
  const thread = await prisma.thread.findFirst({
    where: { AND: [readableThreads(access), { id: threadId }] },
    select: {
      roundId: true,
      articleId: true,
      article: { select: { language: true } },
      annotation: { select: { ...place.select, deletedAt: true } },
      decision: place,
    },
  });
  if (!thread?.articleId) return null;
  const { roundId, articleId, annotation, decision, article } = thread;
  const own = await prisma.assignment.findMany({
    where: { ...PRESENT, articleId, reviewerId: access.userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, roundId: true },
  });
  const here = own.find((assignment) => assignment.roundId === roundId) ?? own[0];
  const isDeleted = annotation !== null && annotation.deletedAt !== null;
  const about = decision ?? (isDeleted ? null : annotation);
  return {
    passage: about?.textVersion ? passageInContext(about.textVersion.text, about) : null,
    language: article?.language ?? null,
    isDeleted,
    assignmentId: here?.id ?? null,
  };
}
