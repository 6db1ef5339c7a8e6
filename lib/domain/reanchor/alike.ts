/**
 * How alike two strings are, from 0 to 1: twice the pairs of neighbouring letters
 * they share, over all their pairs. Spaces and case do not count.
 *
 * Dice, L. R. (1945). Measures of the amount of ecologic association between
 * species. Ecology 26(3), 297–302.
 */
export function alike(a: string, b: string): number {
  const [pairsOfA, pairsOfB] = [pairsOf(a), pairsOf(b)];
  const counts = new Map<string, number>();
  for (const pair of pairsOfA) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of pairsOfB) {
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    shared++;
  }
  const all = pairsOfA.length + pairsOfB.length;
  return all === 0 ? 0 : (2 * shared) / all;
}

/** The first letter alone is a pair too, so that one letter can be compared. */
function pairsOf(text: string): string[] {
  const letters = [...text.toLowerCase().replace(/\s+/gu, "")];
  return letters.map((letter, i) => (letters[i - 1] ?? "") + letter);
}
