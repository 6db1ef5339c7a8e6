import type { Transaction } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Merges } from "@/lib/domain/codebook/merges";
import { mergedFrames, mergesOf } from "@/lib/domain/codebook/merges";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { readFrames } from "./frames";

/** Which frame each tag of the project counts as. */
export async function readMerges(
  db: Pick<Transaction, "frame">,
  projectId: string,
): Promise<Merges> {
  return mergesOf(
    await db.frame.findMany({
      where: { projectId, mergedIntoId: { not: null } },
      select: { id: true, mergedIntoId: true },
    }),
  );
}

/** A version's frames as figures list them, with the mapping that they follow. */
export async function readMergedFrames(
  db: Pick<Transaction, "frame">,
  { projectId }: Pick<ProjectAccess, "projectId">,
  stored: unknown,
): Promise<{ readonly frames: PublishedFrame[]; readonly merges: Merges }> {
  const all = await readFrames(db, { projectId });
  const merges = mergesOf(all);
  return { frames: mergedFrames(publishedFrames(stored), merges, publishedFrames(all)), merges };
}
