import { vi } from "vitest";
import { createDatabase } from "./create-database";

/**
 * Do something in another, empty installation: modules that `work` imports (with
 * `await import`) are loaded anew and work on a database of their own.
 */
export async function elsewhere<T>(work: () => Promise<T>): Promise<T> {
  const shared = globalThis as { framewisePrisma?: unknown }; // where lib/db/client.ts keeps it
  const here = { url: process.env.DATABASE_URL, client: shared.framewisePrisma };
  process.env.DATABASE_URL = await createDatabase();
  shared.framewisePrisma = undefined;
  vi.resetModules();
  try {
    return await work();
  } finally {
    const { prisma } = await import("../client");
    await prisma.$disconnect();
    process.env.DATABASE_URL = here.url;
    shared.framewisePrisma = here.client;
    vi.resetModules();
  }
}
