import type { Transaction } from "@/lib/db/client";
import { Prisma, prisma } from "@/lib/db/client";
import { lockAssignment, lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import type { Annotation } from "@/lib/domain/annotation";
import { withMerges } from "@/lib/domain/codebook/merges";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import { taggableFrames } from "@/lib/domain/frame";
import type { NormedArticle, NormedCoding, NormingAgreement } from "@/lib/domain/norming";
import { normingAgreement } from "@/lib/domain/norming";
import type { Reanchor } from "@/lib/domain/reanchor/reanchor";
import { spanOfWords } from "@/lib/domain/reanchor/words";
import type { Span } from "@/lib/domain/span";
import type { Revision } from "@/lib/domain/submission";
import { sliceCodePoints } from "@/lib/domain/text/offsets";
import type { Zone } from "@/lib/domain/zones";
import { recordAudit } from "./audit";
import { notify } from "./inbox";
import { readMergedFrames } from "./merged-frames";
import { readNames } from "./names";
import { reopen } from "./reopenings";
import { blindWork, shownColumns, shownWork, standing } from "./submitted-work";
import { isSubmitted, ownAssignment, PRESENT, SUBMITTED, visibleAssignments } from "./visibility";

/** The one passage that is coded. */
export interface NormedPassage extends Span {
  readonly articleId: string;
}

/** An article of a norming session, with everybody's tags as far as the caller may see them. */
export interface NormingArticle {
  readonly articleId: string;
  readonly title: string;
  readonly language: string | null;
  readonly text: string;
  readonly zones: readonly Zone[];
  readonly coders: readonly {
    readonly id: string;
    readonly name: string;
    readonly revision: Revision | null;
  }[];
  /** As they stand now: after the revision, where there is one. */
  readonly annotations: readonly Annotation[];
}

export interface NormingSession {
  readonly roundId: string;
  readonly name: string;
  readonly revealedAt: Date | null;
  readonly closed: boolean;
  readonly passage: (NormedPassage & { readonly quote: string }) | null;
  readonly frames: readonly PublishedFrame[];
  readonly articles: readonly NormingArticle[];
  /** The caller's own work in the session. */
  readonly own: readonly {
    readonly assignmentId: string;
    readonly title: string;
    readonly submitted: boolean;
    readonly revision: Revision | null;
  }[];
  /** How many pieces of work are handed in, and of which articles; null for whoever does not plan it. */
  readonly progress: {
    readonly submitted: number;
    readonly begun: number;
    readonly all: number;
    readonly articles: readonly { readonly id: string; readonly title: string }[];
  } | null;
  /** Agreement of the blind codings, and of what was handed in last; null before the reveal. */
  readonly agreement: {
    readonly before: readonly NormingAgreement[];
    readonly after: readonly NormingAgreement[];
    readonly codings: number;
    readonly revised: number;
  } | null;
}

/**
 * A norming session as the caller may see it.
 * @throws {AppError} not_found, also for a round of another kind
 */
export async function requireNorming(
  access: ProjectAccess<"review:create">,
  roundId: string,
): Promise<NormingSession> {
  const { projectId, userId } = access;
  const round = await prisma.round.findFirst({
    where: { id: roundId, projectId, kind: "norming", deletedAt: null },
    select: {
      ...{ name: true, revealedAt: true, closedAt: true, passage: true },
      codebookVersion: { select: { frames: true } },
    },
  });
  if (!round) throw new AppError("not_found", "This is not a norming session.");
  const { frames, merges } = await readMergedFrames(prisma, access, round.codebookVersion.frames);
  const coding = { ...PRESENT, roundId, isExpert: false, article: { deletedAt: null } };
  const [nameOf, own, rows] = await Promise.all([
    readNames(prisma, projectId),
    prisma.assignment.findMany({
      where: { ...coding, reviewerId: userId },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { ...shownColumns, id: true, article: { select: { title: true, fileName: true } } },
    }),
    prisma.assignment.findMany({
      where: { AND: [visibleAssignments(access), SUBMITTED, { roundId }] },
      orderBy: [{ articleId: "asc" }, { reviewer: { name: "asc" } }, { reviewerId: "asc" }],
      select: {
        ...{ ...shownColumns, articleId: true, reviewerId: true },
        article: { select: { title: true, fileName: true, language: true } },
        textVersion: { select: { text: true, zones: true, codedLength: true } },
      },
    }),
  ]);
  const passage = round.passage as unknown as NormedPassage | null;
  const work = rows.map((row) => ({
    ...row,
    before: withMerges(standing(blindWork(row).annotations), merges),
    after: { ...shownWork(row) },
  }));
  const now = work.map(({ after, ...row }) => ({
    ...row,
    annotations: withMerges(standing(after.annotations), merges),
    revision: after.revision,
  }));
  const ids = [...new Set(now.map(({ articleId }) => articleId))];
  const articles = ids.map((articleId) => {
    const coders = now.filter((row) => row.articleId === articleId);
    const [{ article, textVersion }] = coders as [(typeof coders)[number]];
    return {
      ...{ articleId, title: article.title ?? article.fileName, language: article.language },
      ...{ text: textVersion.text, zones: textVersion.zones as unknown as Zone[] },
      coders: coders.map(({ reviewerId: id, revision }) => ({ id, name: nameOf(id), revision })),
      annotations: coders.flatMap(({ annotations }) => annotations),
    };
  });
  const normed = ids.map((articleId): NormedArticle => {
    const { codedLength } = now.find((row) => row.articleId === articleId)!.textVersion;
    const isPassage = passage?.articleId === articleId;
    return { articleId, length: codedLength, passage: isPassage ? passage : null };
  });
  const frameIds = taggableFrames(frames).map(({ id }) => id);
  const agreementOf = (annotationsOf: (row: (typeof now)[number]) => NormedCoding["annotations"]) =>
    normingAgreement(
      normed,
      now.map((row) => ({
        ...{ articleId: row.articleId, reviewerId: row.reviewerId },
        annotations: annotationsOf(row),
      })),
      frameIds,
    );
  const plans = can(access.role, "assignment:read");
  const given =
    passage &&
    (await prisma.assignment.findFirst({
      where: { ...coding, articleId: passage.articleId, ...(!plans && { reviewerId: userId }) },
      select: { textVersion: { select: { text: true } } },
    }));
  return {
    ...{ roundId, name: round.name, revealedAt: round.revealedAt, frames, articles },
    closed: round.closedAt !== null,
    passage:
      passage && given
        ? { ...passage, quote: sliceCodePoints(given.textVersion.text, passage) }
        : null,
    own: own.map(({ id, article, ...row }) => ({
      ...{ assignmentId: id, title: article.title ?? article.fileName },
      submitted: row.submittedAt !== null,
      revision: shownWork(row).revision,
    })),
    progress: plans ? await readProgress(coding) : null,
    agreement: round.revealedAt
      ? {
          before: agreementOf(({ before }) => before),
          after: agreementOf(({ annotations }) => annotations),
          codings: now.length,
          revised: now.filter(({ revision }) => revision === "revised").length,
        }
      : null,
  };
}

async function readProgress(coding: Prisma.AssignmentWhereInput) {
  const work = await prisma.assignment.findMany({
    where: coding,
    orderBy: [{ articleId: "asc" }, { id: "asc" }],
    select: {
      ...{ articleId: true, startedAt: true, submittedAt: true, blindSubmissionId: true },
      article: { select: { title: true, fileName: true } },
    },
  });
  const titles = new Map(
    work.map(({ articleId, article }) => [articleId, article.title ?? article.fileName]),
  );
  return {
    submitted: work.filter(isSubmitted).length,
    begun: work.filter(({ startedAt }) => startedAt).length,
    all: work.length,
    articles: [...titles].map(([id, title]) => ({ id, title })),
  };
}

/**
 * Show everybody's tags to all who have submitted, and open their work again for the
 * revision; who has not submitted goes on blind. It happens once.
 *
 * @throws {AppError} not_found; conflict when it was revealed, is closed, or fewer than
 *   two pieces of work are handed in
 */
export async function revealNorming(
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const round = await requireNormingRow(tx, access, roundId);
    if (round.revealedAt) throw new AppError("conflict", "The tags are shown already.");
    if (round.closedAt) {
      throw new AppError("conflict", "The round is closed. Open the round again first.");
    }
    const submitted = await tx.assignment.findMany({
      where: { ...PRESENT, roundId, isExpert: false, submittedAt: { not: null } },
      orderBy: { id: "asc" },
      select: { id: true, reviewerId: true },
    });
    if (submitted.length < 2) {
      throw new AppError(
        "conflict",
        "At least two people have to submit before there is anything to compare.",
      );
    }
    await tx.round.update({ where: { id: roundId }, data: { revealedAt: new Date() } });
    for (const { id, reviewerId } of submitted) {
      await lockAssignment(tx, id);
      await reopen(tx, access, id, "Everybody’s tags are shown: discuss them, and revise yours.");
      await notify(tx, {
        ...{ projectId, actorId: userId, receiverIds: [reviewerId] },
        ...{ kind: "work-reopened", subjectId: id },
      });
    }
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "round.reveal", subjectId: roundId },
      after: { revised: submitted.length },
    });
  });
}

