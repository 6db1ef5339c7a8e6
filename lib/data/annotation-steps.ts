import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Content } from "@/lib/domain/annotation-content";
import { contentOf, NOTHING_SAID } from "@/lib/domain/annotation-content";
import type { Change, OwnHistory, OwnStep } from "@/lib/domain/annotation-steps";
import { historyOf } from "@/lib/domain/annotation-steps";
import { groupBy } from "@/lib/domain/group-by";
import { annotationColumns, toAnnotation } from "./annotations";

/** The most steps that are remembered … */
const MOST_STEPS = 200;
/** … as far as they are among this many of the newest changes to annotations. */
const MOST_EVENTS = 10_000;

/**
 * The caller's steps, read from the journal: own mutations only, and only in articles
 * that can still be changed. What was done before the text was corrected counts in the
 * old text and is no longer taken back; the correction itself is nobody's step. Nothing else needs to be stored for undo to survive a
 * reload, another article or another computer.
 */
export async function listSteps(access: ProjectAccess<"annotation:create">): Promise<OwnHistory> {
  const own = {
    reviewerId: access.userId,
    submittedAt: null,
    round: { projectId: access.projectId, closedAt: null },
    article: { deletedAt: null },
  };
  const events = await prisma.annotationEvent.findMany({
    where: { actorId: access.userId, annotation: { assignment: own } },
    orderBy: { sequence: "desc" },
    take: MOST_EVENTS,
    select: {
      mutationId: true,
      stepId: true,
      annotationId: true,
      before: true,
      after: true,
      createdAt: true,
      annotation: {
        select: {
          assignmentId: true,
          assignment: {
            select: {
              textVersion: { select: { createdAt: true } },
              article: { select: { title: true, fileName: true } },
            },
          },
        },
      },
    },
  });
  const current = events.filter(
    ({ createdAt, annotation }) => createdAt > annotation.assignment.textVersion.createdAt,
  );
  const groups = [...groupBy(current.reverse(), (event) => event.stepId ?? event.mutationId)];
  // The oldest step may have begun before the oldest change that was read.
  if (events.length === MOST_EVENTS) groups.shift();

  const steps = groups.map(([stepId, parts]): OwnStep => {
    const { assignmentId, assignment } = parts[0]!.annotation;
    const { title, fileName } = assignment.article;
    const changes = [...groupBy(parts, ({ annotationId }) => annotationId)].map(
      ([annotationId, own]): Change => ({
        annotationId,
        before: decided(own[0]!.before),
        after: decided(own.at(-1)!.after),
      }),
    );
    return { stepId, assignmentId, articleTitle: title ?? fileName, changes };
  });
  const { undoable, redoable } = historyOf(steps);
  const history = {
    undoable: undoable.slice(-MOST_STEPS),
    redoable: redoable.slice(-MOST_STEPS),
  };
  const ids = [...history.undoable, ...history.redoable].flatMap(({ changes }) =>
    changes.map(({ annotationId }) => annotationId),
  );
  return { ...history, trash: await listTrash(new Set(ids), own) };
}

async function listTrash(ids: ReadonlySet<string>, assignment: object) {
  const rows = await prisma.annotation.findMany({
    where: { assignment, deletedAt: { not: null } },
    select: annotationColumns,
  });
  return rows
    .filter(({ id }) => ids.has(id))
    .map((row) => ({ ...toAnnotation(row), assignmentId: row.assignmentId }));
}

/** What the journal says of an annotation; null where it did not exist or was in the trash. */
function decided(state: unknown): Content | null {
  const journalled = state as (Partial<Content> & { readonly deleted: boolean }) | null;
  if (!journalled || journalled.deleted) return null;
  // Entries from before there was more to say have frame, span and memo only.
  return contentOf({ ...NOTHING_SAID, ...journalled } as Content);
}
