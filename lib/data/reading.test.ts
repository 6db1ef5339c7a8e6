import { afterEach, expect, test, vi } from "vitest";
import { prisma } from "@/lib/db/client";
import { databaseForReading } from "./reading";
import { createWorld } from "./testing/world";

// A copy that answers is tried by e2e/processes.spec.ts, with a real one.
afterEach(() => vi.unstubAllEnvs());

test("without a copy the database itself is read", async () => {
  const { projectId } = await (await createWorld()).as("lea", "statistics:read");
  expect(await databaseForReading({ projectId })).toBe(prisma);
});

test("a copy that does not answer is passed over", async () => {
  const { projectId } = await (await createWorld()).as("lea", "statistics:read");
  vi.stubEnv("DATABASE_REPLICA_URL", "postgresql://nobody@127.0.0.1:1/nothing");
  const begun = performance.now();
  expect(await databaseForReading({ projectId })).toBe(prisma);
  expect(performance.now() - begun).toBeLessThan(10_000);
});
