import type { Prisma, Transaction } from "@/lib/db/client";
import type { Coded, CodingKey, FrameUse } from "@/lib/domain/frame-use";
import { frameUsesOf } from "@/lib/domain/frame-use";
import type { Zone } from "@/lib/domain/zones";

/** Where a finished coding belongs. */
interface Place extends CodingKey {
  readonly projectId: string;
  readonly roundId: string;
}

/**
 * Replace the frame uses of one finished coding by those of its annotations; in
 * the transaction that finishes it, so that figures never lag behind.
 */
export async function writeFrameUses(
  tx: Transaction,
  { projectId, roundId, ...coding }: Place,
  annotations: readonly Coded[],
  zones: readonly Zone[],
): Promise<void> {
  await tx.frameUse.deleteMany({ where: { roundId, ...coding } });
  await tx.frameUse.createMany({
    data: frameUsesOf(coding, annotations, zones).map((use) => ({
      ...use,
      id: crypto.randomUUID(),
      projectId,
      roundId,
      tenths: [...use.tenths],
    })),
  });
}

/** The frame uses that `where` selects, in the domain's form. */
export async function listFrameUses(
  db: Pick<Transaction, "frameUse">,
  where: Prisma.FrameUseWhereInput,
): Promise<FrameUse[]> {
  const rows = await db.frameUse.findMany({
    where,
    orderBy: [{ articleId: "asc" }, { reviewerId: "asc" }, { frameId: "asc" }],
    select: {
      articleId: true,
      layer: true,
      reviewerId: true,
      frameId: true,
      count: true,
      covered: true,
      framed: true,
      zones: true,
      firstOffset: true,
      tenths: true,
    },
  });
  return rows as unknown as FrameUse[];
}
