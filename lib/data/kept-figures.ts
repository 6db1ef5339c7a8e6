import { LastUsed } from "@/lib/domain/last-used";

/** Results kept; each is what a page or file needs of one report. */
const MOST = 300;

interface Kept {
  readonly revision: number;
  readonly value: Promise<unknown>;
}

const shared = globalThis as { framewiseFigures?: LastUsed<Kept> };
/** One for the whole process: pages and files are built apart. */
const kept = (shared.framewiseFigures ??= new LastUsed(MOST));

/**
 * What `compute` gave for this key at this revision of the data: computed once, also
 * when several ask at the same time, and anew as soon as the revision is another one.
 * Whoever asks must have read the revision before the data, so that nothing is older
 * than it says. The key names the viewer: nobody is given what another may see.
 */
export async function keptAt<T>(
  key: string,
  revision: number,
  compute: () => Promise<T>,
): Promise<T> {
  const found = kept.get(key);
  if (found?.revision === revision) return found.value as Promise<T>;
  const value = compute();
  kept.set(key, { revision, value });
  value.catch(() => {
    if (kept.get(key)?.value === value) kept.delete(key);
  });
  return value;
}
