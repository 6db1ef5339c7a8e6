import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expect, expectHydrated, test } from "./fixtures";
import { selectWords } from "./select-words";

/**
 * The whole path, on texts as they are scraped: load, clean, freeze, write the
 * codebook, assign, tag in two browsers, submit, review, count, export. Every
 * figure below is counted by hand in the comments.
 */

test.use({ worldOptions: { texts: [], coders: [] } });

const TEXTS = ["cameras", "railway", "weather"].map((name) => join("e2e/texts", `${name}.txt`));
const DIRT = [
  "Skip to content",
  "5 min read",
  "Share on Facebook",
  "quay-camera.jpg",
  "Related articles",
  "Ferry prices",
  "newsletter",
  "Comments",
  "Marko says",
  "All rights reserved",
];

test("a team takes scraped texts to framing statistics", async ({ world, pageOf }) => {
  const project = `/projects/${world.slug}`;
  const lead = await pageOf("lea");

  await test.step("the lead loads three texts, and a broken file is refused with a sentence", async () => {
    await lead.goto(`${project}/articles/import`);
    await loadFiles(lead, TEXTS);
    await expect(lead.getByText("3 articles stored of 3 things found in 3 files.")).toBeVisible({
      timeout: 60_000,
    });

    await lead.goto(`${project}/articles/import`);
    await loadFiles(lead, [
      { name: "again.txt", mimeType: "text/plain", buffer: readFileSync(TEXTS[0]!) },
      { name: "picture.txt", mimeType: "text/plain", buffer: Buffer.from("\x89PNG\0\0") },
    ]);
    await expect(lead.getByText("0 articles stored of 1 thing found in 2 files.")).toBeVisible({
      timeout: 60_000,
    });
    await expect(lead.getByText(/The same text is in the project already/)).toBeVisible();
    await expect(lead.getByRole("listitem").filter({ hasText: "picture.txt" })).toContainText(
      /image|text/,
    );
  });

  await test.step("looks at the cleaning, puts a line back, takes it out again, and freezes", async () => {
    await lead.goto(`${project}/articles`);
    await lead.getByRole("link", { name: "Port City Puts Its Trust in Borrowed Cameras" }).click();
    await lead.getByRole("tab", { name: /^Kept/ }).click();
    const kept = lead.getByRole("table", { name: "Lines of the text" });
    await expect(kept).toContainText("nobody will say where the pictures go");
    for (const dirt of DIRT) await expect(kept).not.toContainText(dirt);
    await lead.getByRole("tab", { name: /^Marked out/ }).click();
    const line = lead.getByRole("row").filter({ hasText: "Ferry prices rise again" });
    await line.getByRole("button", { name: /Put back/ }).click();
    await expect(line).toBeHidden();
    await lead.getByRole("tab", { name: /^All/ }).click();
    await expect(line).toContainText("your choice");
    await line.getByRole("button", { name: /Take out/ }).click();
    await expect(line.getByRole("button", { name: /Put back/ })).toBeVisible();

    await lead.goto(`${project}/articles`);
    await expectHydrated(lead.getByRole("button", { name: "Select all 3" }));
    await lead.getByRole("button", { name: "Select all 3" }).click();
    await lead.getByRole("button", { name: "Freeze", exact: true }).click();
    await lead.getByRole("alertdialog").getByRole("button", { name: "Freeze the texts" }).click();
    await expect(lead.getByText("3 of 3 texts are frozen")).toBeVisible();
  });

  await test.step("adds a frame and publishes the codebook", async () => {
    await lead.goto(`${project}/codebook/new`);
    await lead.getByLabel("Name", { exact: true }).fill("Historical grievance");
    await lead.getByLabel("Short name").fill("HIS");
    await lead.getByLabel(/^Definition/).fill("The past wrong explains the present.");
    await lead.getByLabel(/^Key/).fill("3");
    await lead.getByRole("button", { name: /Add|Save/ }).click();
    await expect(lead).toHaveURL(new RegExp(`${project}/codebook(#|$)`));
    await lead.getByRole("button", { name: "Publish version 2" }).click();
    await lead.getByRole("alertdialog").getByRole("button", { name: "Publish version 2" }).click();
    await expect(lead.getByText("Reviewers code with version 2.")).toBeVisible();
  });

  await test.step("gives all three articles to two reviewers", async () => {
    await lead.goto(`${project}/assignments`);
    await lead.getByRole("link", { name: "Assign articles" }).click();
    await lead.getByRole("checkbox", { name: "ana" }).check();
    await lead.getByRole("checkbox", { name: "ben" }).check();
    await lead.getByRole("button", { name: /^Assign 3 articles to 2 reviewers/ }).click();
    await expect(lead.getByText("0 of 3").first()).toBeVisible();
  });

  const ana = await pageOf("ana");
  const ben = await pageOf("ben");
  const [cameras, railway, weather] = ["Port City", "Fast Train", "River Falls"];

  await test.step("both tag in their own browsers; each sees only own tags", async () => {
    await open(ana, project, cameras);
    await tag(ana, "the footage could be read from abroad at any hour", "1");
    await tag(ana, "We have given strangers a key to our streets 🔑", "1");
    await tag(ana, "The cameras cost half of what other bidders asked", "2");
    await open(ben, project, cameras);
    await expect(ben.locator("mark")).toHaveCount(0);
    await tag(ben, "warns that the footage could be read from abroad at any hour", "1");
    await tag(ben, "The cameras cost half of what other bidders asked", "2");
    await ben.reload();
    await expect(ben.locator("mark")).toHaveCount(2);
    await submit(ben);
    // Ben has submitted, Ana has not: nothing of his may reach her.
    const compare = await ana.request.get(
      `${project}/compare/${world.roundId}/${await articleId(ana, project, cameras)}`,
    );
    expect(compare.status()).toBe(403);
    await open(ana, project, cameras);
    await submit(ana);

    await open(ana, project, railway);
    await tag(ana, "Passengers praised the clean carriages", "2");
    await submit(ana);
    await open(ben, project, railway);
    await tag(ben, "built by a Chinese company on a Chinese loan", "1");
    await submit(ben);

    for (const page of [ana, ben]) {
      await open(page, project, weather);
      await submit(page, { noFrameFound: true });
    }
  });

  await test.step("Ana undoes nothing any more, but reviews what Ben did differently", async () => {
    await ana.goto(project);
    await ana
      .getByRole("listitem")
      .or(ana.getByRole("row"))
      .filter({ hasText: cameras })
      .getByRole("link", { name: /teammates/ })
      .first()
      .click();
    // Differences by hand: the first passage has other boundaries, “strangers a key” is Ana's alone.
    await expect(ana.getByText(/1 passage tagged alike, 2 differences\./)).toBeVisible();
    const boundary = ana.getByRole("listitem", { name: /^Boundaries differ/ });
    await boundary.getByRole("button", { name: "Disagree" }).click();
    await boundary.getByRole("button", { name: /^Add a note/ }).click();
    await boundary
      .getByRole("textbox", { name: "Why?" })
      .fill("The verb is not part of the frame.");
    await boundary.getByRole("button", { name: "Save note" }).click();
    await expect(boundary.getByText("ana: disagree – The verb is not part")).toBeVisible();
  });

  /*
   * Reviewer layer, averaged per article, n = 3:
   *   security     cameras (1+1)/2, railway (0+1)/2, weather 0 = 1.5/3 = 50 %
   *   partnership  cameras (1+1)/2, railway (1+0)/2, weather 0 = 1.5/3 = 50 %
   *   grievance    0/3 = 0 %
   * Krippendorff's α on presence, units (1,1) (0,1) (0,0), 6 values, three of each kind:
   *   D_o = 2/6, D_e = 2·3·3 / (6·5) = 0.6, α = 1 − 0.3333/0.6 = 0.4444 for both;
   *   grievance: no variation, undefined.
   */
  await test.step("the statistics say what was counted by hand", async () => {
    await lead.goto(`${project}/statistics?show=agreement&layer=reviewer`);
    const agreement = lead.getByRole("region", { name: "Agreement on each frame" });
    await expect(agreement.getByRole("row", { name: /Security concern/ })).toContainText("0.444");
    await expect(agreement.getByRole("row", { name: /Pragmatic partnership/ })).toContainText(
      "0.444",
    );
    await expect(agreement.getByRole("row", { name: /Historical grievance/ })).toContainText(
      "Undefined because: every reviewer gave the same answer everywhere",
    );
    const rows = await download(
      lead,
      `/api/v1${project}/exports/statistics-csv?round=${world.roundId}`,
    );
    const figure = (report: string, frame: string, measure?: string) =>
      rows.find(
        (row) =>
          row.report === report &&
          row.frame === frame &&
          row.layer?.startsWith("reviewer layer, average") &&
          (!measure || row.measure === measure),
      )!;
    expect(figure("prevalence", "Security concern")).toMatchObject({
      x: "1.5",
      n: "3",
      share: "0.5",
    });
    expect(figure("prevalence", "Pragmatic partnership")).toMatchObject({ x: "1.5", n: "3" });
    expect(figure("prevalence", "Historical grievance")).toMatchObject({
      x: "0",
      n: "3",
      share: "0",
    });
    expect(Number(figure("agreement", "Security concern", "alpha").value)).toBeCloseTo(4 / 9, 12);
    expect(figure("agreement", "Historical grievance", "alpha").value).toBe("");
  });

  await test.step("the exported offsets slice the quotes out of the frozen texts", async () => {
    const rows = await download(lead, `/api/v1${project}/exports/annotations-csv`);
    // Ana 3 + 1, Ben 2 + 1
    expect(rows).toHaveLength(7);
    const texts = new Map<string, string>();
    for (const row of rows) {
      const id = row.article_id!;
      if (!texts.has(id)) texts.set(id, await frozenText(lead, `${project}/articles/${id}`));
      const characters = [...texts.get(id)!];
      const quote = characters.slice(Number(row.start_cp), Number(row.end_cp)).join("");
      expect(quote).toBe(row.quote);
    }
    const key = rows.find(({ quote }) => quote!.includes("🔑"))!;
    expect(key).toMatchObject({
      outlet: "Harbour Gazette",
      published_on: "2024-03-12",
      reviewer: "ana",
      frame: "Security concern",
      codebook_version: "2",
    });
  });
});

