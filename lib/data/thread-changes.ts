import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { can, ROLES } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { withMentions } from "@/lib/domain/mentions";
import { quotesText } from "@/lib/domain/quoting";
import type { Subject } from "@/lib/domain/thread";
import { LONGEST_COMMENT } from "@/lib/domain/thread";
import { recordAudit } from "./audit";
import { notify } from "./inbox";
import { codedAssignments, readableThreads } from "./thread-visibility";
import type { ThreadAccess } from "./threads";
import { listPeople, requireThread } from "./threads";
import { OPEN, PRESENT, visibleAssignments } from "./visibility";

/**
 * Begin a thread with its first comment.
 *
 * @returns its id
 * @throws {AppError} not_found, when the member may not see what it is about (or it does
 *   not exist: the answers are the same); invalid_input for an empty or too long comment,
 *   and for one on a frame that quotes an article which teammates still code
 */
export async function openThread(
  access: ThreadAccess,
  subject: Subject,
  text: string,
): Promise<string> {
  const comment = await commentOf(access, text);
  if (subject.kind === "frame") await refuseQuotation(access, text);
  return prisma.$transaction(async (tx) => {
    const place = await placeOf(tx, access, subject);
    const threadId = crypto.randomUUID();
    await tx.thread.create({
      data: {
        ...{ id: threadId, projectId: access.projectId, openedById: access.userId },
        ...place.columns,
      },
    });
    const commentId = await addComment(tx, access, threadId, comment);
    const asked = place.ownerId ? [place.ownerId] : await judgesOf(tx, access);
    const mentioned = new Set(comment.mentions);
    await notify(tx, {
      ...{ projectId: access.projectId, actorId: access.userId },
      receiverIds: asked.filter((id) => !mentioned.has(id)),
      kind: "question",
      subjectId: commentId,
    });
    return threadId;
  });
}

/**
 * Write into a thread. Whoever wrote in it before finds the answer in the inbox, as soon
 * as he or she may read it.
 *
 * @returns the comment's id
 * @throws {AppError} not_found, invalid_input
 */
export async function reply(access: ThreadAccess, threadId: string, text: string): Promise<string> {
  const { subject } = await requireThread(access, threadId);
  const comment = await commentOf(access, text);
  if (subject.kind === "frame") await refuseQuotation(access, text);
  return prisma.$transaction(async (tx) => {
    const commentId = await addComment(tx, access, threadId, comment);
    const { openedById, comments } = await tx.thread.findUniqueOrThrow({
      where: { id: threadId },
      select: { openedById: true, comments: { select: { authorId: true } } },
    });
    const mentioned = new Set(comment.mentions);
    await notify(tx, {
      ...{ projectId: access.projectId, actorId: access.userId },
      receiverIds: [openedById, ...comments.map(({ authorId }) => authorId)].filter(
        (id) => !mentioned.has(id),
      ),
      kind: "reply",
      subjectId: commentId,
    });
    return commentId;
  });
}

/**
 * Change one's own comment, if it still reads as it did at `editedAt`.
 *
 * @param editedAt when it was last changed, as the member knows it; null: never
 * @throws {AppError} not_found, invalid_input; conflict when it was changed elsewhere meanwhile
 */
export async function updateComment(
  access: ThreadAccess,
  id: string,
  editedAt: string | null,
  text: string,
): Promise<void> {
  const before = await requireOwn(access, id);
  if ((before.editedAt?.toISOString() ?? null) !== editedAt) {
    throw new AppError(
      "conflict",
      "You changed this comment in another window meanwhile. Copy what you wrote, load the page again, and put it into the new state.",
    );
  }
  const comment = await commentOf(access, text);
  if (before.ofFrame) await refuseQuotation(access, text);
  const known = new Set(before.mentions);
  await prisma.$transaction(async (tx) => {
    const { mentions, body } = comment;
    await tx.comment.update({
      where: { id },
      data: { body, mentions: [...mentions], editedAt: new Date() },
    });
    await notify(tx, {
      ...{ projectId: access.projectId, actorId: access.userId, kind: "mention", subjectId: id },
      receiverIds: mentions.filter((person) => !known.has(person)),
    });
  });
}

