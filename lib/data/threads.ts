import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { byName } from "@/lib/domain/by-name";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { Person } from "@/lib/domain/mentions";
import { commentParts } from "@/lib/domain/mentions";
import type { CommentView, Reader, Standing, Subject, ThreadView } from "@/lib/domain/thread";
import { mayReadComment, mayResolve } from "@/lib/domain/thread";
import { findCodebook } from "./codebooks";
import { readNames } from "./names";
import type { Page, PageRequest } from "./page";
import { pageOf, rowsOfPage } from "./page";
import { articlesBlindOn, readableThreads } from "./thread-visibility";
import { PRESENT } from "./visibility";

export type ThreadAccess = ProjectAccess<"thread:create">;

/** Threads shown at a time. */
export const MOST_THREADS = 200;

export interface ThreadFilter {
  readonly state?: "open" | "resolved" | undefined;
  /** Only those that the member opened or wrote in. */
  readonly mine?: boolean;
  readonly articleId?: string | undefined;
  /** About the frame, or about a tag or decision that uses it. */
  readonly frameId?: string | undefined;
}

const columns = {
  id: true,
  roundId: true,
  articleId: true,
  annotationId: true,
  decisionId: true,
  frameId: true,
  openedById: true,
  createdAt: true,
  sharedAt: true,
  resolvedAt: true,
  article: { select: { title: true, fileName: true } },
  annotation: { select: { quote: true, frameId: true, deletedAt: true } },
  decision: { select: { quote: true, frameId: true } },
  frame: { select: { name: true } },
  comments: {
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      authorId: true,
      body: true,
      createdAt: true,
      editedAt: true,
      deletedAt: true,
    },
  },
} as const satisfies Prisma.ThreadSelect;

type Row = Prisma.ThreadGetPayload<{ select: typeof columns }>;

/** The threads that the member may read, newest first; `MOST_THREADS` at most. */
export async function listThreads(
  access: ThreadAccess,
  { state, mine = false, articleId, frameId }: ThreadFilter = {},
): Promise<ThreadView[]> {
  const where: Prisma.ThreadWhereInput[] = [readableThreads(access)];
  if (state) where.push({ resolvedAt: state === "resolved" ? { not: null } : null });
  if (mine) {
    const me = access.userId;
    where.push({ OR: [{ openedById: me }, { comments: { some: { authorId: me } } }] });
  }
  if (articleId) where.push({ articleId });
  if (frameId) {
    where.push({ OR: [{ frameId }, { annotation: { frameId } }, { decision: { frameId } }] });
  }
  const rows = await prisma.thread.findMany({
    where: { AND: where },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MOST_THREADS,
    select: columns,
  });
  const threads = await viewsOf(access, rows);
  return threads.filter(hasComments);
}

function hasComments({ comments }: ThreadView): boolean {
  return comments.some(({ deleted }) => !deleted);
}

/** The same, of one article or of all, in the order of their ids. */
export async function listThreadRecords(
  access: ThreadAccess,
  articleId: string | undefined,
  page: PageRequest,
): Promise<Page<ThreadView>> {
  const { where, ...rows } = rowsOfPage(page);
  const found = await prisma.thread.findMany({
    where: { AND: [readableThreads(access), where, articleId === undefined ? {} : { articleId }] },
    ...rows,
    select: columns,
  });
  const { items, next } = pageOf(found, page);
  const views = new Map((await viewsOf(access, items)).map((view) => [view.id, view]));
  const threads = items.flatMap(({ id }) => views.get(id) ?? []);
  return { items: threads.filter(hasComments), next };
}

/** @throws {AppError} not_found, also for a thread that the member may not read */
export async function requireThread(access: ThreadAccess, id: string): Promise<ThreadView> {
  const row = await prisma.thread.findFirst({
    where: { AND: [readableThreads(access), { id }] },
    select: columns,
  });
  const [thread] = row ? await viewsOf(access, [row]) : [];
  if (!thread) throw new AppError("not_found", "This discussion does not exist.");
  return thread;
}

