import type { Transaction } from "@/lib/db/client";
import { inSnapshot } from "@/lib/db/snapshot";

/** The database as it is at one moment. */
export type Moment = Transaction;

/** What is read of one moment, which is held until the last piece was taken or the reader has left. */
export function atOneMoment<T>(
  read: (moment: Moment) => Promise<AsyncIterable<T>>,
): AsyncGenerator<T> {
  return inSnapshot(async function* (moment) {
    yield* await read(moment);
  });
}
