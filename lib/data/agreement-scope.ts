import { createHash } from "node:crypto";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { publishedForm } from "@/lib/domain/article-form";
import type { Attribute } from "@/lib/domain/attribute";
import { articleAttributes } from "@/lib/domain/attribute";
import { AppError } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";
import { mainRound } from "@/lib/domain/round";
import type { ArticleFlow } from "@/lib/domain/statistics/article-set";
import type { SettledFilter, StudyFilter } from "@/lib/domain/statistics/filter";
import { readMergedFrames } from "./merged-frames";
import { readNames } from "./names";
import type { Round } from "./rounds";
import { listRounds } from "./rounds";
import { readRoundFacts } from "./round-facts";
import { readStudyAnswers } from "./study-answers";
import { chooseArticles, readRoundArticles } from "./study-articles";
import type { Work } from "./study-work";
import { readCountedWork } from "./study-work";
import { SUBMITTED } from "./visibility";

/** Raised when figures of the same data come out in another way, so that kept ones are computed anew. */
const METHOD = 1;

/** Submitted work, and when it was handed in for the first time: before its reviewer saw anybody else's. */
export interface BlindlyDone extends Work {
  readonly codedAt: Date;
}

/** What the agreement pages speak of: one round's blind layer, as far as the viewer may count it. */
export interface AgreementScope {
  readonly filter: SettledFilter;
  readonly round: Round;
  readonly frames: readonly Frame[];
  /** The questions on articles, in the order of the form. */
  readonly questions: readonly Attribute[];
  readonly flow: ArticleFlow;
  /** What the reviewers are called. */
  readonly names: ReadonlyMap<string, string>;
  /** The submitted work behind the figures, in a fixed order. */
  readonly work: readonly BlindlyDone[];
  /** Articles that were found not relevant: only the agreement on relevance looks at them. */
  readonly irrelevant: ReadonlySet<string>;
  /** Names the data: the same data have the same revision, whoever looks and whenever. */
  readonly revision: string;
}

/**
 * What agreement is computed from. Null while there is no round.
 * @throws {AppError} not_found, when there is no such round
 */
export async function readAgreementScope(
  access: ProjectAccess<"statistics:read">,
  wanted: StudyFilter,
): Promise<AgreementScope | null> {
  const rounds = await listRounds(access);
  const round = wanted.round ? rounds.find(({ id }) => id === wanted.round) : mainRound(rounds);
  if (!round) {
    if (wanted.round === null) return null;
    throw new AppError("not_found", "This round does not exist.");
  }
  const filter = { ...wanted, round: round.id, layer: "reviewer" } satisfies SettledFilter;
  const { codebookVersion } = await prisma.round.findUniqueOrThrow({
    where: { id: round.id },
    select: { codebookVersion: { select: { frames: true, attributes: true, rules: true } } },
  });
  const merged = await readMergedFrames(prisma, access, codebookVersion.frames);
  const frames = taggableFrames(merged.frames);
  const form = publishedForm(codebookVersion);
  const facts = await readRoundFacts(access, round.id, frames);
  const stored = await readCountedWork(access, round.id, facts);
  const all = stored.flatMap((article) => article.work);
  const [articles, answers, nameOf] = await Promise.all([
    readRoundArticles(access, filter, stored),
    readStudyAnswers(access, { id: round.id, form, frames }, all),
    readNames(prisma, access.projectId),
  ]);
  const study = chooseArticles(articles, filter, answers.reviewer);
  const irrelevant = new Set(study.irrelevant.map(({ id }) => id));
  const counted = new Set([...study.articles.map(({ id }) => id), ...irrelevant]);
  const seals = await readSeals(round.id);
  const work = all.flatMap((one) => {
    const seal = seals.get(one.id);
    if (!seal || !counted.has(one.articleId)) return [];
    return [{ ...one, codedAt: seal.blindSubmission?.createdAt ?? one.submittedAt! }];
  });
  return {
    filter,
    round,
    frames,
    questions: articleAttributes(form.attributes),
    flow: study.flow,
    names: new Map(work.map(({ reviewerId }) => [reviewerId, nameOf(reviewerId)])),
    work,
    irrelevant,
    revision: await revisionOf(access, filter, { work, seals, irrelevant }),
  };
}

/** By assignment, what tells one state of its work from another, and when it was blind. */
async function readSeals(roundId: string) {
  const rows = await prisma.assignment.findMany({
    where: { roundId, ...SUBMITTED },
    select: {
      ...{ id: true, submittedHash: true, blindSubmissionId: true },
      blindSubmission: { select: { createdAt: true } },
      article: { select: { language: true } },
    },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Everything that figures depend on, as a hash: they are kept under it and never grow stale. */
async function revisionOf(
  { projectId }: ProjectAccess<"statistics:read">,
  { round, zones, without }: SettledFilter,
  {
    work,
    seals,
    irrelevant,
  }: {
    readonly work: readonly BlindlyDone[];
    readonly seals: Awaited<ReturnType<typeof readSeals>>;
    readonly irrelevant: ReadonlySet<string>;
  },
): Promise<string> {
  const [merged, versions, rechecked] = await Promise.all([
    prisma.frame.findMany({
      where: { projectId, mergedIntoId: { not: null } },
      orderBy: { id: "asc" },
      select: { id: true, mergedIntoId: true },
    }),
    prisma.codebookVersion.count({ where: { projectId } }),
    without.length === 0
      ? null
      : prisma.annotation.aggregate({
          where: { assignment: { roundId: round }, recheckedUnder: { not: null } },
          _count: true,
          _sum: { recheckedUnder: true },
        }),
  ]);
  const hash = createHash("sha256");
  const add = (part: unknown) => hash.update(JSON.stringify(part));
  add([METHOD, projectId, round, zones, without, versions, merged, rechecked]);
  for (const { id, articleId, textVersionId, codedAt } of work) {
    const { submittedHash, blindSubmissionId, article } = seals.get(id)!;
    add([id, submittedHash, blindSubmissionId, textVersionId, codedAt, article.language]);
    add(irrelevant.has(articleId));
  }
  return hash.digest("hex");
}
