import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { TEXT } from "@/lib/data/testing/world";
import { expect, expectAccessible, expectHydrated, test } from "./fixtures";
import { retry } from "./retry";
import { selectWords } from "./select-words";

/**
 * A text is corrected under existing tags: Ana has submitted hers, Ben is still at it,
 * with two tags in his browser that have not reached the server.
 */

const SIGNED = "signed a contract for six drones on Monday";
const PRICE = "a fair price for a good product";
const WARN = "warn of dependence";
const CORRECTED = TEXT.replace("on Monday", "late on Sunday").replace(PRICE, "something else");

test("a lead corrects a text, its reviewers settle what that touched, and only the new text counts", async ({
  world,
  pageOf,
}) => {
  const project = `/projects/${world.slug}`;
  const [articleId] = world.articleIds;
  const [lead, ana, ben] = [await pageOf("lea"), await pageOf("ana"), await pageOf("ben")];

  await test.step("Ana tags and submits; Ben tags, the last two offline", async () => {
    await ana.goto(`${project}/code/${await world.assignmentId("ana")}`);
    await tag(ana, SIGNED, "1");
    await tag(ana, PRICE, "2");
    await expect(ana.getByText("Saved", { exact: true })).toBeVisible();
    await submit(ana);

    await ben.goto(`${project}/code/${await world.assignmentId("ben")}`);
    await tag(ben, "an old friendship", "2");
    await expect(ben.getByText("Saved", { exact: true })).toBeVisible();
    await ben.route("**/mutations", (route) => route.abort("internetdisconnected"));
    await tag(ben, WARN, "1");
    await tag(ben, PRICE, "2");
    await expect(ben.getByText(/2 not saved yet/)).toBeVisible();
  });

  await test.step("the lead looks at what a correction changes, and saves it", async () => {
    await lead.goto(`${project}/articles/${articleId}`);
    await lead.getByRole("link", { name: "Correct the text" }).click();
    const text = lead.getByRole("textbox", { name: "Text", exact: true });
    await expectHydrated(text);
    await text.fill(CORRECTED);
    await lead.getByRole("button", { name: "Show what changes" }).click();
    // Ben has not submitted, so the lead is told of Ana's two tags only.
    await expect(lead.getByText(/^Of 2 tags, 0 move .* 1 have .* and 1 lose/)).toBeVisible();
    await expect(lead.locator("del").filter({ hasText: "Monday" })).toBeVisible();
    await expect(lead.locator("ins").filter({ hasText: "Sunday" })).toBeVisible();
    await expectAccessible(lead);
    await lead.getByLabel("Why it is corrected").fill("As it was printed");
    await lead.getByRole("button", { name: "Save as a new version" }).click();
    await expect(lead.getByText("Text version 2 of", { exact: false })).toBeVisible();
    await expect(lead.getByText("As it was printed")).toBeVisible();
  });

  await test.step("Ben is back online: one tag is found anew, the other one keeps its words", async () => {
    await ben.unrouteAll({ behavior: "wait" });
    await retry(ben);
    const refused = ben.getByRole("alert").filter({ hasText: "Not saved" });
    await expect(refused).toContainText(PRICE);
    await expect(refused.getByRole("button", { name: "Copy the words" })).toBeVisible();
    await ben.getByRole("button", { name: "Reload" }).click();
    await expect(ben.getByRole("article", { name: "Article text" })).toContainText(
      "late on Sunday",
    );
    await expect(ben.locator("mark").filter({ hasText: WARN })).toBeVisible();
    await expect(ben.locator("mark")).toHaveCount(2);
    // The refusal outlives the reload, with the words of the old text.
    await expect(refused).toContainText(PRICE);
    await expectAccessible(ben);
    await refused.getByRole("button", { name: "I have noted it" }).click();
    await expect(refused).toBeHidden();
    await submit(ben);
  });

  await test.step("until Ana has settled hers, the file and the figures say what they leave out", async () => {
    const tags = await download(lead, `/api/v1${project}/exports/annotations-csv`);
    const listed = tags.map(({ quote, anchor, text_version }) => [quote, anchor, text_version]);
    expect(listed.sort()).toEqual([
      [PRICE, "orphaned", "1"],
      ["an old friendship", "sound", "2"],
      [SIGNED.replace("on Monday", "late on Sunday"), "changed", "2"],
      [WARN, "sound", "2"],
    ]);
    const figures = await statistics(lead, project, world.roundId);
    expect(leftOut(figures)).toMatchObject({ x: "1", n: "4" });
    await lead.goto(`${project}/statistics?layer=reviewer`);
    await expect(lead.getByText(/^1 of 4 tags are left out of all figures/)).toBeVisible();
  });

  await test.step("Ana confirms the changed tag and places the orphaned one anew", async () => {
    await ana.goto(project);
    await ana.getByRole("link", { name: "Confirm 2 tags whose words changed" }).click();
    const changed = ana.getByRole("article").filter({ hasText: "Words changed" });
    const gone = ana.getByRole("article").filter({ hasText: "Passage gone" });
    await expect(changed).toContainText("Corrected because: As it was printed");
    await expectAccessible(ana);
    await changed.getByRole("button", { name: "The tag still holds" }).click();
    await expect(changed).toBeHidden();
    await gone.getByText("Place it at other words").click();
    await gone.getByLabel("Words of the passage").fill("Belgrade");
    await gone.getByRole("button", { name: "Place the tag there" }).click();
    await expect(gone.getByText(/more than once/)).toBeVisible();
    await gone.getByLabel("Words of the passage").fill("something else");
    await gone.getByRole("button", { name: "Place the tag there" }).click();
    await expect(ana.getByText("Nothing to confirm")).toBeVisible();
  });

  /*
   * In the new text, headline 27 + paragraphs 105 and 70 = 202 characters, reviewer layer, n = 1 article:
   *   security     ana 47 (signed … Sunday), ben 18 (warn of dependence), on average 32.5
   *   partnership  ana 14 (something else), ben 17 (an old friendship), on average 15.5
   */
  await test.step("every figure counts the new text, and no other", async () => {
    const tags = await download(lead, `/api/v1${project}/exports/annotations-csv`);
    const text = [...CORRECTED];
    for (const { quote, start_cp, end_cp, text_version, anchor } of tags) {
      expect([text_version, anchor]).toEqual(["2", "sound"]);
      expect(text.slice(Number(start_cp), Number(end_cp)).join("")).toBe(quote);
    }
    const figures = await statistics(lead, project, world.roundId);
    expect(leftOut(figures)).toMatchObject({ x: "0", n: "4" });
    const salience = (frame: string) =>
      figures.find((row) => row.measure === "share of text" && row.frame === frame)!;
    expect(salience("Security concern")).toMatchObject({ x: "32.5", n: "202" });
    expect(salience("Pragmatic partnership")).toMatchObject({ x: "15.5", n: "202" });
  });
});

/** Tag words with the frame of this key. */
async function tag(page: Page, words: string, key: string): Promise<void> {
  await selectWords(page, words);
  await page.keyboard.press(key);
  await expect(page.locator("mark").filter({ hasText: words })).toBeVisible();
  await page.keyboard.press("Escape");
}

async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit article…" }).click();
  const dialog = page.getByRole("dialog", { name: "Submit this article" });
  await dialog.getByRole("button", { name: "Submit article" }).click();
  await expect(page.getByText("Submitted", { exact: true })).toBeVisible();
}

type Rows = Partial<Record<string, string>>[];

async function download(page: Page, address: string): Promise<Rows> {
  return parse(await (await page.request.get(address)).text(), { columns: true });
}

async function statistics(page: Page, project: string, roundId: string): Promise<Rows> {
  const rows = await download(page, `/api/v1${project}/exports/statistics-csv?round=${roundId}`);
  return rows.filter(({ layer }) => layer?.startsWith("reviewer layer"));
}

const leftOut = (rows: Rows) => rows.find(({ report }) => report === "left-out");
