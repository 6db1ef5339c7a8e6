import type { Lost } from "@/lib/domain/interchange/imported-study";

/** Counts, while a file is read, what of it is not carried over. */
export interface Losses {
  add(what: string, why: string, count?: number): void;
  /** In the order of first mention. */
  list(): Lost[];
}

export function countLosses(): Losses {
  const losses = new Map<string, { count: number; readonly why: string }>();
  return {
    add(what, why, count = 1) {
      const known = losses.get(what);
      if (known) known.count += count;
      else if (count > 0) losses.set(what, { count, why });
    },
    list: () => [...losses].map(([what, { count, why }]) => ({ what, count, why })),
  };
}
