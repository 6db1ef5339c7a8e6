import type { LanedTag, ParagraphView } from "./paragraph-store";

/** Height of one underline with its gap, in pixels; reading.css draws with the same number. */
export const LANE_HEIGHT = 4;

/**
 * The tags under a point of the screen, shortest first: over an underline the tags
 * in that lane, over the words all tags that cover them. By geometry, because the
 * lanes of one line may be overlapped by the box of the next, which then would be
 * the event's target.
 */
export function tagsAt(
  paragraph: HTMLElement,
  view: ParagraphView,
  lanes: number,
  x: number,
  y: number,
): LanedTag[] {
  const runs = view.stretches.flatMap(({ runs }) => runs).filter((run) => run.covering.length > 0);
  const elements = paragraph.querySelectorAll<HTMLElement>("[data-run]");
  for (const [i, { covering }] of runs.entries()) {
    for (const box of elements[i]?.getClientRects() ?? []) {
      if (x < box.left || x >= box.right || y < box.top || y >= box.bottom) continue;
      const lane = Math.floor((y - (box.bottom - lanes * LANE_HEIGHT)) / LANE_HEIGHT);
      const inLane = covering.filter((tag) => tag.lane === lane);
      const hit = inLane.length > 0 ? inLane : [...covering];
      const whole = (tag: LanedTag) => tag.pieces.at(-1)!.end - tag.pieces[0]!.start;
      return hit.sort((a, b) => whole(a) - whole(b));
    }
  }
  return [];
}
