import { createWorld } from "@/lib/data/testing/world";
import { duplicates } from "@/lib/server/jobs/duplicates";
import { runJobHere } from "@/lib/server/jobs/run";
import { createArticles, textOf } from "./corpus";
import type { Figure } from "./figure";

const ARTICLES = 10_000;
/** One article in so many prints the one before it, with a word changed in each hundred. */
const EVERY = 4;
const CHANGED = 100;

function printed(n: number): string {
  if (n % EVERY !== 1) return textOf(n);
  const words = textOf(n - 1).split(" ");
  return words.map((word, i) => (i % CHANGED === 50 ? "edited" : word)).join(" ");
}

/** Find and join the copies among 10,000 articles, as the job does: read, compare apart, store. */
export async function findCopies(): Promise<Figure[]> {
  const world = await createWorld({ texts: [], coders: [] });
  const access = await world.as("lea", "article:import");
  await createArticles(access.projectId, ARTICLES, printed);
  const began = performance.now();
  const result = await runJobHere(access, duplicates, { threshold: 0.7 }, () => {});
  const value = performance.now() - began;
  const found = JSON.stringify(result);
  const expected = `{"threshold":0.7,"clusters":${ARTICLES / EVERY},"printings":${(2 * ARTICLES) / EVERY}}`;
  if (!found.includes(expected)) throw new Error(`Expected ${expected}, found ${found}`);
  return [{ work: "10,000 articles, copies found and joined", value, unit: "ms", atMost: 30_000 }];
}
