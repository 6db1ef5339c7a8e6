import { beforeEach, expect, test } from "vitest";
import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { annotationsTable } from "@/lib/domain/export/annotations-table";
import { tableTypes } from "@/lib/domain/export/table-types";
import { byteStream } from "@/lib/server/byte-stream";
import { readAnnotations } from "./exports";
import { atOneMoment } from "./snapshot";
import { annotationRows } from "./testing/annotation-rows";
import { submitAs, tagWords } from "./testing/coding";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";

const CODERS = 40;
const TAGS = 12;
let world: World;

/** One article that forty more than ana have coded as she did, each with twelve tags. */
beforeEach(async () => {
  world = await createWorld();
  await tagWords(world, "ana", "six drones");
  await submitAs(world, "ana");
  const reviewerId = world.userId("ana");
  const { annotations, ...assignment } = await prisma.assignment.findFirstOrThrow({
    where: { reviewerId },
    include: { annotations: true },
  });
  const tag = { ...annotations[0]!, pieces: undefined, attributes: {} };
  const copies = Array.from({ length: CODERS }, (_, n) => {
    const id = crypto.randomUUID();
    return { id, assignmentId: crypto.randomUUID(), email: `${id}@example.org`, name: `C ${n}` };
  });
  await prisma.user.createMany({
    data: copies.map(({ id, email, name }) => ({ id, email, name })),
  });
  await prisma.assignment.createMany({
    data: copies.map(({ id, assignmentId }) => ({
      ...assignment,
      ...{ id: assignmentId, reviewerId: id, overrides: [] },
    })),
  });
  await prisma.annotation.createMany({
    data: copies.flatMap(({ id, assignmentId }) =>
      Array.from({ length: TAGS }, () => ({
        ...tag,
        ...{ id: crypto.randomUUID(), assignmentId, reviewerId: id },
      })),
    ),
  });
});

/** The database, counting how often tags are read. */
function counting() {
  const reads = { tags: 0 };
  const db = new Proxy<Transaction>(prisma, {
    get(target, key) {
      if (key === "$queryRaw") reads.tags++;
      return Reflect.get(target, key) as unknown;
    },
  });
  return { db, reads };
}

test("closing the connection stops the reading", async () => {
  const access = await world.as("lea", "export:create");
  const csv = (db: Transaction) =>
    byteStream(tableTypes.csv.write(readAnnotations(access, db), annotationsTable.columns));
  const whole = counting();
  await new Response(csv(whole.db)).arrayBuffer();
  expect(whole.reads.tags).toBe(5);

  const left = counting();
  const reader = csv(left.db).getReader();
  await reader.read(); // the header
  await reader.read(); // the first hundred rows
  await reader.cancel();
  await new Promise((resume) => setTimeout(resume, 20));
  expect(left.reads.tags).toBeLessThanOrEqual(2); // one stretch, and perhaps one that was asked for ahead
});

test("the rows are the same from a snapshot, which reads past Prisma, as from the database", async () => {
  const access = await world.as("lea", "export:create");
  const rows = await all(annotationRows(access));
  expect(rows).toHaveLength(CODERS * TAGS + 1);
  expect(new Set(rows.map(({ annotationId }) => annotationId)).size).toBe(rows.length);
  const lists = await all(
    atOneMoment(access, (moment) => Promise.resolve(readAnnotations(access, moment))),
  );
  expect(lists.flat()).toEqual(rows);
  expect(lists.length).toBeGreaterThan(3);
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
