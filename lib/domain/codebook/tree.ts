import type { Frame } from "../frame";

type Placed = Pick<Frame, "id" | "parentId">;

/** A frame with those under it. */
export interface Branch<F> {
  readonly frame: F;
  readonly children: readonly Branch<F>[];
}

/**
 * The frames as a tree; siblings keep the order of the list. A frame whose parent
 * is not in the list stands at the top.
 */
export function treeOf<F extends Placed>(frames: readonly F[]): Branch<F>[] {
  const known = new Set(frames.map(({ id }) => id));
  const parentOf = (frame: F) => (known.has(frame.parentId ?? "") ? frame.parentId : null);
  const under = (parentId: string | null): Branch<F>[] =>
    frames
      .filter((frame) => parentOf(frame) === parentId)
      .map((frame) => ({ frame, children: under(frame.id) }));
  return under(null);
}

/** The frames in the order of a printed codebook: each right before those under it. */
export function inTreeOrder<F extends Placed>(frames: readonly F[]): F[] {
  return treeOf(frames).flatMap(flat);
}

function flat<F>({ frame, children }: Branch<F>): F[] {
  return [frame, ...children.flatMap(flat)];
}

/** How many frames stand above this one. */
export function depthOf(frames: readonly Placed[], id: string): number {
  const parent = frames.find((frame) => frame.id === id)?.parentId;
  return parent && frames.some((frame) => frame.id === parent) ? 1 + depthOf(frames, parent) : 0;
}

/** The frame and all under it. */
export function branchIds(frames: readonly Placed[], id: string): ReadonlySet<string> {
  const ids = new Set([id]);
  for (const frame of inTreeOrder(frames)) {
    if (frame.parentId !== null && ids.has(frame.parentId)) ids.add(frame.id);
  }
  return ids;
}

/** Where a frame shall stand: under a parent, before a sibling or, with null, behind the last one. */
export interface Place {
  readonly parentId: string | null;
  readonly beforeId: string | null;
}

/** One step with the arrow keys: along its siblings, under the one before it, or out behind its parent. */
export type Step = "up" | "down" | "in" | "out";

/** Where a step leads; null where there is no way. */
export function placeAfterStep(frames: readonly Placed[], id: string, step: Step): Place | null {
  const frame = frames.find((one) => one.id === id);
  if (!frame) return null;
  const siblingsOf = (parentId: string | null) =>
    frames.filter((one) => one.parentId === parentId).map((one) => one.id);
  const siblings = siblingsOf(frame.parentId);
  const index = siblings.indexOf(id);
  const before = siblings[index - 1];
  switch (step) {
    case "up":
      return before === undefined ? null : { parentId: frame.parentId, beforeId: before };
    case "down":
      return index === siblings.length - 1
        ? null
        : { parentId: frame.parentId, beforeId: siblings[index + 2] ?? null };
    case "in":
      return before === undefined ? null : { parentId: before, beforeId: null };
    case "out": {
      const parent = frames.find((one) => one.id === frame.parentId);
      if (!parent) return null;
      const uncles = siblingsOf(parent.parentId);
      return {
        parentId: parent.parentId,
        beforeId: uncles[uncles.indexOf(parent.id) + 1] ?? null,
      };
    }
  }
}

/**
 * The frames in tree order with one, and all under it, at another place. Null when
 * that place is inside the frame itself, or does not exist.
 */
export function moved<F extends Placed>(
  frames: readonly F[],
  id: string,
  { parentId, beforeId }: Place,
): F[] | null {
  const frame = frames.find((one) => one.id === id);
  const branch = branchIds(frames, id);
  if (!frame || (parentId !== null && branch.has(parentId)) || beforeId === id) return null;
  if (parentId !== null && !frames.some((one) => one.id === parentId)) return null;
  const others = frames.filter((one) => one !== frame);
  const index = beforeId === null ? others.length : others.findIndex(({ id }) => id === beforeId);
  if (index === -1 || (beforeId !== null && others[index]?.parentId !== parentId)) return null;
  return inTreeOrder([...others.slice(0, index), { ...frame, parentId }, ...others.slice(index)]);
}
