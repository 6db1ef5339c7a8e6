import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { RateLimiterMemory, RateLimiterPrisma } from "rate-limiter-flexible";
import { databaseUrl, prisma } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";
import type { Rate } from "@/lib/domain/limits";

/** How often something may be done: so many points in so many seconds, counted by key. */
export interface Limit extends Rate {
  /** Its own name: the same key under another name is counted apart. */
  readonly name: string;
  /**
   * Where it is counted: by each process for itself, where asking the database would cost more
   * than what is limited; by all processes together; or always in the database, so that a
   * restart forgets nothing.
   */
  readonly counted: "by each process" | "together" | "kept";
}

/**
 * A counter for a limit. What processes count together stands in the database (model RateLimit); a
 * SQLite file belongs to one process, whose memory is enough unless the count is to be kept. A key that is
 * over its limit is refused from memory, without asking the database; while the database cannot
 * be asked, each process counts for itself.
 */
export function openLimiter({ name, points, seconds, counted }: Limit): RateLimiterAbstract {
  const options = { keyPrefix: name, points, duration: seconds };
  const memory = new RateLimiterMemory(options);
  const isAlone = parseDatabaseUrl(databaseUrl()).provider === "sqlite";
  if (counted === "by each process" || (counted === "together" && isAlone)) return memory;
  return new RateLimiterPrisma({
    ...options,
    storeClient: prisma,
    tableName: "rateLimit",
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter: memory,
  });
}
