import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { corpusZip } from "./corpus-files";
import { expect, expectHydrated, test } from "./fixtures";
import { selectWords } from "./select-words";

/**
 * The corpus from a mixed archive to tags that follow a corrected text. All figures
 * are counted by hand from `corpus-files.ts`.
 */

test.use({ worldOptions: { texts: [], coders: [] } });

const BARGAIN = "a bargain for the island";
const CAPTAINS = "nobody asked the captains";

test("a lead loads, cleans, joins copies, samples and corrects; tags follow", async ({
  world,
  pageOf,
}) => {
  const project = `/projects/${world.slug}`;
  const articles = `${project}/articles`;
  const lead = await pageOf("lea");

  await test.step("loads a mixed archive, and reads what was not loaded", async () => {
    await lead.goto(`${articles}/import`);
    await expectHydrated(lead.getByRole("button", { name: "choose files" }));
    const archive = { name: "corpus.zip", mimeType: "application/zip", buffer: await corpusZip() };
    await lead.getByLabel("Files to load").setInputFiles(archive);
    await lead.getByRole("button", { name: "Load this file" }).click();
    await expect(lead.getByText(/^Loading articles/).first()).toBeVisible();
    // 1 scraped, 1 page, 3 of 4 from the database, 4 of the sheet; the picture is no article.
    await expect(lead.getByText("9 articles stored of 11 things found in 1 file.")).toBeVisible({
      timeout: 60_000,
    });
    const problems = lead.getByRole("list", { name: "Not loaded" }).getByRole("listitem");
    await expect(problems).toHaveCount(2);
    await expect(problems.first()).toContainText("database/nexis.txt, article 3");
    await expect(problems.first()).toContainText("fields above the text");
    await expect(problems.last()).toContainText("papers/photo.txt");
  });

  await test.step("corrects the cleaning, a zone and what is known, and freezes", async () => {
    await lead.goto(articles);
    await lead.getByRole("link", { name: "Night ferry goes to foreign operator" }).click();
    const line = (words: string) => lead.getByRole("row").filter({ hasText: words });
    const byline = line("By Ida Marsh");
    await expectHydrated(byline.getByRole("button", { name: /Put back/ }));
    await byline.getByRole("button", { name: /Put back/ }).click();
    await expect(byline).toContainText("your choice");
    const added = line("The vote was the closest");
    await added.getByRole("button", { name: /Take out/ }).click();
    await expect(added.getByRole("button", { name: /Put back/ })).toBeVisible();
    await byline.getByRole("combobox").selectOption({ label: "Footnote" });
    await expect(byline.getByRole("combobox")).toBeEnabled();
    await lead.getByText("About the article").click();
    await expect(lead.getByLabel("Outlet")).toHaveValue("Harbour Herald");
    await expect(lead.getByLabel("Day of publication")).toHaveValue("2026-01-09");
    await lead.getByLabel("Author").fill("Ida Marsh, shipping");
    await lead.getByRole("button", { name: "Save" }).click();
    await expect(lead.getByText("Saved.")).toBeVisible();

    await lead.goto(articles);
    await expectHydrated(lead.getByRole("button", { name: "Select all 9" }));
    await lead.getByRole("button", { name: "Select all 9" }).click();
    await lead.getByRole("button", { name: "Freeze", exact: true }).click();
    await lead.getByRole("alertdialog").getByRole("button", { name: "Freeze the texts" }).click();
    await expect(lead.getByText("9 of 9 texts are frozen")).toBeVisible();
    await lead.getByRole("link", { name: "Night ferry goes to foreign operator" }).click();
    await expect(lead.locator("article p[dir]")).toHaveText([
      "Night ferry goes to foreign operator",
      "By Ida Marsh | 9 January 2026",
      /^The island council signed/,
      /^Two members left/,
      /^The ferry is a bargain/,
    ]);
  });

  await test.step("finds the wire copy, sees what differs, and the earlier one is coded", async () => {
    await lead.goto(`${articles}/duplicates`);
    const look = lead.getByRole("button", { name: "Look for copies" });
    await expectHydrated(look);
    await look.click();
    // Only the bodies count, which are the same word for word once the added line is out.
    const row = lead.getByRole("row").filter({ hasText: "Night ferry goes" });
    await expect(row).toContainText("Quay Tribune, 2026-01-11");
    await expect(row).toContainText("100 %");
    await expect(lead.getByText("2 of 9 frozen articles are in 1 cluster.")).toBeVisible();
    await row.getByRole("link").click();
    await expect(lead.getByText("Quay Tribune, 2026-01-11 · body 100 % alike")).toBeVisible();
    await expect(lead.locator("del").filter({ hasText: "Marsh" }).first()).toBeVisible();
    await expect(lead.locator("ins").first()).toBeVisible();
    await expect(lead.locator("ins").filter({ hasText: "council" })).toHaveCount(0);
  });

  await test.step("draws a stratified sample; the same seed gives the same list", async () => {
    await draw(lead, articles, "Pilot");
    // 5 articles of the Herald, 4 of the Tribune, of which one is a copy.
    const flow = lead.getByRole("table", { name: "From all articles to the sample" });
    for (const [what, count] of [
      ["Articles found", "9"],
      ["left out: a printing of an article that is coded for it", "1"],
      ["In the sampling frame", "8"],
      ["Drawn", "4"],
    ] as const) {
      await expect(flow.getByRole("row", { name: `${what} ${count}`, exact: true })).toBeVisible();
    }
    const pilot = await exported(lead);
    await draw(lead, articles, "Again");
    const again = await exported(lead);
    expect(again.rows).toEqual(pilot.rows);

    // 4 × 5/8 = 2.5 and 4 × 3/8 = 1.5: the fourth goes to the stratum that comes first.
    expect(pilot.json).toMatchObject({
      plan: { seed: "2026", strata: "outlet", allocation: "proportional", size: 4 },
      flow: {
        ...{ found: 9, inFrame: 8, sampled: 4, excluded: [{ reason: "duplicate", articles: 1 }] },
        strata: [
          { name: "Harbour Herald", inFrame: 5, drawn: 3 },
          { name: "Quay Tribune", inFrame: 3, drawn: 1 },
        ],
      },
    });
    expect(pilot.rows.map(({ position }) => position)).toEqual(["1", "2", "3", "4"]);
    const weights = pilot.rows.map(({ stratum, weight }) => `${stratum} ${weight}`);
    expect(weights.sort()).toEqual([
      ...Array.from({ length: 3 }, () => `Harbour Herald ${5 / 3}`),
      "Quay Tribune 3",
    ]);
  });

  await test.step("assigns the sample; copies are left out unless they are chosen", async () => {
    await lead.goto(`${project}/assignments/new?round=${world.roundId}`);
    const copy = lead.getByRole("checkbox", { name: "Foreign hands on the night ferry" });
    await expectHydrated(copy);
    await expect(copy).not.toBeChecked();
    await expect(copy).toHaveAccessibleDescription(
      /a copy: “Night ferry goes to foreign operator” is coded for it/,
    );
    await expect(lead.getByText("Articles: 8 of 9 chosen")).toBeVisible();
    await lead.getByLabel("Sample").selectOption("Pilot");
    await lead.getByRole("button", { name: "Show" }).click();
    await expect(lead.getByText("Articles: 4 of 4 chosen")).toBeVisible();
    await lead.getByRole("checkbox", { name: "ana" }).check();
    await lead.getByRole("button", { name: "Assign 4 articles to 1 reviewer" }).click();
    await expect(lead.getByText("0 of 4").first()).toBeVisible();
  });

  const ana = await pageOf("ana");
  const address = await test.step("a reviewer tags two passages", async () => {
    await ana.goto(project);
    await ana
      .getByRole("link", { name: /^Start/ })
      .first()
      .click();
    await tag(ana, BARGAIN, "2");
    await tag(ana, CAPTAINS, "1");
    const assignment = new URL(ana.url()).pathname;
    const answer = await ana.request.get(`/api/v1${assignment.replace("/code/", "/assignments/")}`);
    const { article } = (await answer.json()) as { article: { id: string } };
    return { assignment, article: `${articles}/${article.id}` };
  });

  await test.step("the lead corrects a word in one of the two", async () => {
    await lead.goto(`${address.article}/correct`);
    const text = lead.getByLabel("Text", { exact: false }).first();
    await expectHydrated(text);
    await text.fill((await text.inputValue()).replace(BARGAIN, "a poor bargain for the island"));
    await lead.getByLabel("Why it is corrected").fill("The paper printed a correction.");
    await lead.getByRole("button", { name: "Show what changes" }).click();
    await expect(lead.locator("ins")).toHaveText("poor ");
    await lead.getByRole("button", { name: "Save as a new version" }).click();
    await expect(lead.getByText(/^Text version 2 of/)).toBeVisible();
    await lead.goto(address.article);
    await expect(lead.locator("article")).toContainText("The ferry is a poor bargain");
  });

  await test.step("the reviewer confirms the tag whose words changed; the other has moved", async () => {
    await ana.goto(`${project}/confirm`);
    const cards = ana.getByRole("article");
    await expect(cards).toHaveCount(1);
    await expect(cards).toContainText("Corrected because: The paper printed a correction.");
    await expect(cards.locator("ins")).toHaveText("poor ");
    await cards.getByRole("button", { name: "The tag still holds" }).click();
    await expect(ana.getByText("Nothing to confirm")).toBeVisible();
    await ana.goto(address.assignment);
    await expect(ana.locator("mark")).toHaveText(["a poor bargain for the island", CAPTAINS]);
  });
});

/** Draw 4 articles in proportion to the outlets, with a seed; ends on the sample's page. */
async function draw(page: Page, articles: string, name: string): Promise<void> {
  await page.goto(`${articles}/samples`);
  const preview = page.getByRole("button", { name: "Show what would be drawn" });
  await expectHydrated(preview);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Articles to draw").fill("4");
  await page.getByLabel("Seed").fill("2026");
  await page.getByLabel("Strata").selectOption("outlet");
  await preview.click();
  await expect(page.getByRole("table", { name: "Strata" })).toBeVisible();
  await page.getByRole("button", { name: "Draw the sample" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** The files that the sample's page offers. */
async function exported(page: Page) {
  const file = async (format: string) => {
    const link = page.getByRole("link", { name: `Download as ${format}` });
    return page.request.get((await link.getAttribute("href"))!);
  };
  const csv = await (await file("CSV")).text();
  const rows: Record<string, string>[] = parse(csv, { columns: true });
  return { rows, json: (await (await file("JSON")).json()) as unknown };
}

async function tag(page: Page, words: string, key: string): Promise<void> {
  await selectWords(page, words);
  await page.keyboard.press(key);
  await expect(page.locator("mark").filter({ hasText: words })).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}
