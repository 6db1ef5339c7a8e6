import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { can, grant } from "@/lib/domain/access";
import type { InboxPlace } from "@/lib/domain/inbox";
import { articlesBlindOn } from "./thread-visibility";
import { listReadableComments } from "./threads";
import { PRESENT } from "./visibility";

/** Where an inbox item leads, and what it is called there. */
export interface Found {
  readonly place: InboxPlace;
  /** The title of the article, or the name of the frame or round. */
  readonly what: string;
}

type Ids = readonly string[];
type Finder = (access: ProjectAccess, ids: Ids, own: boolean) => Promise<Map<string, Found>>;

const title = { select: { title: true, fileName: true } };
const titleOf = (article: { title: string | null; fileName: string }) =>
  article.title ?? article.fileName;

/**
 * The things that inbox items are about, by id, as far as the member may learn of them:
 * nothing in the trash, nothing said where the member may not read it, and, unless it is
 * the member's own work, nothing on an article that he or she is blind on.
 */
export const finders: Readonly<Record<InboxPlace["about"], Finder>> = {
  async comment(access, ids) {
    const reader = grant(access, "thread:create");
    const comments = reader ? await listReadableComments(reader, ids) : [];
    return new Map(
      comments.map(({ id, threadId, title: what }) => [
        id,
        { place: { about: "comment", threadId, commentId: id }, what },
      ]),
    );
  },

  async round({ projectId }, ids) {
    const rounds = await prisma.round.findMany({
      where: { id: { in: [...ids] }, projectId, deletedAt: null },
      select: { id: true, name: true },
    });
    return new Map(
      rounds.map(({ id, name }) => [id, { place: { about: "round", roundId: id }, what: name }]),
    );
  },

  async assignment(access, ids, own) {
    const whose: Prisma.AssignmentWhereInput = own
      ? { ...PRESENT, reviewerId: access.userId }
      : { round: { deletedAt: null } };
    if (!own && !can(access.role, "assignment:read")) return new Map();
    const rows = await prisma.assignment.findMany({
      where: {
        AND: [
          whose,
          { id: { in: [...ids] }, round: { projectId: access.projectId } },
          { article: { deletedAt: null } },
        ],
      },
      select: { id: true, roundId: true, articleId: true, article: title },
    });
    const open = own ? rows : await withoutBlind(access, rows);
    return new Map(
      open.map(({ id, roundId, articleId, article }) => [
        id,
        {
          place: { about: "assignment", assignmentId: id, roundId, articleId },
          what: titleOf(article),
        },
      ]),
    );
  },

  async adjudication(access, ids) {
    const rows = await prisma.adjudication.findMany({
      where: { id: { in: [...ids] }, ...inProject(access) },
      select: { id: true, roundId: true, articleId: true, article: title },
    });
    return new Map(
      (await withoutBlind(access, rows)).map(({ id, roundId, articleId, article }) => [
        id,
        { place: { about: "adjudication", roundId, articleId }, what: titleOf(article) },
      ]),
    );
  },

  async appeal(access, ids) {
    const judges = can(access.role, "decision:create");
    const rows = await prisma.appeal.findMany({
      where: {
        id: { in: [...ids] },
        decision: { adjudication: inProject(access) },
        ...(!judges && { appellantId: access.userId }),
      },
      select: {
        id: true,
        decisionId: true,
        decision: {
          select: {
            adjudication: { select: { roundId: true, articleId: true, article: title } },
          },
        },
      },
    });
    const appeals = rows.map(({ id, decisionId, decision }) => ({
      ...decision.adjudication,
      id,
      decisionId,
    }));
    return new Map(
      (await withoutBlind(access, appeals)).map(
        ({ id, decisionId, roundId, articleId, article }) => [
          id,
          { place: { about: "appeal", decisionId, roundId, articleId }, what: titleOf(article) },
        ],
      ),
    );
  },
};

const inProject = ({ projectId }: ProjectAccess): Prisma.AdjudicationWhereInput => ({
  round: { projectId, deletedAt: null },
  article: { deletedAt: null },
});

async function withoutBlind<T extends { readonly articleId: string }>(
  access: ProjectAccess,
  rows: readonly T[],
): Promise<T[]> {
  const blind = await articlesBlindOn(
    access,
    rows.map(({ articleId }) => articleId),
  );
  return rows.filter(({ articleId }) => !blind.has(articleId));
}
