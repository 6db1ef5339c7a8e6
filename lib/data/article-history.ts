import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { byName } from "@/lib/domain/by-name";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { NOTHING_SAID } from "@/lib/domain/annotation-content";
import type { JournalEntry, JournalState, PastAnnotation } from "@/lib/domain/coding-at";
import { annotationsAt } from "@/lib/domain/coding-at";
import type { DecisionKind } from "@/lib/domain/decision";
import { AppError } from "@/lib/domain/errors";
import { groupBy } from "@/lib/domain/group-by";
import type { SubmittedWork } from "@/lib/domain/submission";
import type { Zone } from "@/lib/domain/zones";
import { visibleDecisions } from "./adjudications";
import { readNames } from "./names";
import { visibleAssignments } from "./visibility";

/** Something that happened to an article; moments are in order. */
export interface Moment {
  readonly at: Date;
  readonly what: string;
}

/** One reviewer's coding as it stood. */
export interface PastCoding {
  readonly assignmentId: string;
  readonly reviewer: string;
  readonly round: string;
  /** Whether it was handed in by then. */
  readonly submitted: boolean;
  readonly annotations: readonly PastAnnotation[];
}

/** A decision in force at the moment. */
export interface PastDecision {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly frameId: string;
  readonly quote: string;
  readonly reason: string;
  readonly by: string;
}

/** An article as it stood at a moment, as far as the viewer may see its coding. */
export interface PastArticle {
  readonly name: string;
  readonly language: string | null;
  readonly moments: readonly Moment[];
  /** The moment that is shown. */
  readonly at: Date;
  /** Null before the text was frozen. */
  readonly text: {
    readonly number: number;
    readonly text: string;
    readonly zones: readonly Zone[];
  } | null;
  readonly codings: readonly PastCoding[];
  readonly decisions: readonly PastDecision[];
  /** By id; those of the project, whatever became of them */
  readonly frames: ReadonlyMap<string, string>;
}

const journalColumns = {
  ...{ annotationId: true, revision: true, createdAt: true, kind: true, after: true },
} as const satisfies Prisma.AnnotationEventSelect;

/**
 * An article at a moment: its text, the coding of everybody whose work the viewer may see
 * now, and the decisions, all as they were then; and the list of all moments at which
 * something of it changed.
 *
 * @param moment null for the latest
 * @throws {AppError} not_found
 */
