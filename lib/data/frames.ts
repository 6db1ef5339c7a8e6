import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import { byName } from "@/lib/domain/by-name";
import type { ProjectAccess } from "@/lib/domain/access";
import { codebookProblems } from "@/lib/domain/codebook";
import type { DraftFrame } from "@/lib/domain/codebook/draft";
import type { Place, Step } from "@/lib/domain/codebook/tree";
import { inTreeOrder, moved, placeAfterStep } from "@/lib/domain/codebook/tree";
import { AppError } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import { recordAudit } from "./audit";

export type EditAccess = ProjectAccess<"codebook:edit">;

const columns = {
  id: true,
  name: true,
  shortName: true,
  definition: true,
  includeWhen: true,
  excludeWhen: true,
  example: true,
  counterExample: true,
  color: true,
  pattern: true,
  key: true,
  parentId: true,
  isGroup: true,
  revision: true,
  retiredAt: true,
  mergedIntoId: true,
  splitFromId: true,
  guid: true,
} satisfies Prisma.FrameSelect;

/** What a person writes about a frame; its place in the tree is another matter. */
export type FrameContent = Omit<Frame, "id" | "parentId" | "isGroup" | "isDeleted">;

/** A frame to be made, at the end of the draft or where it says. */
export type NewFrame = FrameContent &
  Partial<Pick<DraftFrame, "parentId" | "isGroup" | "splitFromId">> & {
    /** Made beforehand where other new frames shall stand under it. */
    readonly id?: string;
    /** The GUID it had in the file it comes from. */
    readonly guid?: string;
  };

/** The frames as the lead is editing them, in codebook order; nobody else sees them so. */
export function listDraftFrames(access: EditAccess): Promise<DraftFrame[]> {
  return draftFrames(prisma, access);
}

/** `listDraftFrames` as a transaction sees them. */
export async function draftFrames(
  db: Pick<Transaction, "frame">,
  access: Pick<EditAccess, "projectId">,
): Promise<DraftFrame[]> {
  return inTreeOrder((await readFrames(db, access)).filter(({ retired }) => !retired));
}

