import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { RateLimiterRes } from "rate-limiter-flexible";
import type { Limit } from "@/lib/data/rate-limits";
import { openLimiter } from "@/lib/data/rate-limits";
import { AppError } from "@/lib/domain/errors";

export interface RateLimit {
  /**
   * Count one more. @throws {AppError} too_many_requests, saying when to try again
   */
  consume(key: string, points?: number): Promise<void>;
  /** @throws {AppError} too_many_requests, where the limit is reached already; counts nothing */
  check(key: string): Promise<void>;
  /** Begin anew, as after a password that was right. */
  forget(key: string): Promise<void>;
}

const opened = globalThis as { framewiseLimits?: Map<string, RateLimiterAbstract> };

/**
 * A limit on how often something may be done.
 *
 * @param tooMany the sentence for who is over it, to which the time to wait is added
 * @param whenReached called once each time that a key goes over the limit
 */
export function rateLimit(
  limit: Limit,
  tooMany: string,
  whenReached?: (key: string) => Promise<void>,
): RateLimit {
  const limiter = (): RateLimiterAbstract => {
    const limits = (opened.framewiseLimits ??= new Map<string, RateLimiterAbstract>());
    const known = limits.get(limit.name);
    if (known) return known;
    const made = openLimiter(limit);
    limits.set(limit.name, made);
    return made;
  };
  const refused = ({ msBeforeNext }: RateLimiterRes): AppError => {
    const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
    return new AppError("too_many_requests", `${tooMany} Try again in ${waiting(retryAfter)}.`, {
      retryAfter,
    });
  };
  return {
    async consume(key, points = 1) {
      try {
        await limiter().consume(key, points);
      } catch (reason) {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        if (reason.consumedPoints === limit.points + 1) await whenReached?.(key);
        throw refused(reason);
      }
    },
    async check(key) {
      const counted = await limiter().get(key);
      if (counted && counted.consumedPoints >= limit.points) throw refused(counted);
    },
    async forget(key) {
      await limiter().delete(key);
    },
  };
}

function waiting(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "a second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