async function open(page: Page, project: string, title: string): Promise<void> {
  await page.goto(project);
  const item = page.getByRole("listitem").or(page.getByRole("row")).filter({ hasText: title });
  await item
    .getByRole("link", { name: /Start|Continue/ })
    .first()
    .click();
  await expect(page.getByRole("article", { name: "Article text" })).toContainText(title);
}

async function tag(page: Page, words: string, key: string): Promise<void> {
  await selectWords(page, words);
  await page.keyboard.press(key);
  await expect(
    page
      .locator("mark")
      .filter({ hasText: words.slice(0, 12) })
      .first(),
  ).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

async function submit(page: Page, { noFrameFound = false } = {}): Promise<void> {
  await page.getByRole("button", { name: "Submit article…" }).click();
  const dialog = page.getByRole("dialog", { name: "Submit this article" });
  if (noFrameFound) await dialog.getByRole("checkbox", { name: "No frame found" }).check();
  await dialog.getByRole("button", { name: "Submit article" }).click();
  await expect(page.getByText("Submitted", { exact: true })).toBeVisible();
}

/** The article's id, from the assignment that the reviewer has. */
async function articleId(page: Page, project: string, title: string): Promise<string> {
  await open(page, project, title);
  const assignmentId = new URL(page.url()).pathname.split("/").at(-1)!;
  const answer = await page.request.get(`/api/v1${project}/assignments/${assignmentId}`);
  return ((await answer.json()) as { article: { id: string } }).article.id;
}

/** A downloaded CSV file's rows, by column. */
async function download(page: Page, address: string): Promise<Partial<Record<string, string>>[]> {
  const answer = await page.request.get(address);
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="/);
  return parse(await answer.text(), { columns: true });
}

/** The frozen text as its page shows it: paragraphs joined by one line feed. */
async function frozenText(page: Page, address: string): Promise<string> {
  await page.goto(address);
  const paragraphs = await page.locator("article p[dir]").allTextContents();
  return paragraphs.join("\n");
}

/** On the page to load articles: send files, see that they were looked into, and load them. */
async function loadFiles(page: Page, files: Parameters<Locator["setInputFiles"]>[0]) {
  await expectHydrated(page.getByRole("button", { name: "choose files" }));
  await page.getByLabel("Files to load").setInputFiles(files);
  await page.getByRole("button", { name: /^Load (this file|these \d+ files)$/ }).click();
}

/** Real scraped texts that lie beside the project on some machines; never part of it. */
const REAL = "../shared/articles";

test("real scraped texts, where there are any, are loaded without their dirt", async ({
  world,
  pageOf,
}) => {
  test.skip(!existsSync(REAL), "There are no real texts beside this project.");
  test.slow();
  const files = readdirSync(REAL).filter((name) => name.endsWith(".txt"));
  const lead = await pageOf("lea");
  await lead.goto(`/projects/${world.slug}/articles/import`);
  await loadFiles(
    lead,
    files.map((name) => join(REAL, name)),
  );
  const all = `${files.length} articles stored of ${files.length} things found`;
  await expect(lead.getByText(all)).toBeVisible();
  const links = lead.locator('main li a[href*="/articles/"]:not([href*="/import"])');
  const addresses = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).href),
  );
  for (const address of addresses) {
    await lead.goto(address);
    await lead.getByRole("button", { name: "Freeze the text" }).click();
    await lead.getByRole("alertdialog").getByRole("button", { name: "Freeze the text" }).click();
    await expect(lead.getByRole("heading", { name: "Text", exact: true })).toBeVisible();
    const lines = (await frozenText(lead, address)).split("\n");
    expect(lines.length).toBeGreaterThan(10);
    expect(new Set(lines).size, "no caption or headline twice").toBe(lines.length);
    for (const line of lines) {
      expect(line).not.toMatch(
        /^(\d+ min( read)?|accessibility links|breaking news|listen|related posts|xs|sm|md|lg|.*\.(jpe?g|png))$/i,
      );
    }
  }
});
