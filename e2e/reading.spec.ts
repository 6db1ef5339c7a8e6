import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import type { World } from "@/lib/data/testing/world";
import { TEXT } from "@/lib/data/testing/world";
import { expect, expectAccessible, test } from "./fixtures";
import { retry } from "./retry";
import { selectWords } from "./select-words";

const EXPERTS = "Critics 📰 warn of dependence";

async function open(world: World, page: Page, name = "ana"): Promise<void> {
  await page.goto(`/projects/${world.slug}/code/${await world.assignmentId(name)}`);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

const article = (page: Page) => page.getByRole("article", { name: "Article text" });
const tags = (page: Page) => page.getByRole("region", { name: /^Tags/ }).getByRole("listitem");
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

/** What the server has, as another page would read it. */
async function stored(world: World, page: Page) {
  const id = await world.assignmentId("ana");
  const answer = await page.request.get(`/api/v1/projects/${world.slug}/assignments/${id}`);
  const { annotations } = (await answer.json()) as {
    annotations: {
      quote: string;
      pieces: { start: number; end: number }[] | null;
      createdAt: string;
    }[];
  };
  return annotations;
}

test("what was saved is there for whoever goes back to the article", async ({ world, pageOf }) => {
  const page = await pageOf("ana");
  await page.goto(`/projects/${world.slug}`);
  const desk = `/projects/${world.slug}/code/${await world.assignmentId("ana")}`;
  await page.locator(`a[href="${desk}"]`).first().click();
  await saved(page);
  await selectWords(page, "six drones");
  await page.keyboard.press("1");
  await expect(tags(page)).toHaveCount(1);
  await saved(page);
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${world.slug}$`));
  await page.goBack();
  await expect(article(page)).toBeVisible();
  await expect(tags(page)).toHaveCount(1);
});

test("by mouse: pieces of one tag, split, merge, and every place of a word in one step", async ({
  world,
  pageOf,
}) => {
  const page = await pageOf("ana");
  await open(world, page);

  await selectWords(page, "six drones");
  await page.keyboard.press("1");
  await selectWords(page, "old friendship");
  await page.getByRole("button", { name: /Add as a piece to SEC/ }).click();
  await expect(tags(page)).toHaveCount(1);
  await expect(tags(page)).toContainText("2 pieces");
  await saved(page);
  const [discontinuous] = await stored(world, page);
  expect(discontinuous!.pieces).toHaveLength(2);

  await page.keyboard.press("ControlOrMeta+z");
  await expect(tags(page)).not.toContainText("2 pieces");

  await selectWords(page, "fair price for a good product");
  await page.keyboard.press("2");
  await page.locator("mark", { hasText: "fair price" }).click({ position: { x: 120, y: 8 } });
  await page.getByRole("button", { name: "Split", exact: true }).click();
  await expect(tags(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(tags(page)).toHaveCount(2);

  await selectWords(page, "Belgrade");
  await page.getByRole("button", { name: /stand in 2 places/ }).click();
  await page.getByRole("button", { name: "Tag 2 of 2 places" }).click();
  await expect(tags(page)).toHaveCount(4);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(tags(page)).toHaveCount(2);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(tags(page)).toHaveCount(4);

  await page.keyboard.press("h");
  await expect(page.getByRole("dialog", { name: "What can be undone" })).toContainText(
    "Tagged 2 places: ",
  );
  await page.keyboard.press("Escape");
  await saved(page);
  await page.reload();
  await expect(tags(page)).toHaveCount(4);
});

test("by keyboard alone: read, select, tag, move the ends, find, and say how sure", async ({
  world,
  pageOf,
}) => {
  const page = await pageOf("ana");
  await open(world, page);
  await article(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("s");
  const palette = page.getByRole("dialog", { name: "Tag the selected words" });
  await expect(palette).toBeVisible();
  await page.keyboard.press("1");
  await expect(tags(page)).toHaveCount(1);
  await page.keyboard.press("Shift+N");
  await page.keyboard.press("}");
  await page.keyboard.press("}");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: /^Tag “/ });
  await panel.getByRole("radio", { name: "High" }).press("Space");
  await panel.getByRole("checkbox", { name: "Needs discussion" }).press("Space");
  await page.keyboard.press("Escape");
  await expect(tags(page)).toContainText("high confidence · needs discussion");
  const end = page.getByRole("slider", { name: "End of the tag" });
  await page.keyboard.press("n");
  await end.press("ArrowLeft");
  await expect(end).toHaveAttribute("aria-valuetext", /^ends with /);

  await article(page).focus();
  await page.keyboard.press("/");
  await page.keyboard.type("drone");
  await expect(page.getByText("1 of 2")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 of 2")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("2 of 2")).toBeHidden();
  await expect(article(page)).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Merge the open tag");
  await page.keyboard.press("Escape");
  await expectAccessible(page);
  await saved(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("by touch: a selection opens a sheet with large buttons, and a tap opens the tag", async ({
    world,
    pageOf,
  }) => {
    const page = await pageOf("ana");
    await open(world, page);
    // What a long press does: the browser selects the word, and says so.
    await article(page).evaluate((root) => {
      const text = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let node = text.nextNode() as Text;
      while (!node.data.includes("dependence")) node = text.nextNode() as Text;
      node.parentElement!.scrollIntoView({ block: "start" });
      const at = node.data.indexOf("dependence");
      getSelection()!.setBaseAndExtent(node, at + 2, node, at + 5);
    });
    const palette = page.getByRole("dialog", { name: "Tag the selected words" });
    await expect(palette).toBeVisible();
    const sheet = (await palette.boundingBox())!;
    expect(sheet.width).toBe(390);
    expect(sheet.y + sheet.height).toBeGreaterThanOrEqual(843);
    for (const button of await palette.getByRole("button").all()) {
      expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
    await palette.getByRole("button", { name: "Whole sentence" }).tap();
    await palette.getByRole("button", { name: /Security concern/ }).tap();
    const mark = page.locator("mark", { hasText: EXPERTS });
    await expect(mark).toBeVisible();
    await mark.tap();
    await expect(page.getByRole("dialog", { name: /^Tag “/ })).toBeVisible();
    await expectAccessible(page);
    await saved(page);
    expect((await stored(world, page)).map(({ quote }) => quote)).toEqual([EXPERTS]);
  });
});

test.describe("offline", () => {
  const text = `Trade\n${Array.from({ length: 60 }, (_, n) => `word${n}`).join(" ")}`;
  test.use({ worldOptions: { texts: [text] } });

  test("NW-01: offline for twenty tags, with a reload between: each is on the server once", async ({
    world,
    pageOf,
  }) => {
    const page = await pageOf("ana");
    await open(world, page);
    // The page itself can be loaded again; only its tags do not get through.
    await page.route("**/mutations", (route) => route.abort("internetdisconnected"));
    await article(page).focus();
    for (let n = 0; n < 20; n++) {
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("1");
      await page.keyboard.press("Escape");
      if (n === 9) {
        await expect(tags(page)).toHaveCount(10);
        await page.reload();
        await expect(tags(page)).toHaveCount(10);
        await article(page).focus();
        for (let step = 0; step < 25; step++) await page.keyboard.press("ArrowRight");
      }
    }
    await expect(tags(page)).toHaveCount(20);
    await expect(page.getByText(/20 not saved yet/)).toBeVisible();
    await page.unrouteAll({ behavior: "wait" });
    await retry(page);
    await saved(page);
    const all = await stored(world, page);
    expect(all).toHaveLength(20);
    expect(new Set(all.map(({ quote }) => quote)).size).toBe(20);
    // They were made from the first word on, and arrived in that order.
    const times = all.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    await page.reload();
    await expect(tags(page)).toHaveCount(20);
  });
});

test.describe("undo", () => {
  test.use({ worldOptions: { texts: [TEXT, `${TEXT}\nAgain.`] } });

  test("goes on after a reload, takes all places of a word back at once, and reaches other articles", async ({
    world,
    pageOf,
  }) => {
    const page = await pageOf("ana");
    const code = `/projects/${world.slug}/code`;
    await page.goto(`${code}/${await world.assignmentId("ana", world.articleIds[1])}`);
    await selectWords(page, "six drones");
    await page.keyboard.press("1");
    await saved(page);

    await page.goto(`${code}/${await world.assignmentId("ana", world.articleIds[0])}`);
    await selectWords(page, "old friendship");
    await page.keyboard.press("2");
    await selectWords(page, "Belgrade");
    await page.getByRole("button", { name: /stand in 2 places/ }).click();
    await page.getByRole("button", { name: "Tag 2 of 2 places" }).click();
    await expect(tags(page)).toHaveCount(3);
    await saved(page);

    const steps = page.waitForResponse(/\/steps$/);
    await page.reload();
    await steps;
    await article(page).focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(tags(page)).toHaveCount(1);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(tags(page)).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect(tags(page)).toHaveCount(1);
    await page.keyboard.press("ControlOrMeta+z");

    // Nothing is left here: the list says what is left elsewhere.
    await page.keyboard.press("ControlOrMeta+z");
    const history = page.getByRole("dialog", { name: "What can be undone" });
    await expect(history).toContainText("Nothing to undo in this article.");
    await expectAccessible(page);
    await saved(page);
    await history.getByRole("button", { name: "Open and undo" }).click();
    await expect(page.getByText(/^Undone in this article/)).toBeVisible();
    await expect(article(page)).toContainText("Again.");
    await expect(tags(page)).toHaveCount(0);
    await saved(page);
    await page.reload();
    await expect(page.getByText("No tags yet.")).toBeVisible();
  });
});

const SCRIPTS = [
  ["Latin", "ministers signed"],
  ["Cyrillic", "договор о сарадњи"],
  ["Chinese", "中国和塞尔维亚"],
  ["Arabic", "صداقة قديمة"],
  ["Hebrew", "ידידות ישנה"],
  ["emoji", "👨‍👩‍👧 family 𝒳"],
] as const;

test.describe("in every script", () => {
  const text = `Friends\n${SCRIPTS.map(([name, words]) => `In ${name}: ${words}, and so on.`).join("\n")}`;
  test.use({ worldOptions: { texts: [text] } });

  test("what is selected is what is painted, saved, reloaded and exported", async ({
    world,
    pageOf,
  }) => {
    const page = await pageOf("ana");
    await open(world, page);
    for (const [, words] of SCRIPTS) {
      await selectWords(page, words);
      await page.keyboard.press("1");
      await expect(page.locator("mark", { hasText: words })).toHaveText(words);
    }
    await saved(page);
    await page.reload();
    const painted = await page.locator("mark").allTextContents();
    expect(painted).toEqual(SCRIPTS.map(([, words]) => words));
    const quotes = (await stored(world, page)).map(({ quote }) => quote);
    expect(quotes).toEqual(painted);

    await page.getByRole("button", { name: "Submit article…" }).click();
    await page.getByRole("button", { name: "Submit article", exact: true }).click();
    await expect(page.getByText("Submitted", { exact: true })).toBeVisible();
    const lead = await pageOf("lea");
    const file = await lead.request.get(`/api/v1/projects/${world.slug}/exports/annotations-csv`);
    const rows: { quote: string; start_cp: string; end_cp: string }[] = parse(await file.text(), {
      columns: true,
    });
    expect(rows.map(({ quote }) => quote)).toEqual(quotes);
    const characters = Array.from(text);
    for (const { quote, start_cp, end_cp } of rows) {
      expect(characters.slice(Number(start_cp), Number(end_cp)).join("")).toBe(quote);
    }
  });
});

test("submitted in one browser while another tags: the tag is in the submission or refused, never lost (CO-10)", async ({
  world,
  pageOf,
}) => {
  const one = await pageOf("ana");
  await open(world, one);
  await selectWords(one, "six drones");
  await one.keyboard.press("1");
  await saved(one);
  const other = await pageOf("ana");
  await open(world, other);
  await other.route("**/mutations", (route) => route.abort("internetdisconnected"));
  await selectWords(other, "old friendship");
  await other.keyboard.press("1");
  await expect(other.getByText(/1 not saved yet/)).toBeVisible();

  await one.getByRole("button", { name: "Submit article…" }).click();
  await one
    .getByRole("dialog")
    .getByRole("button", { name: "Submit article", exact: true })
    .click();
  await expect(one.getByRole("button", { name: "Ask to change it…" })).toBeVisible();

  await other.unrouteAll({ behavior: "wait" });
  await retry(other);
  const problem = other.getByRole("region", { name: "Tags that need you" });
  await expect(problem).toContainText("old friendship");
  await expect(problem).toContainText("You have submitted this article");
  expect((await stored(world, one)).map(({ quote }) => quote)).toEqual(["six drones"]);
});