/** Take back one's own comment. Its place in the thread stays, without its words. @throws {AppError} not_found */
export async function deleteComment(access: ThreadAccess, id: string): Promise<void> {
  await requireOwn(access, id);
  await prisma.comment.update({ where: { id }, data: { deletedAt: new Date() } });
}

/**
 * Mark a thread resolved, or open it again.
 * @throws {AppError} not_found; forbidden for who neither opened it nor leads or judges it from outside
 */
export async function resolveThread(
  access: ThreadAccess,
  id: string,
  resolved: boolean,
): Promise<void> {
  const thread = await requireThread(access, id);
  if (!thread.mayResolve) {
    throw new AppError(
      "forbidden",
      "Only who opened this discussion, and leads and adjudicators who do not code its article, may do this.",
    );
  }
  if (thread.resolved === resolved) return;
  await prisma.thread.update({
    where: { id },
    data: resolved
      ? { resolvedAt: new Date(), resolvedById: access.userId }
      : { resolvedAt: null, resolvedById: null },
  });
}

/**
 * Let everybody who discusses in the project read a thread, also who still codes its
 * article: they are no longer independent of what is said in it, which is why it is
 * written into the history.
 *
 * @throws {AppError} not_found; conflict when it is shared, or about a frame, which all may read
 */
export async function shareThread(
  access: ProjectAccess<"thread:share">,
  id: string,
): Promise<void> {
  const { userId: actorId, projectId } = access;
  await prisma.$transaction(async (tx) => {
    const thread = await tx.thread.findFirst({
      where: { AND: [readableThreads(access), { id }] },
      select: { articleId: true, sharedAt: true },
    });
    if (!thread) throw new AppError("not_found", "This discussion does not exist.");
    if (thread.sharedAt !== null || thread.articleId === null) {
      throw new AppError("conflict", "Everybody may read this already.");
    }
    await tx.thread.update({ where: { id }, data: { sharedAt: new Date() } });
    await recordAudit(tx, { actorId, projectId, action: "thread.share", subjectId: id });
  });
}

interface NewComment {
  readonly body: string;
  readonly mentions: readonly string[];
}

async function commentOf(access: ThreadAccess, text: string): Promise<NewComment> {
  const trimmed = text.trim();
  if (trimmed === "") throw new AppError("invalid_input", "Write something first.");
  if (trimmed.length > LONGEST_COMMENT) {
    throw new AppError(
      "invalid_input",
      `A comment has up to ${LONGEST_COMMENT} characters; this one has ${trimmed.length}.`,
    );
  }
  return withMentions(trimmed, await listPeople(access));
}

async function addComment(
  tx: Transaction,
  { projectId, userId }: ThreadAccess,
  threadId: string,
  { body, mentions }: NewComment,
): Promise<string> {
  const id = crypto.randomUUID();
  await tx.comment.create({
    data: { id, threadId, authorId: userId, body, mentions: [...mentions] },
  });
  await notify(tx, {
    ...{ projectId, actorId: userId, receiverIds: mentions, kind: "mention", subjectId: id },
  });
  return id;
}

async function requireOwn(access: ThreadAccess, id: string) {
  const comment = await prisma.comment.findFirst({
    where: { id, authorId: access.userId, deletedAt: null, thread: readableThreads(access) },
    select: { editedAt: true, mentions: true, thread: { select: { articleId: true } } },
  });
  if (!comment) throw new AppError("not_found", "This comment does not exist.");
  return {
    editedAt: comment.editedAt,
    mentions: comment.mentions as string[],
    ofFrame: comment.thread.articleId === null,
  };
}

interface Place {
  readonly columns: Pick<
    Prisma.ThreadUncheckedCreateInput,
    "roundId" | "articleId" | "annotationId" | "decisionId" | "frameId"
  >;
  /** Whose work it is about; null where it is nobody's, or the member's own. */
  readonly ownerId: string | null;
}

