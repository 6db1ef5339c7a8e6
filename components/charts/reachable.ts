import { MARKS } from "./plot";

/** A mark that can be pointed at, focused and, if it is a link, opened. */
export type ReachableMark = SVGAElement | SVGElement;

/** The marks of a drawing, in the order of its rows. */
export function marksOf(drawing: ParentNode): ReachableMark[] {
  return [...drawing.querySelectorAll<SVGElement>(`.${MARKS} [aria-label]`)];
}

/**
 * Prepare a drawing for reading aloud and for the keyboard: what only decorates is
 * hidden, links carry what their mark says, and the first mark is the one that Tab
 * reaches; from there arrow keys go on (`nextMark`).
 */
export function makeReachable(drawing: Element): void {
  for (const layer of drawing.querySelectorAll("g[aria-label]"))
    layer.removeAttribute("aria-label");
  for (const shape of marksOf(drawing)) {
    const link = shape.parentElement?.localName === "a" ? shape.parentElement : null;
    if (link) {
      link.setAttribute("aria-label", shape.getAttribute("aria-label") ?? "");
      shape.removeAttribute("aria-label");
    } else {
      shape.setAttribute("role", "img");
    }
    (link ?? shape).setAttribute("tabindex", "-1");
  }
  for (const layer of drawing.children) {
    if (marksOf(layer).length === 0 && !layer.matches(`.${MARKS}`)) {
      layer.setAttribute("aria-hidden", "true");
    }
  }
  marksOf(drawing)[0]?.setAttribute("tabindex", "0");
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const DIRECTIONS: Readonly<Record<string, Place>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
};

/**
 * Where a key leads among marks at these centres: with an arrow the nearest that way,
 * straight ahead before askew; where there is none, the next or the one before. Null
 * for other keys.
 */
export function nextPlace(centres: readonly Place[], from: number, key: string): number | null {
  if (key === "Home") return 0;
  if (key === "End") return centres.length - 1;
  const way = DIRECTIONS[key];
  const here = centres[from];
  if (!way || !here) return null;
  let nearest: number | null = null;
  let least = Infinity;
  for (const [place, { x, y }] of centres.entries()) {
    const ahead = (x - here.x) * way.x + (y - here.y) * way.y;
    const askew = Math.abs((x - here.x) * way.y) + Math.abs((y - here.y) * way.x);
    const distance = ahead + 4 * askew;
    if (ahead > 1 && distance < least) [nearest, least] = [place, distance];
  }
  const beside = from + way.x + way.y;
  return nearest ?? Math.min(centres.length - 1, Math.max(0, beside));
}

/** The mark that a key leads to from another, which becomes the one that Tab comes back to. */
export function nextMark(drawing: ParentNode, from: Element, key: string): ReachableMark | null {
  const marks = marksOf(drawing);
  const centres = marks.map((mark) => {
    const { left, top, width, height } = mark.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  const place = nextPlace(
    centres,
    marks.findIndex((mark) => mark === from),
    key,
  );
  const next = place === null ? null : (marks[place] ?? null);
  if (next) {
    for (const mark of marks) mark.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
  }
  return next;
}
