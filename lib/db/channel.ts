import { EventEmitter } from "node:events";
import pg from "pg";
import type { Transaction } from "./client";
import { databaseUrl } from "./client";
import { commits } from "./commits";
import { parseDatabaseUrl } from "./url";

/** The name under which processes on one PostgreSQL database hear of each other's commits. */
const CHANNEL = "framewise";
/** Milliseconds before a lost connection is opened again. */
const RECONNECT = 1_000;

/** What a listener gets: a message, or null when some may have been missed. */
type Listener = (message: string | null) => void;

interface Channel {
  readonly heard: EventEmitter<{ message: [string | null] }>;
  connection: pg.Client | null;
  reconnecting: ReturnType<typeof setTimeout> | null;
}

const shared = globalThis as { framewiseChannel?: Channel };
/** This process's ear; one, however often the development server loads this module. */
const channel = (shared.framewiseChannel ??= {
  heard: new EventEmitter<{ message: [string | null] }>().setMaxListeners(0),
  connection: null,
  reconnecting: null,
});

const database = parseDatabaseUrl(databaseUrl());

/**
 * Say something to every process on this database, when and only when the transaction
 * commits. On SQLite there is one process; on PostgreSQL it is NOTIFY.
 */
export async function send(
  tx: Pick<Transaction, "$executeRaw"> & { readonly $connect?: unknown },
  message: string,
): Promise<void> {
  if (database.provider === "postgresql") {
    await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${message})`;
  } else if (tx.$connect) {
    // The client itself, outside a transaction: what was written is committed already.
    channel.heard.emit("message", message);
  } else {
    commits.whenCommitted(() => channel.heard.emit("message", message));
  }
}

/** Hear what is sent from now on. @returns how to stop; the last one closes the connection */
export function listen(listener: Listener): () => void {
  channel.heard.on("message", listener);
  if (database.provider === "postgresql" && !channel.connection && !channel.reconnecting) {
    void connect(database.url);
  }
  return () => {
    channel.heard.off("message", listener);
    if (channel.heard.listenerCount("message") === 0) disconnect();
  };
}

/** Open the one listening connection of this process; when it is lost, open another. */
async function connect(url: string): Promise<void> {
  channel.reconnecting = null;
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  channel.connection = client;
  const lost = () => {
    if (channel.connection !== client) return;
    channel.connection = null;
    if (channel.heard.listenerCount("message") === 0) return;
    channel.reconnecting = setTimeout(() => void connect(url), RECONNECT);
    channel.reconnecting.unref();
  };
  client.on("error", lost);
  client.on("end", lost);
  client.on("notification", ({ payload }) => channel.heard.emit("message", payload ?? null));
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    channel.heard.emit("message", null); // whatever happened before is not told again
  } catch {
    lost();
  }
}

function disconnect(): void {
  if (channel.reconnecting) clearTimeout(channel.reconnecting);
  const { connection } = channel;
  channel.reconnecting = channel.connection = null;
  void connection?.end().catch(() => {});
}
