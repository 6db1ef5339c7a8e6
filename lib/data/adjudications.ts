import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import type { Anchor, Annotation } from "@/lib/domain/annotation";
import type { Appeal } from "@/lib/domain/appeal";
import type { Answers, AnswerValue } from "@/lib/domain/attribute";
import { withMerges } from "@/lib/domain/codebook/merges";
import type {
  AnswerDecision,
  Decision,
  DecisionBasis,
  DecisionKind,
  PastDecision,
} from "@/lib/domain/decision";
import { readMerges } from "./merged-frames";
import type { NameOf } from "./names";
import { readNames } from "./names";
import { hidesWork } from "./settling";
import { settledWork } from "./settling-desk";
import { visibleAssignments } from "./visibility";

/** What was settled of one article. */
export interface Adjudication {
  /** Some of the work is hidden from the caller, so that nothing else here is told. */
  readonly hidden: boolean;
  /** Names of those whose work is not handed in; for adjudicators. */
  readonly waiting: readonly string[];
  /** A change of what somebody decided starts from it. */
  readonly revision: number;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  /** Those in force, in the order of the text. */
  readonly decisions: readonly Decision[];
  /** Those that are not, the newest first. */
  readonly history: readonly PastDecision[];
  /** The settled answers about the article. */
  readonly answers: readonly AnswerDecision[];
  /** The earlier answers, the newest first. */
  readonly answerHistory: readonly (AnswerDecision & { readonly overtaken: boolean })[];
  /** On decisions in force and on past ones, the oldest first. */
  readonly appeals: readonly Appeal[];
}

const NOTHING: Adjudication = {
  hidden: false,
  waiting: [],
  revision: 1,
  closedAt: null,
  closedBy: null,
  decisions: [],
  history: [],
  answers: [],
  answerHistory: [],
  appeals: [],
};

/** Decisions tell what was tagged: who may not see all the tags that one settles may not see it. */
export const visibleDecisions = (access: ProjectAccess) =>
  ({
    sources: { every: { annotation: { assignment: visibleAssignments(access) } } },
  }) satisfies Prisma.DecisionWhereInput;

const decisionColumns = {
  id: true,
  kind: true,
  basis: true,
  frameId: true,
  start: true,
  end: true,
  quote: true,
  pieces: true,
  attributes: true,
  reason: true,
  anchor: true,
  decidedById: true,
  createdAt: true,
  replacedAt: true,
  sources: { select: { annotationId: true }, orderBy: { annotationId: "asc" } },
} satisfies Prisma.DecisionSelect;

type DecisionRow = Prisma.DecisionGetPayload<{ select: typeof decisionColumns }>;

/**
 * What was settled of an article so far. Its reviewers learn it when it is closed,
 * adjudicators as it goes; nobody from whom some of the work on it is hidden learns anything.
 */
export async function findAdjudication(
  access: ProjectAccess<"review:create" | "decision:create">,
  roundId: string,
  articleId: string,
): Promise<Adjudication> {
  const { projectId } = access;
  const row = await prisma.adjudication.findFirst({
    where: {
      ...{ roundId, articleId, round: { projectId } },
      ...(can(access.role, "decision:create") ? {} : { closedAt: { not: null } }),
    },
    select: {
      revision: true,
      closedAt: true,
      closedById: true,
      decisions: {
        where: visibleDecisions(access),
        orderBy: [{ start: "asc" }, { end: "asc" }, { id: "asc" }],
        select: {
          ...decisionColumns,
          appeals: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
        },
      },
      answerDecisions: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
    },
  });
  if (await hidesWork(prisma, access, roundId, articleId)) return { ...NOTHING, hidden: true };
  const [merges, nameOf] = await Promise.all([
    readMerges(prisma, projectId),
    readNames(prisma, projectId),
  ]);
  const open = can(access.role, "decision:create")
    ? await prisma.assignment.findMany({
        where: { AND: [settledWork, { roundId, articleId, submittedAt: null }] },
        orderBy: { reviewerId: "asc" },
        select: { reviewerId: true },
      })
    : [];
  const waiting = open.map(({ reviewerId }) => nameOf(reviewerId));
  if (!row) return { ...NOTHING, waiting };
  const decisions = withMerges(row.decisions, merges);
  const answers = row.answerDecisions.map((answer) => ({
    replacedAt: answer.replacedAt,
    overtaken: isOvertaken(answer),
    answer: toAnswerDecision(answer, nameOf),
  }));
  return {
    hidden: false,
    waiting,
    revision: row.revision,
    closedAt: row.closedAt,
    closedBy: row.closedById && nameOf(row.closedById),
    decisions: decisions
      .filter(({ replacedAt }) => replacedAt === null)
      .map((decision) => toDecision(decision, nameOf)),
    history: decisions
      .flatMap((decision) => toPastDecision(decision, nameOf) ?? [])
      .sort((a, b) => (a.replacedAt < b.replacedAt ? 1 : -1)),
    answers: answers.flatMap(({ replacedAt, answer }) => (replacedAt ? [] : [answer])),
    answerHistory: answers
      .flatMap(({ replacedAt, overtaken, answer }) =>
        replacedAt ? [{ ...answer, overtaken }] : [],
      )
      .reverse(),
    appeals: decisions
      .flatMap(({ appeals }) => appeals)
      .sort((a, b) => Number(a.createdAt) - Number(b.createdAt))
      .map((appeal) => toAppeal(appeal, nameOf)),
  };
}

function toDecision(row: DecisionRow, nameOf: NameOf): Decision {
  const { id, frameId, start, end, quote, reason } = row;
  return {
    ...{ id, frameId, start, end, quote, reason },
    kind: row.kind as DecisionKind,
    basis: row.basis as DecisionBasis,
    anchor: row.anchor as Anchor,
    pieces: row.pieces as unknown as Annotation["pieces"],
    attributes: row.attributes as unknown as Answers,
    decidedBy: nameOf(row.decidedById),
    decidedAt: row.createdAt.toISOString(),
    annotationIds: row.sources.map(({ annotationId }) => annotationId),
  };
}

function toPastDecision(row: DecisionRow, nameOf: NameOf): PastDecision | null {
  if (!row.replacedAt) return null;
  return {
    ...toDecision(row, nameOf),
    replacedAt: row.replacedAt.toISOString(),
    overtaken: isOvertaken(row),
  };
}

/** Written when somebody else's was already there, so that it was never in force. */
function isOvertaken({ createdAt, replacedAt }: Pick<DecisionRow, "createdAt" | "replacedAt">) {
  return replacedAt !== null && Number(replacedAt) === Number(createdAt);
}

function toAnswerDecision(
  row: Prisma.AnswerDecisionGetPayload<object>,
  nameOf: NameOf,
): AnswerDecision {
  const { id, attributeId, reason } = row;
  return {
    ...{ id, attributeId, reason },
    value: row.value as unknown as AnswerValue | null,
    basis: row.basis as DecisionBasis,
    decidedBy: nameOf(row.decidedById),
    decidedAt: row.createdAt.toISOString(),
  };
}

function toAppeal(row: Prisma.AppealGetPayload<object>, nameOf: NameOf): Appeal {
  const { id, decisionId, appellantId, reason, answer } = row;
  return {
    ...{ id, decisionId, appellantId, reason, answer },
    appellant: nameOf(appellantId),
    appealedAt: row.createdAt.toISOString(),
    outcome: row.outcome as Appeal["outcome"],
    answeredBy: row.answeredById && nameOf(row.answeredById),
  };
}
