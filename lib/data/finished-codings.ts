import type { Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/client";
import { jsonColumn, packedMoment, packedRows } from "@/lib/db/packed";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Anchor, Annotation, Confidence } from "@/lib/domain/annotation";
import type { Answers } from "@/lib/domain/attribute";
import { groupBy } from "@/lib/domain/group-by";
import type { SubmittedTag, SubmittedWork } from "@/lib/domain/submission";
import { answersOf } from "./article-answers";
import type { HandedIn } from "./submitted-work";
import { SUBMITTED, visibleAssignments } from "./visibility";

/** One reviewer's finished work on one article: what was found before others' was shown. */
export interface FinishedCoding {
  readonly id: string;
  readonly articleId: string;
  readonly roundId: string;
  readonly reviewerId: string;
  /** Null while it is being revised. */
  readonly submittedAt: Date | null;
  readonly noFrameFound: boolean;
  /** By start, the longer first; also those whose passage is gone, which say so. */
  readonly tags: readonly SubmittedTag[];
  readonly answers: Answers;
}

export type Reader = Pick<
  Transaction,
  "$queryRaw" | "assignment" | "articleAnswer" | "textVersion" | "codebookVersion"
>;

/**
 * The finished codings of some articles that the caller may see, by article, round and
 * reviewer. Reads hundreds of articles at once, and tags without making an object of each
 * on the way: `blindWork` (submitted-work.ts) for very many.
 */
export async function listFinishedCodings(
  db: Reader,
  access: ProjectAccess<"export:create">,
  articleIds: readonly string[],
): Promise<FinishedCoding[]> {
  const rows = await listFinishedAssignments(db, access, articleIds);
  const workOf = await readBlindWork(db, access, rows);
  return rows.map(({ blindSubmission: _, ...row }) => {
    const { annotations, answers, noFrameFound } = workOf(row.id);
    return { ...row, noFrameFound, tags: annotations, answers };
  });
}

/** The assignments of some articles whose finished work the caller may see, in the order of `listFinishedCodings`. */
export function listFinishedAssignments(
  db: Pick<Transaction, "assignment">,
  access: ProjectAccess<"export:create">,
  articleIds: readonly string[],
) {
  return db.assignment.findMany({
    where: {
      AND: [visibleAssignments(access), SUBMITTED, { articleId: { in: [...articleIds] } }],
    },
    orderBy: [{ articleId: "asc" }, { roundId: "asc" }, { reviewerId: "asc" }],
    select: {
      ...{ id: true, articleId: true, roundId: true, reviewerId: true, submittedAt: true },
      ...{ noFrameFound: true, blindSubmission: { select: { content: true, noFrameFound: true } } },
    },
  });
}

/** An assignment of which the blind work is wanted. */
interface Submitted {
  readonly id: string;
  readonly articleId: string;
  readonly noFrameFound: boolean;
  /** Set where it was revised after reveal. */
  readonly blindSubmission: {
    readonly content: Prisma.JsonValue;
    readonly noFrameFound: boolean;
  } | null;
}

/** By id, what was found in each of these assignments before others' work was shown. */
export async function readBlindWork(
  db: Pick<Reader, "$queryRaw" | "articleAnswer" | "textVersion" | "codebookVersion">,
  access: ProjectAccess,
  rows: readonly Submitted[],
): Promise<(id: string) => HandedIn> {
  const live = rows.filter(({ blindSubmission }) => !blindSubmission);
  const liveIds = live.map(({ id }) => id);
  const [tags, answers] = await Promise.all([
    readTags(db, access, liveIds, [...new Set(live.map(({ articleId }) => articleId))]),
    db.articleAnswer.findMany({
      where: { assignmentId: { in: liveIds } },
      orderBy: { attributeId: "asc" },
      select: { assignmentId: true, attributeId: true, value: true },
    }),
  ]);
  const answered = groupBy(answers, ({ assignmentId }) => assignmentId);
  const work = new Map(
    rows.map(({ id, noFrameFound, blindSubmission }): [string, HandedIn] => [
      id,
      blindSubmission
        ? {
            ...(blindSubmission.content as unknown as SubmittedWork),
            noFrameFound: blindSubmission.noFrameFound,
          }
        : {
            annotations: tags.get(id) ?? [],
            answers: answersOf(answered.get(id) ?? []),
            noFrameFound,
          },
    ]),
  );
  return (id) => work.get(id)!;
}

