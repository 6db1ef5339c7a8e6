import type { Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import type { EditAccess } from "./frames";
import { audit, bringBack, changeDraft, readFrames, refuseParent } from "./frames";

/**
 * Put a frame into the trash. Its tags keep it, its name and their figures; nothing new is
 * tagged with it, in open rounds too, and the next version of the codebook goes without it.
 *
 * @throws {AppError} not_found; invalid_input when other frames stand under it
 */
export async function deleteFrame(access: EditAccess, id: string): Promise<void> {
  await changeDraft(access, async (tx, draft) => {
    const frame = (await readFrames(tx, access)).find((one) => one.id === id);
    if (!frame || (await deletedIds(tx, access)).has(id)) throw unknownFrame();
    refuseParent(frame, draft, "delete");
    const deletedAt = new Date();
    const { retiredAt } = await tx.frame.findUniqueOrThrow({
      where: { id },
      select: { retiredAt: true },
    });
    // Both at one moment: what was retired before stays so when it is brought back.
    await tx.frame.update({
      where: { id },
      data: { deletedAt, retiredAt: retiredAt ?? deletedAt },
    });
    await audit(tx, access, "frame.delete", id);
  });
}

/**
 * Bring a frame back from the trash: into the draft, if it was deleted from there.
 * @throws {AppError} not_found; invalid_input when its name or key is taken meanwhile
 */
export async function restoreDeletedFrame(access: EditAccess, id: string): Promise<void> {
  await changeDraft(access, async (tx, draft) => {
    const { projectId } = access;
    const row = await tx.frame.findFirst({
      where: { id, projectId, deletedAt: { not: null } },
      select: { deletedAt: true, retiredAt: true },
    });
    if (!row) throw unknownFrame();
    if (row.retiredAt?.getTime() === row.deletedAt?.getTime()) {
      const frame = (await readFrames(tx, access)).find((one) => one.id === id)!;
      await bringBack(tx, draft, frame);
    }
    await tx.frame.update({ where: { id }, data: { deletedAt: null } });
    await audit(tx, access, "frame.restore", id);
  });
}

/** The ids of the project's frames that are in the trash. */
export async function deletedIds(
  db: Pick<Transaction, "frame">,
  { projectId }: Pick<EditAccess, "projectId">,
): Promise<ReadonlySet<string>> {
  const rows = await db.frame.findMany({
    where: { projectId, deletedAt: { not: null } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** Published frames as a reviewer may use them: those in the trash only keep the tags they have. */
export function withDeleted<F extends Frame>(
  frames: readonly F[],
  deleted: ReadonlySet<string>,
): F[] {
  return frames.map((frame) =>
    deleted.has(frame.id) ? { ...frame, key: "", isDeleted: true } : frame,
  );
}

function unknownFrame(): AppError {
  return new AppError("not_found", "This frame does not exist.");
}
