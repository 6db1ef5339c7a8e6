import type { Page } from "@playwright/test";
import { createDispute } from "@/lib/data/testing/dispute";
import { createTimelineEvent } from "@/lib/data/timeline-events";
import { formats, tables } from "@/lib/domain/export/registry";
import { tableAddress, tableTypes } from "@/lib/domain/export/table-types";
import { expect, signIn, test } from "./fixtures";
import { openFile } from "./opened-file";

/**
 * Every format of the registry, downloaded from the page and opened by another library.
 * One article, submitted by three with 5, 4 and 3 tags and two answers each; nothing is settled.
 */
const ROWS: Readonly<Record<string, number>> = {
  annotations: 12,
  submissions: 3,
  articles: 1,
  answers: 6,
  decisions: 0,
  frames: 2,
  events: 1,
};

test("a lead downloads each format from the page, and each file opens", async ({ browser }) => {
  const { world } = await createDispute();
  await createTimelineEvent(await world.as("lea", "report:edit"), "2026-01-31", "Signing");
  const context = await browser.newContext();
  await signIn(context, world.userId("lea"));
  const page = await context.newPage();
  await page.goto(`/projects/${world.slug}/export`);

  const things = new Map<string, number>();
  for (const [key, { extension }] of Object.entries(formats)) {
    await test.step(key, async () => {
      const { path, name } = await downloaded(page, key);
      expect(name).toMatch(new RegExp(`^${world.slug}.*\\.${extension}$`));
      things.set(key, await openFile(path, name));
    });
  }

  for (const table of tables) {
    const counts = Object.keys(tableTypes).map((type) => things.get(tableAddress(table, type)));
    expect(new Set(counts).size, `${table.file}: ${counts.join()}`).toBe(1);
    if (table.file in ROWS) expect(counts[0], table.file).toBe(ROWS[table.file]);
  }
  for (const [key, { group }] of Object.entries(formats)) {
    if (group !== "tables") expect(things.get(key), key).toBeGreaterThan(0);
  }
  await context.close();
});

/** Click what downloads a format. */
async function downloaded(page: Page, key: string): Promise<{ path: string; name: string }> {
  const address = `/exports/${key}`;
  const button = page.locator(`a[download][href$="${address}"], form[action$="${address}"] button`);
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { path: await download.path(), name: download.suggestedFilename() };
}