/** A tag as `readTags` reads it. */
type Packed = readonly [
  id: string,
  frameId: string,
  reviewerId: string,
  start: number,
  end: number,
  quote: string,
  pieces: Annotation["pieces"],
  memo: string,
  attributes: Answers,
  confidence: Confidence | null,
  needsDiscussion: 0 | 1 | boolean,
  anchor: Anchor,
  recheckedUnder: number | null,
  suggested: 0 | 1 | boolean,
  revision: number,
  createdAt: string,
  updatedAt: string,
  textVersionId: string,
  codebookVersionId: string,
];

const COLUMNS = packedRows([
  Prisma.sql`n."id"`,
  Prisma.sql`n."frameId"`,
  Prisma.sql`n."reviewerId"`,
  Prisma.sql`n."start"`,
  Prisma.sql`n."end"`,
  Prisma.sql`n."quote"`,
  jsonColumn(Prisma.sql`n."pieces"`),
  Prisma.sql`n."memo"`,
  jsonColumn(Prisma.sql`n."attributes"`),
  Prisma.sql`n."confidence"`,
  Prisma.sql`n."needsDiscussion"`,
  Prisma.sql`n."anchor"`,
  Prisma.sql`n."recheckedUnder"`,
  Prisma.sql`n."suggested"`,
  Prisma.sql`n."revision"`,
  Prisma.sql`n."createdAt"`,
  Prisma.sql`n."updatedAt"`,
  Prisma.sql`n."textVersionId"`,
  Prisma.sql`n."codebookVersionId"`,
]);

/** The tags of some assignments as they stand, by assignment. */
async function readTags(
  db: Pick<Reader, "$queryRaw" | "textVersion" | "codebookVersion">,
  { projectId }: ProjectAccess,
  assignmentIds: readonly string[],
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, SubmittedTag[]>> {
  if (assignmentIds.length === 0) return new Map();
  const number = { id: true, number: true };
  const [packed, texts, codebooks] = await Promise.all([
    db.$queryRaw<{ assignmentId: string; tags: string }[]>`
      SELECT n."assignmentId", ${COLUMNS} AS "tags" FROM "Annotation" n
      WHERE n."assignmentId" IN (${Prisma.join([...assignmentIds])}) AND n."deletedAt" IS NULL
      GROUP BY n."assignmentId"`,
    db.textVersion.findMany({
      where: { articleId: { in: [...articleIds] }, article: { projectId } },
      select: number,
    }),
    db.codebookVersion.findMany({ where: { projectId }, select: number }),
  ]);
  const numbers = new Map([...texts, ...codebooks].map((version) => [version.id, version.number]));
  return new Map(
    packed.map(({ assignmentId, tags }) => [
      assignmentId,
      (JSON.parse(tags) as Packed[]).map((tag) => unpacked(tag, numbers)).sort(inText),
    ]),
  );
}

function unpacked(tag: Packed, numbers: ReadonlyMap<string, number>): SubmittedTag {
  return {
    id: tag[0],
    frameId: tag[1],
    reviewerId: tag[2],
    start: tag[3],
    end: tag[4],
    quote: tag[5],
    pieces: tag[6],
    memo: tag[7],
    attributes: tag[8],
    confidence: tag[9],
    needsDiscussion: Boolean(tag[10]),
    anchor: tag[11],
    recheckedUnder: tag[12],
    suggested: Boolean(tag[13]),
    revision: tag[14],
    createdAt: packedMoment(tag[15]),
    updatedAt: packedMoment(tag[16]),
    textVersion: numbers.get(tag[17])!,
    codebookVersion: numbers.get(tag[18])!,
  };
}

/** In the order of the text, the longer first. */
export function inText(a: Pick<SubmittedTag, "start" | "end" | "id">, b: typeof a): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}
