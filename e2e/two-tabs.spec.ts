import type { BrowserContext, Page } from "@playwright/test";
import type { World } from "@/lib/data/testing/world";
import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

const MUTATIONS = /\/mutations$/;

const tags = (page: Page) => page.getByRole("region", { name: /^Tags/ }).getByRole("listitem");

async function open(world: World, page: Page): Promise<void> {
  await page.goto(`/projects/${world.slug}/code/${await world.assignmentId("ana")}`);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

async function tag(page: Page, words: string, key = "1"): Promise<void> {
  await selectWords(page, words);
  await page.keyboard.press(key);
}

/** Keep what a browser sends from the server until it is let go, so that nothing depends on who is faster. */
async function holdBack(context: BrowserContext): Promise<() => void> {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await context.route(MUTATIONS, async (route) => {
    await gate;
    await route.continue();
  });
  return letGo;
}

/** Frame and words of what the server has. */
async function stored(world: World, page: Page): Promise<string[]> {
  const id = await world.assignmentId("ana");
  const answer = await page.request.get(`/api/v1/projects/${world.slug}/assignments/${id}`);
  const { annotations } = (await answer.json()) as {
    annotations: { frameId: string; quote: string }[];
  };
  const nameOf = new Map(Object.entries(world.frames).map(([name, frameId]) => [frameId, name]));
  return annotations.map(({ frameId, quote }) => `${nameOf.get(frameId)}: ${quote}`).sort();
}

test("two tabs of one reviewer: both keep what is new, and a tag changed in both asks which is right (CO-01, CO-03)", async ({
  world,
  pageOf,
}) => {
  const one = await pageOf("ana");
  await open(world, one);
  await tag(one, "six drones");
  await expect.poll(() => stored(world, one)).toEqual(["SEC: six drones"]);
  const other = await one.context().newPage();
  await open(world, other);
  await expect(tags(other)).toHaveCount(1);

  const letGo = await holdBack(one.context());
  await one.bringToFront();
  await one.locator("mark", { hasText: "six drones" }).click();
  await one.keyboard.press("2");
  await expect(one.getByText(/^Saving 1/)).toBeVisible();
  await tag(one, "old friendship");
  await expect(one.getByText(/^Saving 2/)).toBeVisible();
  // The other tab knows nothing of that, and deletes what the first one has changed.
  await other.bringToFront();
  await other.locator("mark", { hasText: "six drones" }).click();
  await other.keyboard.press("Delete");
  await tag(other, "warn of dependence");
  await expect(tags(other)).toHaveCount(1);
  expect(await stored(world, one)).toEqual(["SEC: six drones"]);

  letGo();
  const all = ["PRA: six drones", "SEC: old friendship", "SEC: warn of dependence"];
  await expect.poll(() => stored(world, one)).toEqual(all);
  const problem = other.getByRole("region", { name: "Tags that need you" });
  await expect(problem).toContainText("Which one is right?");
  await expect(problem).toContainText("deleted");
  await problem.getByRole("button", { name: "Keep the saved one" }).click();
  await expect(problem).toBeHidden();
  for (const page of [one, other]) {
    await page.reload();
    await expect(tags(page)).toHaveCount(3);
  }
  expect(await stored(world, one)).toEqual(all);
});
