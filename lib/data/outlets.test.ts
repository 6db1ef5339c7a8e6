import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { changeArticles } from "./article-changes";
import { listOutlets, mergeOutlets, outletIdFor, updateOutlet } from "./outlets";
import type { World } from "./testing/world";
import { TEXT, createWorld } from "./testing/world";

let world: World;
const editor = () => world.as("lea", "article:import");
const outlets = async () =>
  (await listOutlets(await world.as("lea", "article:read"))).map(({ name, aliases, articles }) => ({
    name,
    aliases,
    articles,
  }));
const idOf = async (name: string, address?: string) => {
  const { projectId } = await editor();
  return prisma.$transaction((tx) => outletIdFor(tx, projectId, name, address));
};

beforeEach(async () => {
  world = await createWorld({ texts: [1, 2, 3].map((n) => `${TEXT} ${n}.`), coders: [] });
  for (const [index, outlet] of ["Politika", "politika.rs", "Danas"].entries()) {
    const values = { outlet };
    await changeArticles(await editor(), [world.articleIds[index]!], { kind: "describe", values });
  }
});

test("outlets are merged: the articles move, and the names stay known", async () => {
  const [from, into] = [await idOf("politika.rs"), await idOf("Politika")];
  expect(await mergeOutlets(await editor(), from!, into!)).toBe(1);
  expect(await outlets()).toEqual([
    { name: "Danas", aliases: [], articles: 1 },
    { name: "Politika", aliases: ["politika.rs"], articles: 2 },
  ]);
  expect(await idOf("POLITIKA.rs")).toBe(into);
  expect(await idOf("", "https://www.politika.rs/clanak")).toBe(into);
  expect(await idOf("", "https://nepoznat.rs/")).toBeNull();
});

test("an outlet is renamed and given other names, each once", async () => {
  const id = (await idOf("Danas"))!;
  await updateOutlet(await editor(), id, {
    name: "Danas dnevnik",
    aliases: ["Danas", "danas.rs", "DANAS", " ", "danas dnevnik"],
  });
  expect((await outlets())[0]).toEqual({
    name: "Danas dnevnik",
    aliases: ["DANAS", "danas.rs"],
    articles: 1,
  });
});

test("no two outlets go by one name", async () => {
  const id = (await idOf("Danas"))!;
  const before = await outlets();
  for (const values of [
    { name: "POLITIKA", aliases: [] },
    { name: "Danas", aliases: ["www.politika.rs"] },
  ]) {
    await expect(updateOutlet(await editor(), id, values)).rejects.toThrow("goes by one of these");
  }
  await expect(mergeOutlets(await editor(), id, id)).rejects.toThrow("two different outlets");
  expect(await outlets()).toEqual(before);
});

test("outlets of another project are out of reach", async () => {
  const id = (await idOf("Danas"))!;
  const other = await createWorld({ texts: [], coders: [] });
  const access = await other.as("lea", "article:import");
  await expect(updateOutlet(access, id, { name: "X", aliases: [] })).rejects.toThrow("not exist");
  await expect(mergeOutlets(access, id, (await idOf("Politika"))!)).rejects.toThrow("not exist");
});
