import type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";
import { openDB } from "idb";
import type { Mutation, MutationResult } from "@/lib/domain/annotation";
import { subjectOf } from "@/lib/domain/annotation";
import { newId } from "./new-id";

/** A mutation that is not saved yet. */
export interface OutboxItem {
  /** Counts up: the order in which mutations were made in this browser. */
  readonly order: number;
  readonly mutation: Mutation;
  /** What it says, for a person to read and copy; an earlier release did not keep that. */
  readonly words?: string | undefined;
  /** Why it is no longer sent: the answer that a person has to settle first. */
  readonly answer: Exclude<MutationResult, { status: "saved" }> | null;
}

/** A mutation to keep, and what it says. */
export type Unsent = Pick<OutboxItem, "mutation" | "words">;

/** Whose tags an outbox carries, and where to. */
export interface Parcel {
  readonly userId: string;
  readonly assignmentId: string;
  /** Where mutations of this assignment are posted. */
  readonly mutationsUrl: string;
}

/** Where unsaved mutations of one user and assignment are kept. */
export interface OutboxStore {
  /** In the order in which they were made. */
  list(): Promise<OutboxItem[]>;
  add(mutations: readonly Unsent[]): Promise<void>;
  keepAnswer(answer: NonNullable<OutboxItem["answer"]>): Promise<void>;
  remove(mutationIds: readonly string[]): Promise<void>;
}

interface Row {
  order?: number;
  owner: string;
  mutationId: string;
  mutation: Mutation;
  answer: OutboxItem["answer"];
  words?: string | undefined;
  /** Where it is posted; an earlier release did not keep that. */
  url?: string;
}

interface Schema extends DBSchema {
  mutations: { key: number; value: Row; indexes: { owner: string; mutationId: string } };
}

const openDatabase = () =>
  openDB<Schema>("framewise-outbox", 1, {
    upgrade(db) {
      const store = db.createObjectStore("mutations", { keyPath: "order", autoIncrement: true });
      store.createIndex("owner", "owner");
      store.createIndex("mutationId", "mutationId", { unique: true });
    },
    // A newer release or a person's clearing out must not wait for this page, which goes on in memory.
    blocking: (_version, _wanted, event) => (event.target as IDBDatabase).close(),
  });

/** The assignments of which this browser still holds something that `userId` did, whoever else uses it. */
export async function parcelsOf(userId: string): Promise<Parcel[]> {
  const db = await openDatabase();
  const owners = IDBKeyRange.bound(...rangeOf(userId));
  const rows = await db.getAllFromIndex("mutations", "owner", owners);
  db.close();
  const urls = new Map(rows.flatMap(({ owner, url }) => (url ? [[owner, url] as const] : [])));
  return [...urls].map(([owner, mutationsUrl]) => {
    const [, assignmentId] = JSON.parse(owner) as [string, string];
    return { userId, assignmentId, mutationsUrl };
  });
}

/** The keys of a person's parcels begin alike; what sorts between these two is this person's. */
function rangeOf(userId: string): [string, string] {
  const begin = `[${JSON.stringify(userId)},`;
  return [begin, `${begin}\uffff`];
}

/** How many changes of this person this browser holds that are not saved. */
export async function countUnsent(userId: string): Promise<number> {
  const db = await openDatabase();
  const owners = IDBKeyRange.bound(...rangeOf(userId));
  const count = await db.countFromIndex("mutations", "owner", owners);
  db.close();
  return count;
}

/**
 * A store in the browser's database, which outlives reloads and crashes. Keyed by
 * user and assignment: what another person left on the same browser is not touched.
 *
 * @throws when the browser has no usable database, as in some private windows or on a full disk.
 */
