import type { Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/client";
import { shareProject } from "@/lib/db/lock";
import { withMerges } from "@/lib/domain/codebook/merges";
import type { Coded, CodingKey, FrameUse } from "@/lib/domain/frame-use";
import { frameUsesOf } from "@/lib/domain/frame-use";
import type { Zone } from "@/lib/domain/zones";
import { finalDecisions } from "./final-layer";
import { readMerges } from "./merged-frames";
import { countDifferences } from "./settling-desk";
import { blindColumns, blindWork, standing } from "./submitted-work";
import { PRESENT, SUBMITTED } from "./visibility";

const codedColumns = { frameId: true, start: true, end: true, pieces: true } as const;

/** Where a finished coding belongs. */
interface Place extends CodingKey {
  readonly projectId: string;
  readonly roundId: string;
}

/**
 * Replace the frame uses of one finished coding by those of its annotations; in
 * the transaction that finishes it, so that figures never lag behind. A merged frame's
 * annotations are written as those of the frame they count as.
 */
export async function writeFrameUses(
  tx: Transaction,
  { projectId, roundId, ...coding }: Place,
  annotations: readonly Coded[],
  zones: readonly Zone[],
): Promise<void> {
  await shareProject(tx, projectId); // nobody may merge frames between reading the merges and writing
  const counted = withMerges(annotations, await readMerges(tx, projectId));
  await tx.frameUse.deleteMany({ where: { roundId, ...coding } });
  await tx.frameUse.createMany({
    data: frameUsesOf(coding, counted, zones).map((use) => ({
      ...use,
      id: crypto.randomUUID(),
      projectId,
      roundId,
      tenths: [...use.tenths],
    })),
  });
}

/** Count anew every finished coding that has a tag of one of these frames, after their merging changed. */
export async function recountFrames(
  tx: Transaction,
  projectId: string,
  frameIds: readonly string[],
): Promise<void> {
  const used = { some: { frameId: { in: [...frameIds] } } };
  const work = await tx.assignment.findMany({
    where: {
      AND: [
        SUBMITTED,
        { round: { projectId } },
        { OR: [{ annotations: used }, { blindSubmissionId: { not: null } }] },
      ],
    },
    select: { id: true },
  });
  for (const { id } of work) await countAssignment(tx, projectId, id);

  const settled = await tx.adjudication.findMany({
    where: { round: { projectId }, closedAt: { not: null }, decisions: used },
    select: { id: true },
  });
  for (const { id } of settled) await countFinalLayer(tx, projectId, id);

  // Tags with two frames may now be alike, and alike ones differ.
  const compared = await tx.adjudication.findMany({
    where: { round: { projectId }, article: { assignments: { some: { annotations: used } } } },
    select: { roundId: true, articleId: true },
  });
  for (const { roundId, articleId } of compared) {
    await countDifferences(tx, { projectId }, roundId, articleId);
  }
}

/**
 * Write the frame uses of one settled article from its decisions as they are. One whose
 * passage is no longer in the text counts nowhere.
 */
export async function countFinalLayer(
  tx: Transaction,
  projectId: string,
  adjudicationId: string,
): Promise<void> {
  const { decisions, roundId, articleId } = await tx.adjudication.findUniqueOrThrow({
    where: { id: adjudicationId },
    select: {
      roundId: true,
      articleId: true,
      decisions: {
        where: finalDecisions,
        select: codedColumns,
      },
    },
  });
  const { textVersion } = await tx.assignment.findFirstOrThrow({
    where: { roundId, articleId, AND: [PRESENT, SUBMITTED] },
    select: { textVersion: { select: { zones: true } } },
  });
  const coding = { projectId, roundId, articleId, layer: "final", reviewerId: null } as const;
  await writeFrameUses(tx, coding, decisions as Coded[], textVersion.zones as unknown as Zone[]);
}

/** Write the frame uses of one submitted assignment from its blind work; an expert's coding and late work have none. */
export async function countAssignment(
  tx: Transaction,
  projectId: string,
  id: string,
): Promise<void> {
  const { roundId, articleId, reviewerId, textVersion, ...row } =
    await tx.assignment.findUniqueOrThrow({
      where: { id },
      select: {
        ...{ ...blindColumns, roundId: true, articleId: true, reviewerId: true },
        ...{ isExpert: true, withdrawnAt: true },
        textVersion: { select: { zones: true } },
      },
    });
  if (row.isExpert || row.withdrawnAt) return;
  const tags = standing(blindWork(row).annotations);
  const place = { projectId, roundId, articleId, reviewerId, layer: "reviewer" } as const;
  await writeFrameUses(tx, place, tags, textVersion.zones as unknown as Zone[]);
}

/**
 * The frame uses of a round, in the domain's form. There may be hundreds of thousands, so
 * the database writes those of one coding as one row: a row of an answer costs more than
 * what it holds.
 * @param articleIds only of these articles, where given
 */
export async function listFrameUses(
  db: Pick<Transaction, "$queryRaw">,
  { projectId, roundId }: Pick<Place, "projectId" | "roundId">,
  articleIds?: readonly string[],
): Promise<FrameUse[]> {
  const among = articleIds
    ? Prisma.sql`AND "articleId" IN (${Prisma.join(articleIds)})`
    : Prisma.empty;
  const codings = await db.$queryRaw<PackedCoding[]>`
    SELECT "articleId", "layer", "reviewerId", string_agg(
      '["' || "frameId" || '",' || "count" || ',' || "covered" || ',' || "framed" || ',' || "zones"
        || ',' || COALESCE(CAST("firstOffset" AS TEXT), 'null') || ',' || CAST("tenths" AS TEXT) || ']',
      ',') AS "uses"
    FROM "FrameUse"
    WHERE "roundId" = ${roundId} AND "projectId" = ${projectId} ${among}
    GROUP BY "articleId", "layer", "reviewerId"
    ORDER BY "articleId", "layer", "reviewerId"`;
  const known = new Map<string, string>(); // one string for each frame, not one for each use
  return codings.flatMap(({ articleId, layer, reviewerId, uses }) =>
    (JSON.parse(`[${uses}]`) as PackedUse[])
      .map((use): FrameUse => {
        const [id, count, covered, framed, zones, firstOffset, tenths] = use;
        const frameId = known.get(id) ?? id;
        if (!known.has(id)) known.set(id, id);
        // prettier-ignore
        return { articleId, layer, reviewerId, frameId, count, covered, framed, zones, firstOffset, tenths };
      })
      .sort((a, b) => (a.frameId < b.frameId ? -1 : 1)),
  );
}

/** One coding with its frame uses as JSON, without the brackets around them. */
type PackedCoding = CodingKey & { readonly uses: string };

/** A frame use without its coding. */
type PackedUse = readonly [
  frameId: string,
  count: number,
  covered: number,
  framed: number,
  zones: number,
  firstOffset: number | null,
  tenths: FrameUse["tenths"],
];
