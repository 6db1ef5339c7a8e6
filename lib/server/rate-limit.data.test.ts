import { describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { openLimiter } from "@/lib/data/rate-limits";
import type { AppError } from "@/lib/domain/errors";
import { rateLimit } from "./rate-limit";

const outcome = (asked: Promise<void>) =>
  asked.then(
    () => "done",
    ({ code, message, retryAfter }: AppError) => ({ code, message, retryAfter }),
  );

describe("rateLimit", () => {
  test.each([["by each process"], ["together"], ["kept"]] as const)(
    "refuses what is over the limit, by key, counted %s",
    async (counted) => {
      const limit = { name: `doors ${counted}`, points: 2, seconds: 600, counted };
      const doors = rateLimit(limit, "Too many doors.");
      await doors.check("ana");
      expect(await outcome(doors.consume("ana"))).toBe("done");
      expect(await outcome(doors.consume("ana"))).toBe("done");
      const refusal = {
        code: "too_many_requests",
        message: "Too many doors. Try again in 10 minutes.",
        retryAfter: expect.any(Number) as number,
      };
      expect(await outcome(doors.check("ana"))).toEqual(refusal);
      expect(await outcome(doors.consume("ana"))).toEqual(refusal);
      expect(await outcome(doors.consume("ben"))).toBe("done");
      await doors.forget("ana");
      expect(await outcome(doors.consume("ana"))).toBe("done");
    },
  );

  test("what is kept is counted by every process", async () => {
    const limit = { name: "shared", points: 3, seconds: 600, counted: "kept" } as const;
    const here = openLimiter(limit);
    const elsewhere = openLimiter(limit);
    await Promise.all([here.consume("ana"), here.consume("ana")]);
    await elsewhere.consume("ana");
    await expect(elsewhere.consume("ana")).rejects.toMatchObject({ remainingPoints: 0 });
    await expect(here.consume("ana")).rejects.toMatchObject({ remainingPoints: 0 });
    expect(await prisma.rateLimit.count({ where: { key: "shared:ana" } })).toBe(1);
  });

  test("a window that is over begins anew", async () => {
    const limit = { name: "short", points: 1, seconds: 1, counted: "kept" } as const;
    const short = rateLimit(limit, "Too many.");
    await short.consume("ana");
    await prisma.rateLimit.update({
      where: { key: "short:ana" },
      data: { expire: new Date(Date.now() - 1) },
    });
    expect(await outcome(short.consume("ana"))).toBe("done");
  });
});
