import { readFile } from "node:fs/promises";
import type { Download, Locator, Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { changeArticles } from "@/lib/data/article-changes";
import { TEXT, at } from "@/lib/data/testing/world";
import type { World } from "@/lib/data/testing/world";
import { expect, expectAccessible, test } from "./fixtures";
import { submit, tag } from "./places";

/*
 * Twelve articles, each read by ana and ben; 0 to 9 in Politika, 10 and 11 in Danas.
 * “Security concern” is tagged by ana in 0 to 6, by ben in 0 to 4; nothing else is.
 *
 * Reviewer layer, averaged per article:
 *   all       5 articles by both, 5 and 6 by one of two: 5 + 2 · ½ = 6 of 12 = 50 %
 *   Politika  the same 6 of 10 = 60 %, Wilson 95 %: p = 0.6, z² = 3.841459,
 *             centre (0.6 + z²/20) / (1 + z²/10) = 0.572247,
 *             half-width 1.959964 · √(0.024 + z²/400) / 1.384146 = 0.259573,
 *             so 0.312674 to 0.831820, printed 31.3 % to 83.2 %
 *   Danas     0 of 2: fewer than 10 articles, so no percentage
 * “Pragmatic partnership” is in none: 0 of 10.
 * Behind the 6: 7 articles, 7 + 5 = 12 tags.
 */
const POLITIKA = { x: 6, n: 10, share: 0.6, low: 0.312674, high: 0.83182 };
const texts = Array.from({ length: 12 }, (_, index) => `${TEXT}\nArticle number ${index}.`);
const WARNING = at("warn of dependence");

test.use({ worldOptions: { texts } });

test("one number is the same on the page, behind it, in every file and in a frozen report", async ({
  world,
  pageOf,
}) => {
  await code(world);
  const project = `/projects/${world.slug}`;
  const lead = await pageOf("lea");

  await test.step("all articles first, then those of one outlet", async () => {
    await lead.goto(`${project}/statistics?layer=reviewer`);
    await expect(rowOf(lead, "Security concern")).toContainText("6/12");
    await lead.locator("summary").filter({ hasText: "Filters" }).click();
    await chooseOutlet(lead, "Politika");
    await expect(lead.getByText(/, 10 articles; Politika/).first()).toBeVisible();
    await expect(rowOf(lead, "Security concern")).toContainText("6/10");
  });

  await test.step("the mark says its numbers, is reached by keyboard and opens its passages", async () => {
    const chart = figure(lead, "Share of articles with each frame");
    const mark = chart.getByRole("link", { name: /^.?.?Security concern: / });
    await expect(mark).toHaveAccessibleName(/6 of 10 articles \(60%, 95% interval 31% to 83%\)$/);
    await chart.getByRole("link").first().focus();
    await lead.keyboard.press("End");
    await expect(chart.getByRole("link", { name: /Pragmatic partnership: 0 of 10/ })).toBeFocused();
    await lead.keyboard.press("ArrowUp");
    await expect(mark).toBeFocused();
    await lead.keyboard.press("Enter");
    await expect(lead).toHaveURL(/\/statistics\/passages\?/);
    await expect(lead.getByText("6 of 10 articles", { exact: false }).first()).toBeVisible();
    await expect(lead.getByText(/7 count at least in part/)).toBeVisible();
    await expect(lead.locator("mark").filter({ hasText: "warn of dependence" })).toHaveCount(12);
    await lead.goBack();
  });

  await test.step("the picture is whole by itself, and the chart's file has the row", async () => {
    const chart = figure(lead, "Share of articles with each frame");
    const svg = await textOf(await downloaded(lead, chart, "SVG"));
    expect(svg).toContain("60%\u20026/10");
    expect(svg).toContain("10 articles; Politika");
    expect(svg).not.toMatch(/var\(|currentcolor|<style|<a |href=/i);
    const drawn = await lead.evaluate((text) => {
      const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
      return [documentElement.localName, documentElement.querySelectorAll("circle").length];
    }, svg);
    expect(drawn).toEqual(["svg", 2]);

    const rows = parse(await textOf(await downloaded(lead, chart, "CSV")), { columns: true });
    expectSame(
      (rows as Row[]).find(({ frame }) => frame === "Security concern")!,
      {
        filter: "Politika",
        round: "Main",
        codebook_version: "1",
        articles: "10",
      },
    );
    const png = await downloaded(lead, chart, "PNG");
    expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe("PNG");
  });

  const query = new URL(lead.url()).search;
  await test.step("the files of the interface have it too", async () => {
    const csv = await lead.request.get(`/api/v1${project}/exports/statistics-csv${query}`);
    expectSame(prevalenceIn(parse(await csv.text(), { columns: true })));
    const json = await lead.request.get(`/api/v1${project}/exports/statistics-jsonl${query}`);
    const lines = (await json.text()).trimEnd().split("\n");
    expectSame(prevalenceIn(lines.map((line) => JSON.parse(line) as Row)));
  });

  await test.step("an event stands in the chart over time and in its file", async () => {
    await lead.getByText("Events in charts over time").click();
    await lead.getByLabel("Day").fill("2026-03-15");
    await lead.getByLabel("What happened").fill("Signing of the agreement");
    await lead.getByRole("button", { name: "Add the event" }).click();
    const chart = figure(lead, "Over time");
    await expect(chart.getByText("A: 15 Mar 2026, Signing of the agreement.")).toBeVisible();
    const rows = parse(await textOf(await downloaded(lead, chart, "CSV")), { columns: true });
    expect((rows as Row[])[0]!.events).toBe("2026-03-15 Signing of the agreement");
    const events = await lead.request.get(`/api/v1${project}/exports/events-csv`);
    expect(await events.text()).toContain("2026-03-15,Signing of the agreement");
    await lead.getByRole("button", { name: /^Delete/ }).click();
    await expect(chart.getByText("A: 15 Mar 2026, Signing of the agreement.")).toBeHidden();
    await expectAccessible(lead);
  });

  await test.step("on paper there are charts and tables, and nothing to press", async () => {
    await lead.emulateMedia({ media: "print" });
    await expect(lead.getByRole("navigation")).toHaveCount(0);
    await expect(lead.getByRole("button", { name: /Download/ })).toHaveCount(0);
    await expect(lead.getByRole("button", { name: "Show", exact: true })).toHaveCount(0);
    await expect(figure(lead, "Share of articles with each frame")).toBeVisible();
    expect((await lead.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
    await lead.emulateMedia({ media: null });
  });

  await test.step("a frozen report, its figures and its appendix keep it after more was coded", async () => {
    await lead.getByRole("link", { name: "Freeze these figures" }).click();
    await lead.getByLabel("Name").fill("First version");
    await lead.getByRole("button", { name: "Freeze the figures" }).click();
    await expect(lead.getByRole("heading", { name: "First version" })).toBeVisible();
    await expect(rowOf(lead, "Security concern")).toContainText("6/10");

    const report = `/api/v1${project}/reports/${new URL(lead.url()).pathname.split("/").at(-1)}`;
    const figures = await lead.request.get(`${report}/figures.csv`);
    expectSame(prevalenceIn(parse(await figures.text(), { columns: true })));
    const appendix = await (await lead.request.get(`${report}/appendix.md`)).text();
    expect(appendix).toMatch(/Security concern.*6\/10.*60\.0 %.*31\.3 % to 83\.2 %/);
  });
});

/** Have both reviewers read everything. */
async function code(world: World): Promise<void> {
  const importer = await world.as("lea", "article:import");
  const describe = (from: number, to: number, values: Parameters<typeof changeArticles>[2]) =>
    changeArticles(importer, world.articleIds.slice(from, to), values);
  await describe(0, 10, {
    kind: "describe",
    values: { outlet: "Politika", publishedOn: "2026-03-10" },
  });
  await describe(10, 12, {
    kind: "describe",
    values: { outlet: "Danas", publishedOn: "2026-03-10" },
  });
  for (const [name, tagged] of [
    ["ana", 7],
    ["ben", 5],
  ] as const) {
    for (const [index, articleId] of world.articleIds.entries()) {
      if (index < tagged) {
        await tag(world, name, articleId, { ...WARNING, frameId: world.frames.SEC, memo: "" });
      }
      await submit(world, name, articleId, index >= tagged);
    }
  }
}

type Row = Readonly<Record<string, string | number | null>>;

/** The row of what was counted by hand. */
function prevalenceIn(rows: readonly Row[]): Row {
  const found = rows.filter(
    ({ report, frame, layer }) =>
      report === "prevalence" &&
      frame === "Security concern" &&
      layer === "reviewer layer, average of reviewers",
  );
  expect(found).toHaveLength(1);
  return found[0]!;
}

function expectSame(row: Row, also: Readonly<Record<string, string>> = {}): void {
  expect(row).toMatchObject(also);
  for (const [key, value] of Object.entries(POLITIKA)) {
    expect(Number(row[key]), key).toBeCloseTo(value, 5);
  }
}

function figure(page: Page, name: string): Locator {
  return page.getByRole("figure", { name, exact: true });
}

/** The row of a frame in the table of the first chart, which opens with it. */
function rowOf(page: Page, frame: string): Locator {
  return figure(page, "Share of articles with each frame")
    .getByRole("row", { name: new RegExp(frame), includeHidden: true })
    .first();
}

async function chooseOutlet(page: Page, name: string): Promise<void> {
  await page.locator("details.control summary").first().click();
  await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "Apply the filters" }).click();
}

async function downloaded(page: Page, chart: Locator, kind: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    chart.getByRole("button", { name: new RegExp(`as ${kind}$`) }).click(),
  ]);
  return download;
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}
