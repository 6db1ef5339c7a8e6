import type { DBSchema, IDBPDatabase, IDBPTransaction } from "idb";
import { openDB } from "idb";
import type { Mutation, MutationResult } from "@/lib/domain/annotation";
import { newId } from "./new-id";

/** A mutation that is not saved yet. */
export interface OutboxItem {
  /** Counts up: the order in which mutations were made in this browser. */
  readonly order: number;
  readonly mutation: Mutation;
  /** Why it is no longer sent: the answer that a person has to settle first. */
  readonly answer: Exclude<MutationResult, { status: "saved" }> | null;
}

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
  add(mutations: readonly Mutation[]): Promise<void>;
  keepAnswer(answer: NonNullable<OutboxItem["answer"]>): Promise<void>;
  remove(mutationIds: readonly string[]): Promise<void>;
}

interface Row {
  order?: number;
  owner: string;
  mutationId: string;
  mutation: Mutation;
  answer: OutboxItem["answer"];
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
  });

/** The assignments of which this browser still holds something that `userId` did, whoever else uses it. */
export async function parcelsOf(userId: string): Promise<Parcel[]> {
  const db = await openDatabase();
  const rows = await db.getAll("mutations");
  db.close();
  const urls = new Map(rows.flatMap(({ owner, url }) => (url ? [[owner, url] as const] : [])));
  return [...urls].flatMap(([owner, mutationsUrl]) => {
    const [whose, assignmentId] = JSON.parse(owner) as [string, string];
    return whose === userId ? [{ userId, assignmentId, mutationsUrl }] : [];
  });
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
      return rows.map(({ order, mutation, answer }) => ({ order: order!, mutation, answer }));
    },
    async add(mutations) {
      const tx = write(db);
      for (const mutation of mutations) {
        const { mutationId } = mutation;
        const url = parcel.mutationsUrl;
        await tx.store.add({ owner, mutationId, mutation, answer: null, url });
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
  let items: OutboxItem[] = [];
  let order = 0;
  return {
    list: () => Promise.resolve([...items]),
    add(mutations) {
      items.push(...mutations.map((mutation) => ({ order: ++order, mutation, answer: null })));
      return Promise.resolve();
    },
    keepAnswer(answer) {
      items = items.map((item) =>
        item.mutation.mutationId === answer.mutationId ? { ...item, answer } : item,
      );
      return Promise.resolve();
    },
    remove(mutationIds) {
      items = items.filter(({ mutation }) => !mutationIds.includes(mutation.mutationId));
      return Promise.resolve();
    },
  };
}

/**
 * A store that goes on in memory when the first one fails (a full disk, a database
 * deleted under it); `keeps` tells whether everything still outlives the page.
 */
export function withFallback(first: OutboxStore): { store: OutboxStore; keeps: () => boolean } {
  const second = memoryStore();
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
    list: async () => [...(await attempt(() => first.list(), [])), ...(await second.list())],
    async add(mutations) {
      const added = keeps && (await attempt(() => first.add(mutations).then(() => true), false));
      if (!added) await second.add(mutations);
    },
    async keepAnswer(answer) {
      await attempt(() => first.keepAnswer(answer), undefined);
      await second.keepAnswer(answer);
    },
    async remove(mutationIds) {
      await attempt(() => first.remove(mutationIds), undefined);
      await second.remove(mutationIds);
    },
  };
  return { store, keeps: () => keeps };
}
