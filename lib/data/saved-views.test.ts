import { beforeAll, expect, test } from "vitest";
import { createSavedView, deleteSavedView, listSavedViews, renameSavedView } from "./saved-views";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";

let world: World;
const of = (name: string) => world.as(name, "article:read");
const names = async (who: string) => (await listSavedViews(await of(who))).map(({ name }) => name);

beforeAll(async () => {
  world = await createWorld({ texts: [], coders: [] });
});

test("a person's views are named, renamed and deleted, and are nobody else's", async () => {
  const [lea, jon] = [await of("lea"), await of("jon")];
  const id = await createSavedView(lea, { name: "No author", query: "missing=author" });
  await createSavedView(lea, { name: "Serbian", query: "language=sr" });
  await createSavedView(jon, { name: "Serbian", query: "" });
  expect(await listSavedViews(lea)).toMatchObject([
    { id, name: "No author", query: "missing=author" },
    { name: "Serbian", query: "language=sr" },
  ]);

  await expect(createSavedView(lea, { name: "Serbian", query: "" })).rejects.toThrow("already");
  await expect(renameSavedView(lea, id, "Serbian")).rejects.toThrow("already");
  await expect(renameSavedView(jon, id, "Stolen")).rejects.toThrow("not exist");
  await expect(deleteSavedView(jon, id)).rejects.toThrow("not exist");
  expect(await names("lea")).toEqual(["No author", "Serbian"]);

  await renameSavedView(lea, id, "Author unknown");
  expect(await names("lea")).toEqual(["Author unknown", "Serbian"]);
  await deleteSavedView(lea, id);
  expect([await names("lea"), await names("jon")]).toEqual([["Serbian"], ["Serbian"]]);
});