export async function indexedDbStore(parcel: Parcel): Promise<OutboxStore> {
  const owner = JSON.stringify([parcel.userId, parcel.assignmentId]);
  const db = await openDatabase();
  // "strict": done means written to disk, not to a buffer that a power cut empties.
  const write = (db: IDBPDatabase<Schema>) =>
    db.transaction("mutations", "readwrite", { durability: "strict" });
  await tryOut(write(db));

  return {
    async list() {
      const rows = await db.getAllFromIndex("mutations", "owner", owner);
      return rows
        .filter(isSound)
        .map(({ order, mutation, answer, words }) => ({ order: order!, mutation, answer, words }));
    },
    async add(mutations) {
      const tx = write(db);
      for (const { mutation, words } of mutations) {
        const { mutationId } = mutation;
        const url = parcel.mutationsUrl;
        await tx.store.add({ owner, mutationId, mutation, answer: null, words, url });
      }
      await tx.done;
    },
    async keepAnswer(answer) {
      const tx = write(db);
      const row = await tx.store.index("mutationId").get(answer.mutationId);
      if (row?.owner === owner) await tx.store.put({ ...row, answer });
      await tx.done;
    },
    async remove(mutationIds) {
      const tx = write(db);
      for (const mutationId of mutationIds) {
        const key = await tx.store.index("mutationId").getKey(mutationId);
        if (key !== undefined) await tx.store.delete(key);
      }
      await tx.done;
    },
  };
}

/** A row that was damaged so that it says nothing must not hold up the others. */
function isSound({ mutation }: Row): boolean {
  return Boolean(mutation) && Boolean(mutation.mutationId) && Boolean(subjectOf(mutation));
}

/** Write a row and take it away again: a database that opens may still refuse what it is given. */
async function tryOut(tx: IDBPTransaction<Schema, ["mutations"], "readwrite">): Promise<void> {
  const mutation = {
    kind: "delete",
    mutationId: newId(),
    annotationId: "",
    baseRevision: 0,
  } as const;
  const row = { owner: "", mutationId: mutation.mutationId, mutation, answer: null };
  await tx.store.delete(await tx.store.add(row));
  await tx.done;
}

/** A store that lasts as long as the page, for browsers without a usable database. */
export function memoryStore(): OutboxStore {
  const items = new Map<string, OutboxItem>();
  let order = 0;
  return {
    list: () => Promise.resolve([...items.values()]),
    add(mutations) {
      for (const { mutation, words } of mutations) {
        items.set(mutation.mutationId, { order: ++order, mutation, words, answer: null });
      }
      return Promise.resolve();
    },
    keepAnswer(answer) {
      const item = items.get(answer.mutationId);
      if (item) items.set(answer.mutationId, { ...item, answer });
      return Promise.resolve();
    },
    remove(mutationIds) {
      for (const id of mutationIds) items.delete(id);
      return Promise.resolve();
    },
  };
}

const byId = (items: readonly OutboxItem[]) =>
  new Map(items.map((item) => [item.mutation.mutationId, item]));

const answerIn = (copies: ReadonlyMap<string, OutboxItem>, { mutation }: OutboxItem) =>
  copies.get(mutation.mutationId)?.answer ?? null;

/**
 * A store that is kept in memory as well, so that nothing of this visit is lost when the first
 * one fails or is emptied: a full disk, a database deleted under it. `keeps` tells whether
 * everything still outlives the page.
 */
export function withFallback(first: OutboxStore): { store: OutboxStore; keeps: () => boolean } {
  const second = memoryStore();
  /** What the first one may go on listing because it could not take it out. */
  const removed = new Set<string>();
  let keeps = true;

  async function attempt<T>(work: () => Promise<T>, instead: T): Promise<T> {
    try {
      return await work();
    } catch {
      keeps = false;
      return instead;
    }
  }

  const store: OutboxStore = {
    async list() {
      const listed = await attempt(() => first.list(), []);
      const copies = byId(await second.list());
      const items = listed
        .filter(({ mutation }) => !removed.has(mutation.mutationId))
        .map((item) => ({ ...item, answer: item.answer ?? answerIn(copies, item) }));
      await second.add(items.filter(({ mutation }) => !copies.has(mutation.mutationId)));
      // Another tab may have had an answer to one meanwhile. Sending that again is harmless.
      const known = byId(items);
      const missing = [...copies].flatMap(([id, copy]) => (known.has(id) ? [] : [copy]));
      return [...items, ...missing];
    },
    async add(mutations) {
      await second.add(mutations);
      if (keeps) await attempt(() => first.add(mutations), undefined);
    },
    async keepAnswer(answer) {
      await second.keepAnswer(answer);
      await attempt(() => first.keepAnswer(answer), undefined);
    },
    async remove(mutationIds) {
      await second.remove(mutationIds);
      for (const id of mutationIds) removed.add(id);
      await attempt(() => first.remove(mutationIds), undefined);
    },
  };
  return { store, keeps: () => keeps };
}