/** The frames that the next version goes without, the merged ones included, by name. */
export async function listRetiredFrames(access: EditAccess): Promise<DraftFrame[]> {
  const [frames, inTrash] = await Promise.all([
    readFrames(prisma, access),
    prisma.frame.findMany({
      where: { projectId: access.projectId, deletedAt: { not: null } },
      select: { id: true },
    }),
  ]);
  const deleted = new Set(inTrash.map(({ id }) => id));
  return frames
    .filter(({ id, retired }) => retired && !deleted.has(id))
    .sort((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** Add a frame at the end of the draft. @throws {AppError} invalid_input, naming what is wrong */
export async function createFrame(access: EditAccess, frame: NewFrame): Promise<string> {
  const [id] = await createFrames(access, [frame]);
  return id!;
}

/**
 * Add frames at the end of the draft: all of them, or none.
 *
 * @returns their ids, in the same order
 * @throws {AppError} invalid_input, naming what is wrong
 */
export function createFrames(
  access: EditAccess,
  frames: readonly NewFrame[],
): Promise<readonly string[]> {
  return changeDraft(access, (tx, draft) => insertFrames(tx, access, draft, frames));
}

/** `createFrames` inside a change of the draft that does more. */
export async function insertFrames(
  tx: Transaction,
  access: EditAccess,
  draft: readonly DraftFrame[],
  frames: readonly NewFrame[],
): Promise<readonly string[]> {
  const added = frames.map(({ guid = null, ...frame }) => ({
    parentId: null,
    isGroup: false,
    splitFromId: null,
    ...frame,
    id: frame.id ?? crypto.randomUUID(),
    guid,
  }));
  const known = new Set([...draft, ...added].map(({ id }) => id));
  if (added.some(({ parentId }) => parentId !== null && !known.has(parentId))) throw unknownFrame();
  refuseProblems([...draft, ...added]);
  const first = await lastPosition(tx, access);
  // One by one: a frame's parent has to be there before it.
  for (const [index, frame] of inTreeOrder(added).entries()) {
    await tx.frame.create({
      data: { ...frame, projectId: access.projectId, position: first + 1 + index },
    });
    await audit(tx, access, "frame.create", frame.id);
  }
  return added.map(({ id }) => id);
}

/**
 * Change what the draft says about a frame, if it still is as `revision` has it.
 * @throws {AppError} not_found, invalid_input; conflict when somebody changed it meanwhile
 */
export async function updateFrame(
  access: EditAccess,
  id: string,
  revision: number,
  content: FrameContent,
): Promise<void> {
  await changeDraft(access, async (tx, frames) => {
    const frame = requireFrame(frames, id);
    if (frame.revision !== revision) {
      throw new AppError(
        "conflict",
        `Somebody changed “${frame.name}” while you were writing, so nothing was saved. Copy what you wrote, load the page again, and put it into the new state.`,
      );
    }
    refuseProblems(frames.map((one) => (one.id === id ? { ...one, ...content } : one)));
    await tx.frame.update({ where: { id }, data: { ...content, revision: { increment: 1 } } });
    await audit(tx, access, "frame.update", id);
  });
}

/** Move a frame, and all under it, by one step or to a place. @throws {AppError} not_found, invalid_input */
export async function moveFrame(
  access: EditAccess,
  id: string,
  where: Step | Place,
): Promise<void> {
  await changeDraft(access, async (tx, frames) => {
    const frame = requireFrame(frames, id);
    const place = typeof where === "string" ? placeAfterStep(frames, id, where) : where;
    const order = place && moved(frames, id, place);
    if (!place || !order) {
      throw new AppError("invalid_input", `“${frame.name}” cannot be moved there.`);
    }
    await tx.frame.update({ where: { id }, data: { parentId: place.parentId } });
    await reorder(tx, order);
    await audit(tx, access, "frame.move", id);
  });
}

/** Write a new order down. Retired frames keep their numbers: they are restored near where they stood. */
export async function reorder(tx: Transaction, order: readonly Pick<Frame, "id">[]): Promise<void> {
  for (const [index, { id }] of order.entries()) {
    await tx.frame.update({ where: { id }, data: { position: index + 1 } });
  }
}

/** Leave a frame out of the next published version. Its annotations stay as they are. */
export async function retireFrame(access: EditAccess, id: string): Promise<void> {
  await changeDraft(access, async (tx, frames) => {
    refuseParent(requireFrame(frames, id), frames, "retire");
    await tx.frame.update({ where: { id }, data: { retiredAt: new Date() } });
    await audit(tx, access, "frame.retire", id);
  });
}

/**
 * Take a retired frame into the draft again, where it stood. Where its group is gone
 * it stands at the top.
 * @throws {AppError} not_found; invalid_input when its name or key is taken meanwhile
 */
export async function restoreFrame(access: EditAccess, id: string): Promise<void> {
  await changeDraft(access, async (tx, frames) => {
    const frame = (await readFrames(tx, access)).find((one) => one.id === id && one.retired);
    const kept = await tx.frame.count({ where: { id, deletedAt: null } });
    if (!frame || kept === 0) throw unknownFrame();
    if (frame.mergedIntoId !== null) {
      throw new AppError("invalid_input", `“${frame.name}” was merged: take the merge back.`);
    }
    await bringBack(tx, frames, frame);
    await audit(tx, access, "frame.restore", id);
  });
}

/** Make a retired frame part of the draft again. */
export async function bringBack(
  tx: Transaction,
  frames: readonly DraftFrame[],
  frame: DraftFrame,
): Promise<void> {
  const parentId = frames.some(({ id }) => id === frame.parentId) ? frame.parentId : null;
  refuseProblems([...frames, { ...frame, parentId }]);
  await tx.frame.update({
    where: { id: frame.id },
    data: { retiredAt: null, mergedIntoId: null, parentId },
  });
}

/** Change the draft: one change at a time, on what the one before has left. */
export function changeDraft<T>(
  access: EditAccess,
  change: (tx: Transaction, frames: readonly DraftFrame[]) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(
    async (tx) => {
      await lockProject(tx, access.projectId);
      return change(tx, await draftFrames(tx, access));
    },
    // Counting the figures of many articles anew takes its time.
    { timeout: 600_000 },
  );
}

/** All frames of the project, retired or not, by position. */
export async function readFrames(
  db: Pick<Transaction, "frame">,
  { projectId }: Pick<ProjectAccess, "projectId">,
): Promise<DraftFrame[]> {
  const rows = await db.frame.findMany({
    where: { projectId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: columns,
  });
  return rows.map(({ retiredAt, guid, ...row }) => ({
    ...(row as unknown as DraftFrame),
    retired: retiredAt !== null,
    guid: guid ?? row.id,
  }));
}

/** @throws {AppError} not_found */
export function requireFrame(frames: readonly DraftFrame[], id: string): DraftFrame {
  const frame = frames.find((one) => one.id === id);
  if (!frame) throw unknownFrame();
  return frame;
}

/** @throws {AppError} invalid_input, when other frames stand under it */
export function refuseParent(
  frame: DraftFrame,
  frames: readonly DraftFrame[],
  verb: "retire" | "merge" | "delete",
): void {
  const under = frames.filter(({ parentId }) => parentId === frame.id).length;
  if (under > 0) {
    throw new AppError(
      "invalid_input",
      `${under} ${under === 1 ? "entry stands" : "entries stand"} under “${frame.name}”. Move or retire ${under === 1 ? "that" : "them"} first, then ${verb} this one.`,
    );
  }
}

export function audit(
  tx: Transaction,
  { userId: actorId, projectId }: EditAccess,
  action: `frame.${string}`,
  subjectId: string,
  detail?: Prisma.InputJsonObject,
): Promise<void> {
  return recordAudit(tx, { actorId, projectId, action, subjectId, ...(detail && { detail }) });
}

async function lastPosition(tx: Transaction, { projectId }: EditAccess): Promise<number> {
  const last = await tx.frame.aggregate({ where: { projectId }, _max: { position: true } });
  return last._max.position ?? 0;
}

function refuseProblems(frames: readonly Frame[]): void {
  const [first] = codebookProblems(frames);
  if (first) throw new AppError("invalid_input", first.message);
}

function unknownFrame(): AppError {
  return new AppError("not_found", "This frame is not in the codebook.");
}
