import { performance } from "node:perf_hooks";

/**
 * Milliseconds to allow for what takes at most `budget` where nothing else runs: longer by what
 * five answers to `ask` take now, which is little there and much on a busy machine.
 */
export async function patience(budget: number, ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  for (let n = 0; n < 5; n++) await ask();
  return budget + performance.now() - begun;
}