export async function readArticleAt(
  access: ProjectAccess<"article:read">,
  articleId: string,
  moment: Date | null,
): Promise<PastArticle> {
  const { projectId } = access;
  const article = await prisma.article.findFirst({
    where: { id: articleId, projectId, deletedAt: null },
    select: {
      ...{ title: true, fileName: true, language: true, createdAt: true },
      textVersions: {
        orderBy: { number: "asc" },
        select: { number: true, text: true, zones: true, createdAt: true },
      },
    },
  });
  if (!article) throw new AppError("not_found", "This article does not exist.");
  const [work, decisions, nameOf, frames] = await Promise.all([
    prisma.assignment.findMany({
      where: { AND: [visibleAssignments(access), { articleId }] },
      select: {
        ...{ id: true, reviewerId: true, startedAt: true, submittedAt: true },
        round: { select: { name: true } },
        submissions: { orderBy: { number: "asc" }, select: { createdAt: true, content: true } },
        annotations: { select: { events: { select: journalColumns } } },
      },
    }),
    listDecisions(access, articleId),
    readNames(prisma, projectId),
    prisma.frame.findMany({ where: { projectId }, select: { id: true, name: true } }),
  ]);

  const journals = work.map(({ annotations, ...assignment }) => ({
    ...assignment,
    reviewer: nameOf(assignment.reviewerId),
    handedIn: handedIn(assignment),
    events: annotations.flatMap(({ events }) => events),
  }));
  const moments: Moment[] = [
    { at: article.createdAt, what: "The article was loaded" },
    ...article.textVersions.map(({ number, createdAt }) => ({
      at: createdAt,
      what: number === 1 ? "The text was frozen" : `The text was corrected: version ${number}`,
    })),
    ...journals.flatMap(({ reviewer, events, startedAt, handedIn }) => [
      ...(startedAt ? [{ at: startedAt, what: `${reviewer} opened it` }] : []),
      ...handedIn.map((at) => ({ at, what: `${reviewer} submitted it` })),
      ...[...groupBy(events, secondOf).values()].map((made) => ({
        at: new Date(Math.max(...made.map(({ createdAt }) => createdAt.getTime()))),
        what: `${reviewer}: ${wordsOf(made.map(({ kind }) => kind))}`,
      })),
    ]),
    ...decisions.map(({ createdAt, decidedById }) => ({
      at: createdAt,
      what: `${nameOf(decidedById)} decided on a difference`,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());

  const at = moment ?? moments.at(-1)!.at;
  const version = article.textVersions.findLast(({ createdAt }) => createdAt <= at);
  return {
    name: article.title ?? article.fileName,
    language: article.language,
    moments,
    at,
    text: version
      ? {
          ...{ number: version.number, text: version.text },
          zones: version.zones as unknown as Zone[],
        }
      : null,
    codings: journals
      .filter((journal) => begunBy(journal, at))
      .map(({ id, reviewer, round, events, handedIn }) => ({
        assignmentId: id,
        reviewer,
        round: round.name,
        submitted: handedIn.some((time) => time <= at),
        annotations: annotationsAt(events.map(toEntry), at),
      }))
      .sort((a, b) => byName(a.reviewer, b.reviewer)),
    decisions: decisions
      .filter(({ createdAt, replacedAt }) => createdAt <= at && (!replacedAt || replacedAt > at))
      .map(({ id, kind, frameId, quote, reason, decidedById }) => ({
        ...{ id, frameId, quote, reason, kind: kind as DecisionKind, by: nameOf(decidedById) },
      })),
    frames: new Map(frames.map(({ id, name }) => [id, name])),
  };
}

/** Decisions on the article, replaced ones too, as far as the viewer may see the work they settle. */
function listDecisions(access: ProjectAccess<"article:read">, articleId: string) {
  const judge = grant(access, "decision:create");
  if (!judge) return Promise.resolve([]);
  return prisma.decision.findMany({
    where: {
      AND: [
        visibleDecisions(judge),
        { adjudication: { articleId, round: { projectId: access.projectId, deletedAt: null } } },
      ],
    },
    orderBy: [{ start: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, kind: true, frameId: true, quote: true, reason: true, decidedById: true },
      ...{ createdAt: true, replacedAt: true },
    },
  });
}

/** Whether a reviewer had opened, tagged or handed in the article; work loaded from outside was never opened. */
function begunBy(
  work: {
    readonly startedAt: Date | null;
    readonly handedIn: readonly Date[];
    readonly events: readonly { readonly createdAt: Date }[];
  },
  at: Date,
): boolean {
  const signs = [work.startedAt, ...work.handedIn, ...work.events.map((event) => event.createdAt)];
  return signs.some((sign) => sign !== null && sign <= at);
}

/**
 * When a reviewer handed the work in: by its submissions, without those that a correction of
 * the text made; or by its mark, where it is from before there were submissions.
 */
function handedIn(work: {
  readonly submittedAt: Date | null;
  readonly submissions: readonly { readonly createdAt: Date; readonly content: unknown }[];
}): Date[] {
  const own = work.submissions.filter(
    ({ content }) => (content as SubmittedWork).carriedFrom === undefined,
  );
  if (own.length > 0) return own.map(({ createdAt }) => createdAt);
  return work.submittedAt ? [work.submittedAt] : [];
}

/** What is done within a second, such as by one gesture, is one moment. */
function secondOf({ createdAt }: { readonly createdAt: Date }): number {
  return Math.floor(createdAt.getTime() / 1000);
}

function toEntry(
  event: Prisma.AnnotationEventGetPayload<{ select: typeof journalColumns }>,
): JournalEntry {
  const { annotationId, revision, createdAt, after } = event;
  // Events from before there was anything else to say have less.
  const state = { ...NOTHING_SAID, ...(after as unknown as JournalState) };
  return { annotationId, revision, createdAt, after: state };
}

const DONE: Readonly<Record<string, string>> = {
  create: "made",
  update: "changed",
  delete: "deleted",
  restore: "restored",
};

/** What was done at one moment, such as "made 2 tags, deleted 1 tag". */
function wordsOf(kinds: readonly string[]): string {
  return [...groupBy(kinds, (kind) => kind)]
    .map(
      ([kind, all]) => `${DONE[kind] ?? kind} ${all.length} ${all.length === 1 ? "tag" : "tags"}`,
    )
    .join(", ");
}
