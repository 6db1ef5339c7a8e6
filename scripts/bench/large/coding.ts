import type { Random } from "@/lib/domain/random";
import { shuffled } from "@/lib/domain/random";
import type { Span } from "@/lib/domain/span";
import type { MadeText } from "./text";

/** A passage and the frame somebody may see in it. */
export interface Tagged extends Span {
  readonly frame: number;
}

/** Most frames that one article uses. */
const MOST_FRAMES = 8;
/** How many of the passages an article offers its reviewer passes over, … */
const OVERLOOKED = 0.2;
/** … and of those tagged, how many reach on into the next sentence. */
const LONGER = 0.08;

/** What an article offers to tag, in one order for all who read it: outlets differ in the frames they use. */
export function offeredIn(
  { sentences }: MadeText,
  outlet: number,
  frames: number,
  random: Random,
): Tagged[] {
  const liking = (frame: number) => 1 / (1 + ((frame * 7 + outlet * 3) % frames));
  const used = Array.from({ length: frames }, (_, frame) => ({
    frame,
    drawn: random.next() ** (1 / liking(frame)),
  }))
    .sort((a, b) => b.drawn - a.drawn)
    .slice(0, MOST_FRAMES);
  return shuffled(
    used.flatMap(({ frame }) => sentences.map(({ start, end }) => ({ start, end, frame }))),
    random,
  );
}

/** `count` of the offered passages as one reviewer finds them, in the order of the text. */
export function foundOf(
  offered: readonly Tagged[],
  { sentences }: MadeText,
  count: number,
  random: Random,
): Tagged[] {
  const found: Tagged[] = [];
  const overlooked: Tagged[] = [];
  for (const passage of offered) {
    if (found.length === count) break;
    if (random.next() < OVERLOOKED) overlooked.push(passage);
    else found.push(random.next() < LONGER ? longer(passage, sentences) : passage);
  }
  found.push(...overlooked.slice(0, count - found.length));
  if (found.length < count) throw new RangeError(`Only ${found.length} of ${count} passages`);
  return found.sort((a, b) => a.start - b.start || b.end - a.end || a.frame - b.frame);
}

function longer(passage: Tagged, sentences: readonly Span[]): Tagged {
  const next = sentences.find(({ start }) => start === passage.end + 1);
  return next ? { ...passage, end: next.end } : passage;
}
