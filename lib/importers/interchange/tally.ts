import type { Lost } from "@/lib/domain/interchange/imported-study";

/** Counts what a reader meets and cannot carry, by kind. */
export class Tally {
  private readonly counts = new Map<string, { count: number; why: string }>();

  /** Count one thing, or several. */
  add(what: string, why: string, count = 1): void {
    if (count === 0) return;
    const known = this.counts.get(what);
    if (known) known.count += count;
    else this.counts.set(what, { count, why });
  }

  get lost(): Lost[] {
    return Array.from(this.counts, ([what, { count, why }]) => ({ what, count, why }));
  }
}
