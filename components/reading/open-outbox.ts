import type { Parcel } from "./outbox-store";
import { indexedDbStore, memoryStore, withFallback } from "./outbox-store";

/** What a user's tabs on one assignment talk and take turns under. */
export const outboxName = ({ userId, assignmentId }: Omit<Parcel, "mutationsUrl">) =>
  `framewise-outbox ${userId} ${assignmentId}`;

/** The browser's database, or memory where it has none that can be written to. */
export async function openStore(parcel: Parcel) {
  // So that the browser does not clear it when space is short.
  void navigator.storage?.persist?.().catch(() => false);
  try {
    return withFallback(await indexedDbStore(parcel));
  } catch {
    return { store: memoryStore(), keeps: () => false };
  }
}

/** One tab at a time; without the lock manager (plain http) the mutation ids keep double sending harmless. */
export async function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  if ("locks" in navigator) await navigator.locks.request(name, work);
  else await work();
}
