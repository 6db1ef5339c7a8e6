import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { AuditSubject } from "@/lib/domain/audit-actions";
import type { CodedPlace } from "./hidden-work";
import type { NameOf } from "./names";
import { findShownReports } from "./reports";

/** What an event of the history was done to. */
export interface FoundSubject {
  /** In quotation marks where it is a title or a name of ours. */
  readonly what: string;
  readonly place?: CodedPlace;
  readonly articleId?: string;
}

type Found = Map<string, FoundSubject>;
type Finder = (
  access: ProjectAccess<"audit:read">,
  ids: string[],
  nameOf: NameOf,
) => Promise<Found>;

const titled = { id: true, title: true, fileName: true } as const;
/** In quotation marks; those that a title has itself become single ones. */
const quoted = (name: string) => `“${name.replace(/[“„«]/g, "‘").replace(/[”»]/g, "’")}”`;
const titleOf = (article: { title: string | null; fileName: string }) =>
  quoted(article.title ?? article.fileName);

/** What decisions, answers and appeals hang on. */
const settled = { select: { roundId: true, article: { select: titled } } } as const;
const inProject = ({ projectId }: ProjectAccess) => ({ round: { projectId } });
type Settled = Prisma.AdjudicationGetPayload<typeof settled>;
const onArticle = ({ roundId, article }: Settled): FoundSubject => ({
  what: titleOf(article),
  place: { roundId, articleId: article.id },
  articleId: article.id,
});

async function named(rows: Promise<readonly { id: string; name: string }[]>): Promise<Found> {
  return new Map((await rows).map(({ id, name }) => [id, { what: quoted(name) }]));
}

/** The things events are about, by id; what is not in the project, or not any more, is missing. */
export const historySubjects: Readonly<Record<NonNullable<AuditSubject>, Finder>> = {
  async article({ projectId }, ids) {
    const where = { id: { in: ids }, projectId };
    const rows = await prisma.article.findMany({ where, select: titled });
    return new Map(rows.map((row) => [row.id, { what: titleOf(row), articleId: row.id }]));
  },
  async assignment(access, ids, nameOf) {
    const rows = await prisma.assignment.findMany({
      where: { id: { in: ids }, ...inProject(access) },
      select: { id: true, roundId: true, reviewerId: true, article: { select: titled } },
    });
    return new Map(
      rows.map(({ id, reviewerId, ...row }) => {
        const found = onArticle(row);
        return [id, { ...found, what: `${found.what} of ${nameOf(reviewerId)}` }];
      }),
    );
  },
  async annotation(access, ids) {
    const rows = await prisma.annotation.findMany({
      where: { id: { in: ids }, assignment: inProject(access) },
      select: { id: true, assignment: settled },
    });
    return new Map(rows.map(({ id, assignment }) => [id, onArticle(assignment)]));
  },
  async adjudication(access, ids) {
    const rows = await prisma.adjudication.findMany({
      where: { id: { in: ids }, ...inProject(access) },
      select: { id: true, ...settled.select },
    });
    return new Map(rows.map((row) => [row.id, onArticle(row)]));
  },
  async decision(access, ids) {
    const rows = await prisma.decision.findMany({
      where: { id: { in: ids }, adjudication: inProject(access) },
      select: { id: true, adjudication: settled },
    });
    return new Map(rows.map(({ id, adjudication }) => [id, onArticle(adjudication)]));
  },
  async answer(access, ids) {
    const rows = await prisma.answerDecision.findMany({
      where: { id: { in: ids }, adjudication: inProject(access) },
      select: { id: true, adjudication: settled },
    });
    return new Map(rows.map(({ id, adjudication }) => [id, onArticle(adjudication)]));
  },
  async appeal(access, ids) {
    const rows = await prisma.appeal.findMany({
      where: { id: { in: ids }, decision: { adjudication: inProject(access) } },
      select: { id: true, decision: { select: { adjudication: settled } } },
    });
    return new Map(rows.map(({ id, decision }) => [id, onArticle(decision.adjudication)]));
  },
  async thread({ projectId }, ids) {
    const rows = await prisma.thread.findMany({
      where: { id: { in: ids }, projectId },
      select: {
        ...{ id: true, roundId: true },
        ...{ article: { select: titled }, frame: { select: { name: true } } },
      },
    });
    return new Map(
      rows.map(({ id, roundId, article, frame }): [string, FoundSubject] => {
        if (!article) return [id, { what: frame ? quoted(frame.name) : "a frame" }];
        const place = roundId ? { place: { roundId, articleId: article.id } } : {};
        return [id, { what: titleOf(article), articleId: article.id, ...place }];
      }),
    );
  },
  person: (_access, ids, nameOf) =>
    Promise.resolve(new Map(ids.map((id) => [id, { what: nameOf(id) }]))),
  frame: ({ projectId }, ids) =>
    named(
      prisma.frame.findMany({
        where: { id: { in: ids }, projectId },
        select: { id: true, name: true },
      }),
    ),
  round: ({ projectId }, ids) =>
    named(
      prisma.round.findMany({
        where: { id: { in: ids }, projectId },
        select: { id: true, name: true },
      }),
    ),
  outlet: ({ projectId }, ids) =>
    named(
      prisma.outlet.findMany({
        where: { id: { in: ids }, projectId },
        select: { id: true, name: true },
      }),
    ),
  report: (access, ids) => named(findShownReports(access, { id: { in: ids } })),
  sample: ({ projectId }, ids) =>
    named(
      prisma.sample.findMany({
        where: { id: { in: ids }, projectId },
        select: { id: true, name: true },
      }),
    ),
  attribute: ({ projectId }, ids) =>
    named(
      prisma.attribute.findMany({
        where: { id: { in: ids }, projectId },
        select: { id: true, name: true },
      }),
    ),
  async event({ projectId }, ids) {
    const rows = await prisma.timelineEvent.findMany({
      where: { id: { in: ids }, projectId },
      select: { id: true, label: true },
    });
    return new Map(rows.map(({ id, label }) => [id, { what: quoted(label) }]));
  },
};
