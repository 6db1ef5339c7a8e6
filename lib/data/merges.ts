import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { grant } from "@/lib/domain/access";
import type { DraftFrame } from "@/lib/domain/codebook/draft";
import { mergesOf } from "@/lib/domain/codebook/merges";
import { inTreeOrder } from "@/lib/domain/codebook/tree";
import { AppError } from "@/lib/domain/errors";
import { recountFrames } from "./frame-uses";
import type { EditAccess, FrameContent } from "./frames";
import {
  audit,
  bringBack,
  changeDraft,
  insertFrames,
  readFrames,
  refuseParent,
  reorder,
  requireFrame,
} from "./frames";
import { countedAssignments } from "./visibility";

/** What a change of a frame would touch: submitted work that the caller may count. */
export interface Touched {
  readonly tags: number;
  readonly articles: number;
  readonly rounds: number;
}

/**
 * How much submitted work uses a frame, so that merging and splitting are done with
 * open eyes. Articles that the caller still codes are not counted.
 */
export async function countTouched(access: EditAccess, frameId: string): Promise<Touched> {
  const counted = countedAssignments(grant(access, "statistics:read")!);
  const [tags, work] = await Promise.all([
    prisma.annotation.count({ where: { frameId, deletedAt: null, assignment: counted } }),
    prisma.assignment.findMany({
      where: { AND: [counted, { annotations: { some: { frameId, deletedAt: null } } }] },
      distinct: ["roundId", "articleId"],
      select: { roundId: true, articleId: true },
    }),
  ]);
  return {
    tags,
    articles: new Set(work.map(({ articleId }) => articleId)).size,
    rounds: new Set(work.map(({ roundId }) => roundId)).size,
  };
}

/**
 * Let all tags of a frame count as another one, in figures and comparisons, at once
 * and without changing a tag; the next version goes without it. Reviewers who still
 * have it in their codebook can go on using it.
 *
 * @throws {AppError} not_found; invalid_input for a group, for itself, or with frames under it
 */
export async function mergeFrame(access: EditAccess, id: string, intoId: string): Promise<void> {
  await changeDraft(access, async (tx, frames) => {
    const [frame, into] = [requireFrame(frames, id), requireFrame(frames, intoId)];
    if (id === intoId || frame.isGroup || into.isGroup) {
      throw new AppError("invalid_input", "Merge a frame with another frame; groups have no tags.");
    }
    refuseParent(frame, frames, "merge");
    const touched = await countingAs(tx, access, id);
    await tx.frame.update({
      where: { id },
      data: { retiredAt: new Date(), mergedIntoId: intoId },
    });
    await recountFrames(tx, access.projectId, touched);
    await audit(tx, access, "frame.merge", id, { into: intoId });
  });
}

/**
 * Take a merge back: the frame is in the draft again, and its tags count as before.
 * @throws {AppError} not_found; invalid_input when its name or key is taken meanwhile
 */
export async function unmergeFrame(access: EditAccess, id: string): Promise<void> {
  await changeDraft(access, async (tx, frames) => {
    const frame = (await readFrames(tx, access)).find(
      (one) => one.id === id && one.mergedIntoId !== null,
    );
    if (!frame) throw new AppError("not_found", "This frame is not merged into another one.");
    const touched = await countingAs(tx, access, id);
    await bringBack(tx, frames, frame);
    await recountFrames(tx, access.projectId, touched);
    await audit(tx, access, "frame.unmerge", id);
  });
}

/**
 * Put several new frames beside one that turned out to be too wide. Its tags stay; at
 * the next publication each reviewer gets the own ones to look at again and may give
 * them one of the new frames.
 *
 * @param keep whether the old frame stays in the codebook beside them, narrower
 * @throws {AppError} not_found; invalid_input, naming what is wrong
 */
export async function splitFrame(
  access: EditAccess,
  id: string,
  parts: readonly FrameContent[],
  keep: boolean,
): Promise<readonly string[]> {
  return changeDraft(access, async (tx, frames) => {
    const frame = requireFrame(frames, id);
    if (frame.isGroup) {
      throw new AppError("invalid_input", "A group has no tags, so there is nothing to split.");
    }
    if (parts.length === 0)
      throw new AppError("invalid_input", "Name the frames it is split into.");
    if (!keep) {
      refuseParent(frame, frames, "retire");
      await tx.frame.update({ where: { id }, data: { retiredAt: new Date() } });
    }
    const ids = parts.map(() => crypto.randomUUID());
    const others = keep ? frames : frames.filter((one) => one !== frame);
    await insertFrames(
      tx,
      access,
      others,
      parts.map((part, index) => ({
        ...part,
        id: ids[index]!,
        parentId: frame.parentId,
        splitFromId: id,
      })),
    );
    const order = [...frames.map((one) => one.id)];
    order.splice(order.indexOf(id) + 1, 0, ...ids);
    const placed = await readFrames(tx, access);
    await reorder(
      tx,
      inTreeOrder(order.flatMap((one) => placed.find((other) => other.id === one) ?? [])),
    );
    await audit(tx, access, "frame.split", id, { into: ids });
    return ids;
  });
}

/**
 * Take a split back: the parts are merged into the frame they came from, so tags
 * count as they did, and it is in the draft again.
 * @throws {AppError} not_found; invalid_input when its name or key is taken meanwhile
 */
export async function unsplitFrame(access: EditAccess, id: string): Promise<void> {
  await changeDraft(access, async (tx, frames) => {
    const parts = frames.filter(({ splitFromId }) => splitFromId === id);
    const frame = (await readFrames(tx, access)).find((one) => one.id === id);
    if (!frame || parts.length === 0) {
      throw new AppError("not_found", "This frame is not split.");
    }
    const touched = new Set<string>();
    for (const part of parts) {
      refuseParent(part, frames, "merge");
      for (const one of await countingAs(tx, access, part.id)) touched.add(one);
      await tx.frame.update({
        where: { id: part.id },
        data: { retiredAt: new Date(), mergedIntoId: id },
      });
    }
    if (frame.retired) await bringBack(tx, without(frames, parts), frame);
    await recountFrames(tx, access.projectId, [...touched]);
    await audit(tx, access, "frame.unsplit", id, { parts: parts.map((part) => part.id) });
  });
}

/** The frame and all that were merged into it before: their tags move together. */
async function countingAs(tx: Transaction, access: EditAccess, id: string): Promise<string[]> {
  return [id, ...mergesOf(await readFrames(tx, access)).through(id)];
}

function without(frames: readonly DraftFrame[], parts: readonly DraftFrame[]): DraftFrame[] {
  return frames.filter((frame) => !parts.includes(frame));
}
