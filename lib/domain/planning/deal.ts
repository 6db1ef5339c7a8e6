import type { Random } from "../random";
import { shuffled } from "../random";
import type { PlanReviewer } from "./plan";

/** Gives articles to reviewers, one article after the other. */
export interface Dealer {
  /**
   * Different reviewers for one article, none of them barred; null when the quota leaves
   * too few, and then nobody is counted as having it.
   */
  deal(count: number, barred: readonly string[]): string[] | null;
}

/**
 * Deal like cards: in every lap each reviewer comes once, in a new random order, so that
 * after any number of articles no reviewer has been given more than one more than another
 * (where nobody is barred or has reached the quota). Whoever joins a first reviewer on an
 * article is, among those left in the lap, one who shares the fewest articles with those
 * already on it, so that all pairs come to share about as many.
 */
export function dealer(
  reviewers: readonly PlanReviewer[],
  quota: number | null,
  random: Random,
): Dealer {
  const left = new Map(
    reviewers.map(({ id, has }) => [id, quota === null ? Infinity : quota - has]),
  );
  const shared = new Map<string, number>();
  let lap: string[] = [];
  let nextLap: string[] = [];

  const sharedWith = (id: string, hand: readonly string[]) =>
    hand.reduce((sum, other) => sum + (shared.get(pairOf(id, other)) ?? 0), 0);

  function choose(cards: readonly string[], hand: readonly string[], barred: readonly string[]) {
    let best: string | null = null;
    let fewest = Infinity;
    for (const id of cards) {
      if (left.get(id)! <= 0 || hand.includes(id) || barred.includes(id)) continue;
      const pairs = sharedWith(id, hand);
      if (pairs < fewest) [best, fewest] = [id, pairs];
    }
    return best;
  }

  function refill(): void {
    const able = reviewers.flatMap(({ id }) =>
      left.get(id)! > 0 && !nextLap.includes(id) ? id : [],
    );
    nextLap = [...nextLap, ...shuffled(able, random)];
  }

  function commit(hand: readonly string[]): void {
    for (const [i, id] of hand.entries()) {
      left.set(id, left.get(id)! - 1);
      for (const other of hand.slice(0, i)) {
        shared.set(pairOf(id, other), (shared.get(pairOf(id, other)) ?? 0) + 1);
      }
      if (lap.includes(id)) lap = without(lap, id);
      else nextLap = without(nextLap, id);
    }
    if (lap.length === 0) [lap, nextLap] = [nextLap, []];
  }

  return {
    deal(count, barred) {
      const hand: string[] = [];
      while (hand.length < count) {
        let id = choose(lap, hand, barred) ?? choose(nextLap, hand, barred);
        if (id === null) {
          refill();
          id = choose(nextLap, hand, barred);
        }
        if (id === null) return null;
        hand.push(id);
      }
      commit(hand);
      return hand;
    },
  };
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** The cards without the first that shows `id`. */
function without(cards: readonly string[], id: string): string[] {
  const at = cards.indexOf(id);
  return cards.filter((_, i) => i !== at);
}
