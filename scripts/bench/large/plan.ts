import type { Random } from "@/lib/domain/random";
import { shuffled } from "@/lib/domain/random";

/** One reviewer's work on one article, before it has a text. */
export interface PlannedWork {
  readonly article: number;
  readonly reviewer: number;
  /** In the reviewer's own order. */
  readonly position: number;
  readonly state: "open" | "in work" | "submitted";
  /** Days before now at which it was submitted, or at which its last tag was made. */
  readonly daysAgo: number;
  readonly annotations: number;
}

/** Every so manyth article is coded by two. */
const DOUBLE = 4;
/** Days over which the coding went on. */
const DAYS = 90;

/**
 * Who codes what, and how far everybody is: each reviewer has handed in 80 to 100 % of
 * the articles, has a few in work and the rest not begun. The annotations of all work
 * together are exactly `annotations`.
 */
export function planWork(
  random: Random,
  size: { readonly articles: number; readonly reviewers: number; readonly annotations: number },
): PlannedWork[] {
  const queues: number[][] = Array.from({ length: size.reviewers }, () => []);
  for (let article = 0; article < size.articles; article++) {
    const first = random.below(size.reviewers);
    queues[first]!.push(article);
    if (article % DOUBLE === 0) {
      queues[(first + 1 + random.below(size.reviewers - 1)) % size.reviewers]!.push(article);
    }
  }
  const begun = queues.flatMap((queue, reviewer) => {
    const done = Math.round(queue.length * (0.8 + 0.2 * random.next()));
    return shuffled(queue, random).map((article, position) => ({
      article,
      reviewer,
      position,
      state: stateAt(position - done),
      daysAgo: position < done ? ((done - 1 - position + random.next()) * DAYS) / done : 0,
      weight: weightAt(position - done, random),
    }));
  });
  const weights = begun.reduce((sum, { weight }) => sum + weight, 0);
  let before = 0;
  let given = 0;
  return begun.map(({ weight, ...work }) => {
    before += weight;
    const upTo = Math.round((size.annotations * before) / weights);
    const annotations = upTo - given;
    given = upTo;
    return { ...work, annotations };
  });
}

function stateAt(afterDone: number): PlannedWork["state"] {
  return afterDone < 0 ? "submitted" : afterDone < 3 ? "in work" : "open";
}

/** Some submitted articles have no tags at all; what is not begun never has. */
function weightAt(afterDone: number, random: Random): number {
  const state = stateAt(afterDone);
  if (state === "open" || (state === "submitted" && random.below(40) === 0)) return 0;
  return state === "in work" ? 0.3 : 0.4 + 1.2 * random.next();
}