/** What a thread on `subject` is stored with. @throws {AppError} not_found */
async function placeOf(tx: Transaction, access: ThreadAccess, subject: Subject): Promise<Place> {
  const { projectId, userId } = access;
  const judges = can(access.role, "decision:create");
  switch (subject.kind) {
    case "annotation": {
      const tag = await tx.annotation.findFirst({
        where: {
          ...{ id: subject.annotationId, deletedAt: null },
          assignment: { AND: [visibleAssignments(access), { article: { deletedAt: null } }] },
        },
        select: { id: true, reviewerId: true, assignment: true },
      });
      if (!tag) throw new AppError("not_found", "This tag does not exist.");
      const { roundId, articleId } = tag.assignment;
      const ownerId = tag.reviewerId === userId ? null : tag.reviewerId;
      return { columns: { roundId, articleId, annotationId: tag.id }, ownerId };
    }
    case "decision": {
      const decision = await tx.decision.findFirst({
        where: {
          id: subject.decisionId,
          sources: { every: { annotation: { assignment: visibleAssignments(access) } } },
          adjudication: {
            round: { projectId, deletedAt: null },
            article: {
              deletedAt: null,
              ...(!judges && { assignments: { some: codedAssignments(access) } }),
            },
            ...(!judges && { closedAt: { not: null } }),
          },
        },
        select: { id: true, decidedById: true, adjudication: true },
      });
      if (!decision) throw new AppError("not_found", "This decision does not exist.");
      const { roundId, articleId } = decision.adjudication;
      const ownerId = decision.decidedById === userId ? null : decision.decidedById;
      return { columns: { roundId, articleId, decisionId: decision.id }, ownerId };
    }
    case "article": {
      const { roundId, articleId } = subject;
      const inRound = { ...(roundId !== null && { roundId }), round: { deletedAt: null } };
      const given = judges ? inRound : { AND: [inRound, codedAssignments(access)] };
      const article = await tx.article.findFirst({
        where: {
          ...{ id: articleId, projectId, deletedAt: null },
          ...((roundId !== null || !judges) && { assignments: { some: given } }),
        },
        select: { id: true },
      });
      if (!article) throw new AppError("not_found", "This article does not exist.");
      return { columns: { roundId, articleId }, ownerId: null };
    }
    case "frame": {
      const frame = await tx.frame.findFirst({
        where: { id: subject.frameId, projectId, deletedAt: null },
        select: { id: true },
      });
      if (!frame) throw new AppError("not_found", "This frame does not exist.");
      return { columns: { frameId: frame.id }, ownerId: null };
    }
  }
}

/** The leads and adjudicators: whom a question goes to. Who may not read it yet finds it later. */
async function judgesOf(tx: Transaction, { projectId }: ThreadAccess): Promise<string[]> {
  const roles = ROLES.filter((role: Role) => can(role, "decision:create"));
  const members = await tx.member.findMany({
    where: { projectId, disabledAt: null, role: { in: roles } },
    select: { userId: true },
  });
  return members.map(({ userId }) => userId);
}

/** All may read what is said about a frame: it must not carry what some are still to judge. */
async function refuseQuotation(access: ThreadAccess, text: string): Promise<void> {
  const open = await prisma.assignment.findMany({
    where: {
      AND: [codedAssignments(access), { round: { projectId: access.projectId } }],
      article: { assignments: { some: { ...PRESENT, ...OPEN } } },
    },
    select: { article: { select: { title: true, fileName: true } }, textVersion: true },
  });
  const quoted = open.find(({ textVersion }) => quotesText(text, textVersion.text));
  if (!quoted) return;
  const { title, fileName } = quoted.article;
  throw new AppError(
    "invalid_input",
    `This quotes “${title ?? fileName}”, which the team still codes, and everybody reads what is said about a frame. Ask about the article instead, or leave the quotation out.`,
  );
}
