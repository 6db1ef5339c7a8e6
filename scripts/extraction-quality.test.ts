import { describe, expect, test } from "vitest";
import { mean, measureOwnPages, measureSamples } from "./extraction-quality";

/** Figures may only rise; `npx tsx scripts/extraction-quality.ts` prints them page by page. */
describe("articles of saved pages", () => {
  test("are found on the repository's own pages", async () => {
    const pages = await measureOwnPages();
    expect(pages.length).toBeGreaterThanOrEqual(14);
    expect(mean(pages, "f1")).toBeGreaterThanOrEqual(0.99);
    expect(pages.filter(({ f1 }) => f1 < 0.9)).toEqual([]);
  });

  test("are found on the samples, where they are", async () => {
    const pages = await measureSamples();
    if (pages.length === 0) return;
    expect(mean(pages, "f1")).toBeGreaterThanOrEqual(0.985);
    expect(pages.filter(({ f1 }) => f1 < 0.94)).toEqual([]);
  });
});
