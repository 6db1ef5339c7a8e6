import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { RateLimiterMemory, RateLimiterPrisma } from "rate-limiter-flexible";
import { databaseUrl, prisma } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";

/** How often something may be done: so many points in so many seconds, counted by key. */
export interface Limit {
  /** Its own name: the same key under another name is counted apart. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  /** Counted in the database also where one process has it to itself, so that a restart forgets nothing. */
  readonly kept: boolean;
}

/**
 * A counter for a limit. With PostgreSQL all processes share it (model RateLimit); a SQLite file
 * belongs to one process, whose memory is enough unless the count is to be kept. A key that is
 * over its limit is refused from memory, without asking the database; while the database cannot
 * be asked, each process counts for itself.
 */
export function openLimiter({ name, points, seconds, kept }: Limit): RateLimiterAbstract {
  const options = { keyPrefix: name, points, duration: seconds };
  const memory = new RateLimiterMemory(options);
  if (!kept && parseDatabaseUrl(databaseUrl()).provider === "sqlite") return memory;
  return new RateLimiterPrisma({
    ...options,
    storeClient: prisma,
    tableName: "rateLimit",
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter: memory,
  });
}
