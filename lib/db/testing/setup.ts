import { afterAll } from "vitest";
import { createDatabase } from "./create-database";

/** Give this test file a database of its own. */
process.env.DATABASE_URL = await createDatabase();

afterAll(async () => {
  const { prisma } = await import("../client");
  await prisma.$disconnect();
});