/**
 * Open one's own work of a revealed norming session once more.
 * @throws {AppError} not_found; conflict while nothing is shown, or when it is open
 */
export async function reviseOwnNorming(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockAssignment(tx, assignmentId);
    const own = await tx.assignment.findFirst({
      where: { AND: [ownAssignment(access, assignmentId), { round: { kind: "norming" } }] },
      select: { submittedAt: true, round: { select: { revealedAt: true, closedAt: true } } },
    });
    if (!own)
      throw new AppError("not_found", "This is none of your articles of a norming session.");
    if (!own.submittedAt || !own.round.revealedAt || own.round.closedAt) {
      throw new AppError(
        "conflict",
        "You can revise when you have submitted and everybody’s tags are shown.",
      );
    }
    await reopen(tx, access, assignmentId, "You wanted to revise it once more.");
  });
}

/**
 * Let only one passage of an article be coded, or with no words the whole of it. Only
 * before anybody has begun.
 *
 * @throws {AppError} not_found; invalid_input when the words do not stand there exactly once;
 *   conflict once somebody has begun
 */
export async function choosePassage(
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  articleId: string,
  words: string,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    await requireNormingRow(tx, access, roundId);
    const given = await tx.assignment.findMany({
      where: { ...PRESENT, roundId, articleId, article: { deletedAt: null } },
      select: { startedAt: true, textVersion: { select: { text: true } } },
    });
    const [first] = given;
    if (!first) throw new AppError("not_found", "This article is not given out in this round.");
    if (given.some(({ startedAt }) => startedAt)) {
      throw new AppError("conflict", "Somebody has begun to code, so the passage stays as it is.");
    }
    const passage =
      words.trim() === "" ? null : { articleId, ...spanOfWords(first.textVersion.text, words) };
    await tx.round.update({
      where: { id: roundId },
      data: { passage: passage ?? Prisma.DbNull },
    });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "round.passage", subjectId: roundId },
      ...(passage && { after: passage }),
    });
  });
}

/** Move the passages of norming sessions to an article's corrected text; one that is gone is no limit any more. */
export async function movePassages(
  tx: Transaction,
  { projectId }: ProjectAccess,
  articleId: string,
  reanchor: Reanchor,
): Promise<void> {
  const rounds = await tx.round.findMany({
    where: { projectId, kind: "norming" },
    select: { id: true, passage: true },
  });
  for (const { id, passage } of rounds) {
    const known = passage as unknown as NormedPassage | null;
    if (known?.articleId !== articleId) continue;
    const found = reanchor(known);
    const moved =
      found.outcome === "orphaned" ? null : { articleId, start: found.start, end: found.end };
    await tx.round.update({ where: { id }, data: { passage: moved ?? Prisma.DbNull } });
  }
}

async function requireNormingRow(tx: Transaction, { projectId }: ProjectAccess, id: string) {
  const round = await tx.round.findFirst({
    where: { id, projectId, kind: "norming", deletedAt: null },
    select: { revealedAt: true, closedAt: true },
  });
  if (!round) throw new AppError("not_found", "This is not a norming session.");
  return round;
}
