import { expect, test } from "vitest";
import type { Random } from "../random";
import { randomFrom } from "../random";
import type { Span } from "../span";
import { graphemeBoundaries, isGraphemeBoundary } from "../text/graphemes";
import { offsetIndex } from "../text/offsets";
import { alike } from "./alike";
import { occursOnce } from "./occurs-once";
import { reanchorBetween } from "./reanchor";

/** One code point, and which of the old text's it is; null for what the correction wrote. */
interface Letter {
  readonly letter: string;
  readonly id: number | null;
  /** Put in a second time, while the first may still stand. */
  readonly copy: boolean;
}

interface History {
  readonly before: string;
  readonly after: string;
  readonly edited: readonly Letter[];
  /** Where each old letter that was not cut stands. */
  readonly ends: ReadonlyMap<number, number>;
}

const WORDS =
  "the levy hurts families and towns while ministers call it fair . , \n “ ” 📰 👩‍👩‍👧 café naïve e\u0301tat 🇷🇸 na the of a".split(
    " ",
  );

const CORRECTIONS = 10_000;
const SPANS = 4;

test("no passage is lost or misplaced in 10,000 random corrections", () => {
  const outcomes = { moved: 0, changed: 0, orphaned: 0 };
  for (let seed = 0; seed < CORRECTIONS; seed++) {
    const random = randomFrom(seed);
    const before = textOf(random);
    const old = letters(before);
    const edited = settled(old, edit(random, old));
    const after = edited.map(({ letter }) => letter).join("");
    const fresh = offsetIndex(after);
    const reanchor = reanchorBetween(before, after);
    const history = { before, after, edited, ends: endsOf(edited) };
    for (const span of spansOf(random, before)) {
      const quote = offsetIndex(before).slice(span);
      const found = reanchor(span);
      outcomes[found.outcome]++;
      if (found.outcome !== "orphaned") {
        const words = fresh.slice(found); // throws outside the text
        expect(words).not.toBe("");
        for (const offset of [found.start, found.end]) {
          expect(isGraphemeBoundary(after, fresh.toUtf16(offset))).toBe(true);
        }
        if (found.outcome === "moved") expect(words).toBe(quote);
        else if (words !== quote) expect(alike(quote, words)).toBeGreaterThanOrEqual(0.5);
      }
      const problem = misplaced(span, found, history);
      if (problem)
        expect.fail(
          `seed ${seed}: ${problem}\n${JSON.stringify({ quote, before, after, span, found }, null, 1)}`,
        );
    }
  }
  // To list every passage as changed would be easy, and no help.
  expect(outcomes.moved).toBeGreaterThan(0.5 * CORRECTIONS * SPANS);
  expect(outcomes.changed).toBeGreaterThan(0.03 * CORRECTIONS * SPANS);
  expect(outcomes.orphaned).toBeGreaterThan(0.01 * CORRECTIONS * SPANS);
});

/** How far an edit must be for a passage to be out of its reach, in code points. */
const FAR = 64;

/** What the edit script says against what was found; null when nothing. */
function misplaced(
  span: Span,
  found: ReturnType<ReturnType<typeof reanchorBetween>>,
  { before, after, edited, ends }: History,
): string | null {
  const shift = ends.get(span.start);
  const stands = (from: number, to: number) => {
    for (let id = from; id < to; id++) if (ends.get(id) !== shift! + id - span.start) return false;
    return true;
  };
  const intact = shift !== undefined && stands(span.start, span.end);
  if (found.outcome === "moved") {
    if (intact && shift !== found.start) {
      // Copied with its surroundings, and cut from them where it was: the copy is the passage now.
      const copied = surroundings(edited, found.start, span.start);
      if (copied <= surroundings(edited, shift, span.start))
        return "it stands, but was put elsewhere";
    }
    if (intact) return null;
    // What was cut and written again may be found; words that stood elsewhere before, never.
    // (White space is nobody's: which of two spaces went with a word cannot be told.)
    const own = edited
      .slice(found.start, found.end)
      .every(
        ({ letter, id, copy }, i) =>
          id === null || copy || id === span.start + i || letter.trim() === "",
      );
    return own ? null : "moved to words that are another passage's";
  }
  const [from, to] = [span.start - FAR, span.end + FAR];
  const doubled = edited.some(({ id, copy }) => copy && id !== null && from <= id && id < to);
  if (doubled || !intact || from < 0 || to > [...before].length || !stands(from, to)) return null;
  const around = offsetIndex(before).slice({ start: from, end: to });
  return occursOnce(before, around) && occursOnce(after, around)
    ? "lost, far from every edit"
    : null;
}

