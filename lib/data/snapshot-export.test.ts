import { expect, test } from "vitest";
import { annotationRows } from "./testing/annotation-rows";
import { atOneMoment } from "./snapshot";
import { readStudy } from "./study-export";
import { submitAs, tagWords } from "./testing/coding";
import { createWorld } from "./testing/world";

test("CO-14: an export holds one moment while people work, and others see what is new", async () => {
  const world = await createWorld();
  await tagWords(world, "ana", "six drones");
  await submitAs(world, "ana");
  const access = await world.as("lea", "export:create");
  const steps = atOneMoment(access, async (moment) => {
    const { head, articles } = await readStudy(access, {
      now: new Date(0),
      db: moment,
    });
    return (async function* () {
      yield head.members.length;
      for await (const { codings } of articles()) yield codings.length;
      for await (const row of annotationRows(access, moment)) yield row.quote;
    })();
  });
  expect(await steps.next()).toEqual({ done: false, value: 1 });
  await tagWords(world, "ben", "fair price");
  await submitAs(world, "ben");
  expect(await all(annotationRows(access))).toHaveLength(2);
  expect(await all(steps)).toEqual([1, "six drones"]);
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
