import { fold } from "../clean/fold";

/** Words in a shingle (Manning, Raghavan & Schütze 2008, §19.6: 4 is typical for near-duplicate pages). */
const SHINGLE = 4;

/** Words, with every character of scripts that do not part words as one. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu;

/**
 * The set of a text's shingles, its runs of four words, as ordered hashes of 52 bits.
 * Words are compared in their plain form: case, accents, Serbian script and signs do
 * not count. A text of fewer words is one shingle; one without words has none.
 *
 * Broder, A. Z. (1997). On the resemblance and containment of documents. SEQUENCES ’97.
 */
export function shinglesOf(text: string): Float64Array {
  const words = Array.from(fold(text).match(WORD) ?? [], hashOf);
  const count = words.length === 0 ? 0 : Math.max(1, words.length - SHINGLE + 1);
  const shingles = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let [high, low] = [0x811c9dc5, 0x9747b28c];
    for (let j = i; j < Math.min(i + SHINGLE, words.length); j++) {
      high = mix(high, words[j]!);
      low = mix(low, ~words[j]!);
    }
    shingles[i] = (high >>> 12) * 2 ** 32 + (low >>> 0);
  }
  return distinct(shingles);
}

/**
 * Jaccard's similarity of two sets of shingles: what they share, over all they have
 * together; from 0 to 1, and 0 for two empty ones.
 */
export function similarityOf(a: Float64Array, b: Float64Array): number {
  let shared = 0;
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i]!, b[j]!];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}

function distinct(values: Float64Array): Float64Array {
  values.sort();
  let size = 0;
  for (const value of values) if (size === 0 || values[size - 1] !== value) values[size++] = value;
  return values.slice(0, size);
}

/** FNV-1a of a word's code units, spread by `mix`. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  }
  return hash;
}

function mix(state: number, value: number): number {
  let mixed = Math.imul(state ^ value, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