/** How many letters around one are as they were around the old letter `id`. */
function surroundings(edited: readonly Letter[], at: number, id: number): number {
  let [from, to] = [0, 0];
  while (edited[at - from]?.id === id - from) from++;
  while (edited[at + to]?.id === id + to) to++;
  return from + to;
}

/**
 * The edit script in its shortest form: what a correction wrote again exactly where
 * it had cut it was not cut. (Nobody can tell the two from the texts.)
 */
function settled(old: readonly Letter[], edited: readonly Letter[]): Letter[] {
  const result = edited.map((letter) => ({ ...letter }));
  const stands = [...endsOf(edited)].sort(([, a], [, b]) => a - b);
  const bounds = [[-1, -1], ...stands, [old.length, edited.length]] as const;
  for (let i = 1; i < bounds.length; i++) {
    let [oldFrom, from] = [bounds[i - 1]![0] + 1, bounds[i - 1]![1] + 1];
    let [oldTo, to] = bounds[i]!;
    const keep = (at: number, id: number) => (result[at] = { ...old[id]!, id });
    while (oldFrom < oldTo && from < to && old[oldFrom]!.letter === result[from]!.letter)
      keep(from++, oldFrom++);
    while (oldFrom < oldTo && from < to && old[oldTo - 1]!.letter === result[to - 1]!.letter)
      keep(--to, --oldTo);
  }
  return result;
}

/** Where each letter that was neither cut nor copied in stands now. */
function endsOf(edited: readonly Letter[]): Map<number, number> {
  const ends = new Map<number, number>();
  edited.forEach(({ id, copy }, i) => {
    if (id !== null && !copy) ends.set(id, i);
  });
  return ends;
}

function textOf(random: Random): string {
  const words = Array.from({ length: 10 + random.below(70) }, () => pick(random, WORDS));
  return words.join(" ");
}

function letters(text: string): Letter[] {
  return [...text].map((letter, id) => ({ letter, id, copy: false }));
}

function written(text: string): Letter[] {
  return [...text].map((letter) => ({ letter, id: null, copy: false }));
}

/** One to five edits, of words, of sentences, of letters and of marks that join a letter. */
function edit(random: Random, old: readonly Letter[]): Letter[] {
  let text = [...old];
  for (let left = 1 + random.below(5); left > 0; left--) {
    const [from, to] = stretch(random, text, pick(random, [0, 1, 1, 2, 4, 12]));
    const words = Array.from({ length: 1 + random.below(6) }, () => pick(random, WORDS)).join(" ");
    const copied = text.slice(...stretch(random, text, 1 + random.below(14)));
    const insert = pick<() => Letter[]>(random, [
      () => [],
      () => written(words),
      () => written(` ${words} `),
      () => [...written(" "), ...copied.map((letter) => ({ ...letter, copy: true }))],
      () => written(pick(random, ["\u0301", "👩", "x", "\u200d", "🇷", "\n\n"])),
    ])();
    const keep = insert.length > 0 && random.below(3) === 0;
    text = [...text.slice(0, from), ...insert, ...text.slice(keep ? from : to)];
  }
  return text;
}

/** Some words of a text, as a range of letters; an empty one for none. */
function stretch(random: Random, text: readonly Letter[], words: number): [number, number] {
  const spaces = [0, ...text.flatMap(({ letter }, i) => (letter === " " ? [i] : [])), text.length];
  const from = random.below(spaces.length);
  return [spaces[from]!, spaces[Math.min(from + words, spaces.length - 1)]!];
}

function spansOf(random: Random, text: string): Span[] {
  const index = offsetIndex(text);
  const boundaries = graphemeBoundaries(text).map((offset) => index.toCodePoints(offset as never));
  return Array.from({ length: SPANS }, () => {
    const from = random.below(boundaries.length - 1);
    const length = 1 + random.below(pick(random, [3, 12, 60]));
    return {
      start: boundaries[from]!,
      end: boundaries[Math.min(from + length, boundaries.length - 1)]!,
    };
  });
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)]!;
}
