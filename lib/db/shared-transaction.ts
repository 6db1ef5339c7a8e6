import { AsyncResource } from "node:async_hooks";
import type { Transaction } from "./client";
import { databaseUrl, prisma } from "./client";
import { parseDatabaseUrl } from "./url";

const { provider } = parseDatabaseUrl(databaseUrl());

/** Works that are committed at once, at most: a few milliseconds each, and the first waits for the last. */
const MOST_AT_ONCE = 20;

/** A work that waits for its transaction. */
interface Waiting {
  readonly work: (tx: Transaction) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The works that came while others were being carried out. */
let waiting: Waiting[] = [];
let busy = false;

/**
 * Do a short work in a transaction, which on SQLite it shares with others that come at the
 * same time: there transactions take turns, and each commit waits for the disk, now once for
 * all. It ends when what it wrote is on the disk. PostgreSQL does that by itself.
 *
 * A work that throws takes nothing of the others with it: then each is done anew, in a
 * transaction of its own. So it must be one that can be done again.
 */
export function inSharedTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (provider !== "sqlite") return prisma.$transaction(work);
  return new Promise<T>((resolve, reject) => {
    waiting.push({
      work: AsyncResource.bind(work), // whoever carries it out: it belongs to its own request
      resolve: resolve as Waiting["resolve"],
      reject,
    });
    void carryOut();
  });
}

async function carryOut(): Promise<void> {
  if (busy) return;
  busy = true;
  while (waiting.length > 0) {
    const group = waiting.slice(0, MOST_AT_ONCE);
    waiting = waiting.slice(MOST_AT_ONCE);
    if (group.length === 1) await oneByOne(group);
    else await together(group).catch(() => oneByOne(group));
  }
  busy = false;
}

async function together(group: readonly Waiting[]): Promise<void> {
  const values = await prisma.$transaction(async (tx) => {
    const done: unknown[] = [];
    for (const { work } of group) done.push(await work(tx));
    return done;
  });
  group.forEach(({ resolve }, n) => resolve(values[n]));
}

async function oneByOne(group: readonly Waiting[]): Promise<void> {
  for (const { work, resolve, reject } of group)
    await prisma.$transaction(work).then(resolve, reject);
}
