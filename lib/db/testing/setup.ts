import { afterAll, expect } from "vitest";
import { createDatabase } from "./create-database";

/** Give this test file a database of its own. */
process.env.DATABASE_URL = await createDatabase();

/** What the drivers say that they will not do for long any more. */
const deprecated: string[] = [];
process.on("warning", ({ name, message }) => {
  if (name === "DeprecationWarning" && message.includes("client.query")) deprecated.push(message);
});

afterAll(async () => {
  const { prisma } = await import("../client");
  await prisma.$disconnect();
  expect(deprecated, "the driver is used as it wants to be").toEqual([]);
});
