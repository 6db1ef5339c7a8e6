import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { AuditGroup, AuditSubject } from "@/lib/domain/audit-actions";
import { actionsOf, auditAction, UNNAMED } from "@/lib/domain/audit-actions";
import { eventColumns, sealEvents } from "./audit-seals";
import { codesInProject, keyOfPlace, placesWithHiddenWork } from "./hidden-work";
import type { FoundSubject } from "./history-subjects";
import { historySubjects } from "./history-subjects";
import { readNames } from "./names";

type HistoryAccess = ProjectAccess<"audit:read">;

/** Which events are asked for; what is null does not matter. */
export interface HistoryFilter {
  readonly actorId: string | null;
  readonly group: AuditGroup | null;
  /** YYYY-MM-DD, in UTC, both included */
  readonly from: string | null;
  readonly to: string | null;
  /** What was done to an article and all work on it … */
  readonly articleId: string | null;
  /** … or to a frame */
  readonly frameId: string | null;
}

export const WHOLE_HISTORY: HistoryFilter = {
  ...{ actorId: null, group: null, from: null, to: null, articleId: null, frameId: null },
};

/** One event, as it is told. */
export interface HistoryLine {
  readonly sequence: number;
  readonly at: Date;
  readonly who: string;
  /** What was done, to follow the name. */
  readonly did: string;
  readonly action: string;
  readonly articleId: string | null;
  readonly detail: unknown;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string | null;
  /** Its link in the chain */
  readonly hash: string | null;
}

/** A page of the history, the newest first. */
export interface HistoryPage {
  readonly lines: readonly HistoryLine[];
  /** Asked for with this, the next page follows; null where it ends. */
  readonly next: number | null;
}

/** Lines on a page. */
export const HISTORY_PAGE = 50;
/** The greatest number of an event: PostgreSQL does not even look for a greater one. */
const LAST_SEQUENCE = 2 ** 31 - 1;
const DAY = 24 * 60 * 60 * 1000;

/**
 * What was done in a project, by whom and when. Who codes does not learn from it what was
 * found where he or she may not see all work yet: such events are left out, and so are
 * those whose article cannot be told any more.
 *
 * @param before the `next` of the page before; null for the newest
 */
export async function readHistory(
  access: HistoryAccess,
  filter: HistoryFilter,
  before: number | null,
): Promise<HistoryPage> {
  await sealEvents();
  const where = await eventsOf(access, filter);
  const lines: HistoryLine[] = [];
  let cursor = before === null ? null : Math.min(before, LAST_SEQUENCE);
  for (;;) {
    const events = await prisma.auditEvent.findMany({
      where: { AND: [where, cursor === null ? {} : { sequence: { lt: cursor } }] },
      orderBy: { sequence: "desc" },
      take: HISTORY_PAGE,
      select: { ...eventColumns, seal: { select: { hash: true } } },
    });
    for (const line of await tell(access, events)) {
      if (lines.length === HISTORY_PAGE) return { lines, next: lines.at(-1)!.sequence };
      lines.push(line);
    }
    if (events.length < HISTORY_PAGE) return { lines, next: null };
    cursor = events.at(-1)!.sequence;
  }
}

/** All of it, page by page: for a file. */
export async function* readWholeHistory(
  access: HistoryAccess,
  filter: HistoryFilter,
): AsyncGenerator<HistoryLine> {
  let before: number | null = null;
  do {
    const page: HistoryPage = await readHistory(access, filter, before);
    yield* page.lines;
    before = page.next;
  } while (before !== null);
}

async function eventsOf(
  { projectId }: HistoryAccess,
  { actorId, group, from, to, articleId, frameId }: HistoryFilter,
): Promise<Prisma.AuditEventWhereInput> {
  const ids = articleId !== null ? await idsAround(projectId, articleId) : null;
  return {
    projectId,
    ...(actorId !== null && { actorId }),
    ...(group !== null && { action: { in: actionsOf(group) } }),
    AND: [
      from === null ? {} : { createdAt: { gte: new Date(from) } },
      to === null ? {} : { createdAt: { lt: new Date(new Date(to).getTime() + DAY) } },
      ids === null ? {} : { subjectId: { in: ids } },
      frameId === null ? {} : { subjectId: frameId },
    ],
  };
}

/** The ids of an article and of everything in it that events are about. */
async function idsAround(projectId: string, articleId: string): Promise<string[]> {
  const article = await prisma.article.findFirst({
    where: { id: articleId, projectId },
    select: {
      id: true,
      assignments: { select: { id: true } },
      threads: { select: { id: true } },
      adjudications: {
        select: {
          id: true,
          decisions: { select: { id: true, appeals: { select: { id: true } } } },
          answerDecisions: { select: { id: true } },
        },
      },
    },
  });
  if (!article) return [];
  const { id, assignments, threads, adjudications } = article;
  const decisions = adjudications.flatMap((one) => one.decisions);
  return [
    { id },
    ...[...assignments, ...threads, ...adjudications, ...decisions],
    ...adjudications.flatMap(({ answerDecisions }) => answerDecisions),
    ...decisions.flatMap(({ appeals }) => appeals),
  ].map((one) => one.id);
}

type Row = Prisma.AuditEventGetPayload<{ select: typeof eventColumns }> & {
  readonly seal: { readonly hash: string } | null;
};

/** The events in words, without those that the viewer may not know of. */
async function tell(access: HistoryAccess, events: readonly Row[]): Promise<HistoryLine[]> {
  const nameOf = await readNames(prisma, access.projectId);
  const found = new Map<AuditSubject, Map<string, FoundSubject>>();
  for (const about of new Set(events.map(({ action }) => auditAction(action).about))) {
    if (about === null) continue;
    const ids = events
      .filter(({ action }) => auditAction(action).about === about)
      .flatMap(({ subjectId }) => subjectId ?? []);
    found.set(about, await historySubjects[about](access, [...new Set(ids)], nameOf));
  }
  const subjectOf = ({ action, subjectId }: Row) =>
    found.get(auditAction(action).about)?.get(subjectId ?? "");
  const findings = events.filter(({ action }) => auditAction(action).tells === "findings");
  const blind = findings.length > 0 && (await codesInProject(access));
  const places = findings.flatMap((event) => subjectOf(event)?.place ?? []);
  const hidden = blind ? await placesWithHiddenWork(access, places) : new Set();

  return events.flatMap((event) => {
    const { about, did, tells } = auditAction(event.action);
    const subject = subjectOf(event);
    if (blind && tells === "findings" && event.actorId !== access.userId) {
      if (!subject?.place || hidden.has(keyOfPlace(subject.place))) return [];
    }
    return [
      {
        ...{ sequence: event.sequence, at: event.createdAt, action: event.action },
        who: event.actorId === null ? "The command line" : nameOf(event.actorId),
        did: did(subject?.what ?? (about ? UNNAMED[about] : "")),
        articleId: subject?.articleId ?? null,
        ...{ detail: event.detail, before: event.before, after: event.after },
        ...{ requestId: event.requestId, hash: event.seal?.hash ?? null },
      },
    ];
  });
}
