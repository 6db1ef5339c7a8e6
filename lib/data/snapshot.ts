import type { Transaction } from "@/lib/db/client";
import { inSnapshot } from "@/lib/db/snapshot";
import type { ProjectAccess } from "@/lib/domain/access";
import { databaseForReading } from "./reading";

/** The database as it is at one moment. */
export type Moment = Transaction;

/**
 * What is read of a project at one moment, which is held until the last piece was taken or
 * the reader has left.
 */
export async function* atOneMoment<T>(
  access: Pick<ProjectAccess, "projectId">,
  read: (moment: Moment) => Promise<AsyncIterable<T>>,
): AsyncGenerator<T> {
  yield* inSnapshot(await databaseForReading(access), async function* (moment) {
    yield* await read(moment);
  });
}
