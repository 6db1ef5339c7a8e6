import type { Mutation, MutationResult } from "@/lib/domain/annotation";
import type { Parcel } from "./outbox-store";
import { indexedDbStore, memoryStore, withFallback } from "./outbox-store";
import { isHere } from "./person-here";
import type { Sent } from "./send-mutations";
import { LONGEST_REQUEST, sendMutations } from "./send-mutations";

/** What a user's tabs on one assignment talk and take turns under. */
const nameOf = ({ userId, assignmentId }: Parcel) => `framewise-outbox ${userId} ${assignmentId}`;

/** Milliseconds; a browser can leave a database unopened without a word. */
const LONGEST_OPENING = 10_000;
/** Milliseconds to wait for another tab's turn: a tab that sleeps in its turn must not keep the others from sending. */
const LONGEST_TURN = 2 * LONGEST_REQUEST;

/** The browser's database, or memory where it has none that can be written to. */
export async function openStore(parcel: Parcel) {
  // So that the browser does not clear it when space is short.
  void navigator.storage?.persist?.().catch(() => false);
  try {
    return withFallback(await Promise.race([indexedDbStore(parcel), never(LONGEST_OPENING)]));
  } catch {
    return { store: memoryStore(), keeps: () => false };
  }
}

function never(after: number): Promise<never> {
  const giveUp = (reject: (reason: Error) => void) => reject(new Error("It does not open"));
  return new Promise((_, reject) => setTimeout(giveUp, after, reject));
}

/** Send what its person left; never in the name of somebody else who signed in since. */
export async function sendParcel(parcel: Parcel, mutations: readonly Mutation[]): Promise<Sent> {
  if (!isHere(parcel.userId)) return { kind: "someone_else" };
  return sendMutations(parcel.mutationsUrl, mutations);
}

/** One tab at a time; without the lock manager (plain http) the mutation ids keep double sending harmless. */
export async function exclusively(parcel: Parcel, work: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return work();
  try {
    const signal = AbortSignal.timeout(LONGEST_TURN);
    await navigator.locks.request(nameOf(parcel), { signal }, work);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "TimeoutError")) throw error;
    await work();
  }
}

/** What the tabs on one assignment tell each other of the server's answers. */
export interface OtherTabs {
  /** Also after `close`: an answer may come when its page has been left. */
  post: (results: readonly MutationResult[]) => void;
  close: () => void;
}

export function openOtherTabs(
  parcel: Parcel,
  hear: (results: readonly MutationResult[]) => void,
): OtherTabs {
  const channel = new BroadcastChannel(nameOf(parcel));
  channel.onmessage = ({ data }) => hear(data as readonly MutationResult[]);
  let closed = false;
  return {
    post(results) {
      if (!closed) return channel.postMessage(results);
      const late = new BroadcastChannel(nameOf(parcel));
      late.postMessage(results);
      late.close();
    },
    close() {
      closed = true;
      channel.close();
    },
  };
}