/** Those of some comments that the member may read, with their threads' titles, for the inbox. */
export async function listReadableComments(
  access: ThreadAccess,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly threadId: string; readonly title: string }[]> {
  if (ids.length === 0) return [];
  const rows = await prisma.thread.findMany({
    where: {
      AND: [readableThreads(access), { comments: { some: { id: { in: [...ids] } } } }],
    },
    select: columns,
  });
  const wanted = new Set(ids);
  return (await viewsOf(access, rows)).flatMap(({ id: threadId, title, comments }) =>
    comments
      .filter(({ id, deleted }) => wanted.has(id) && !deleted)
      .map(({ id }) => ({ id, threadId, title })),
  );
}

/** Whom the member can mention: everybody else who discusses in the project, by name. */
export async function listPeople(access: ThreadAccess): Promise<Person[]> {
  const [members, nameOf] = await Promise.all([
    prisma.member.findMany({
      where: { projectId: access.projectId, disabledAt: null, user: { disabledAt: null } },
      select: { userId: true, role: true },
    }),
    readNames(prisma, access.projectId),
  ]);
  return members
    .filter(({ userId, role }) => userId !== access.userId && can(role as Role, "thread:create"))
    .map(({ userId }) => ({ id: userId, name: nameOf(userId) }))
    .sort((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** Threads that the member may read, with the comments that he or she may read. */
async function viewsOf(access: ThreadAccess, rows: readonly Row[]): Promise<ThreadView[]> {
  if (rows.length === 0) return [];
  const articleIds = [...new Set(rows.flatMap(({ articleId }) => articleId ?? []))];
  const [nameOf, codebook, coding, blind] = await Promise.all([
    readNames(prisma, access.projectId),
    findCodebook(access),
    prisma.assignment.findMany({
      where: { ...PRESENT, articleId: { in: articleIds }, isExpert: false },
      select: { articleId: true, reviewerId: true },
    }),
    articlesBlindOn(access, articleIds),
  ]);
  const coders = new Set(coding.map(({ articleId, reviewerId }) => `${articleId} ${reviewerId}`));
  const frames = new Map(codebook?.frames.map((frame) => [frame.id, frame]));
  const standingOn = (articleId: string | null): Standing => {
    if (articleId !== null && blind.has(articleId)) return "blind";
    return coders.has(`${articleId} ${access.userId}`) ? "revealed" : "outside";
  };

  return rows.map((row) => {
    const { id, articleId, openedById, article, annotation, decision } = row;
    const reader: Reader = { ...access, standing: standingOn(articleId) };
    const ofFrame = articleId === null;
    const shared = row.sharedAt !== null;
    const facts = { openedById, ofFrame, shared, workSeen: true };
    const work = decision ?? (annotation?.deletedAt ? null : annotation);
    const frame = frames.get(row.frameId ?? work?.frameId ?? "") ?? null;
    return {
      id,
      subject: subjectOf(row),
      title: article ? (article.title ?? article.fileName) : (frame?.name ?? row.frame!.name),
      articleId,
      frame,
      quote: work?.quote ?? null,
      openedBy: nameOf(openedById),
      createdAt: row.createdAt.toISOString(),
      shared,
      resolved: row.resolvedAt !== null,
      comments: row.comments
        .filter(({ authorId }) =>
          mayReadComment(
            { authorId, authorCodes: coders.has(`${articleId} ${authorId}`) },
            facts,
            reader,
          ),
        )
        .map((comment) => toView(comment, access, nameOf)),
      mayResolve: mayResolve(facts, reader),
      mayShare: !ofFrame && !shared && can(access.role, "thread:share"),
    };
  });
}

function toView(
  comment: Row["comments"][number],
  { userId }: ThreadAccess,
  nameOf: (id: string) => string,
): CommentView {
  const { id, authorId, body, createdAt, editedAt, deletedAt } = comment;
  return {
    id,
    author: nameOf(authorId),
    own: authorId === userId,
    parts: deletedAt ? [] : commentParts(body, nameOf),
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    deleted: deletedAt !== null,
  };
}

function subjectOf(row: Row): Subject {
  const { annotationId, decisionId, articleId, roundId, frameId } = row;
  if (annotationId) return { kind: "annotation", annotationId };
  if (decisionId) return { kind: "decision", decisionId };
  if (articleId) return { kind: "article", articleId, roundId };
  return { kind: "frame", frameId: frameId! };
}
