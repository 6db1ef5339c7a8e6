import type { Page } from "@playwright/test";
import { chromium } from "@playwright/test";
import { gzipSync } from "node:zlib";
import { quantile } from "@/lib/domain/statistics/quantile";
import { findBrowser } from "../../find-browser";
import type { Figure } from "../figure";
import type { Size } from "./article";
import { serveSurface } from "./serve";

interface Budget extends Size {
  readonly name: string;
  /** Milliseconds at most: to open, to tag, and of a task while scrolling. */
  readonly open: number;
  readonly tag: number;
  readonly task: number;
}

const SIZES: readonly Budget[] = [
  { name: "1,500 words, 60 tags", words: 1_500, tags: 60, open: 100, tag: 50, task: 50 },
  { name: "10,000 words, 2,000 tags", words: 10_000, tags: 2_000, open: 500, tag: 50, task: 100 },
  {
    name: "100,000 words, 10,000 tags",
    words: 100_000,
    tags: 10_000,
    open: 2_000,
    tag: 100,
    task: 200,
  },
];

/** Drawings of each article; the middle one counts, because others may use the machine too. */
const DRAWINGS = 5;
const TAGGINGS = 30;

/** The reading surface in Chromium; each figure beside the same page without tags. */
export async function paintSurface(): Promise<Figure[]> {
  const { url, stop } = await serveSurface();
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? undefined,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const figures: Figure[] = [];
  try {
    for (const { name, open, tag, task, ...size } of SIZES) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(url);
      const plain = await measured(page, { ...size, tags: 0 });
      const tagged = await measured(page, size);
      figures.push(
        {
          work: `Surface: ${name}, data to painted, median`,
          value: tagged.open,
          unit: "ms",
          reference: plain.open,
          atMost: open,
        },
        {
          work: `Surface: ${name}, key to painted tag, p95`,
          value: tagged.tag,
          unit: "ms",
          reference: plain.tag,
          atMost: tag,
        },
        {
          work: `Surface: ${name}, tasks over ${task} ms while scrolling`,
          value: tagged.tasks.filter((ms) => ms > task).length,
          unit: "",
          reference: plain.tasks.filter((ms) => ms > task).length,
          atMost: 0,
        },
      );
      await page.close();
    }
  } finally {
    await browser.close();
    stop();
  }
  return figures;
}

async function measured(page: Page, size: Size) {
  const opens: number[] = [];
  for (let n = 0; n <= DRAWINGS; n++) {
    opens.push(await page.evaluate((size) => window.bench.open(size), size));
  }
  const tags: number[] = [];
  for (let n = 0; n < TAGGINGS; n++) {
    tags.push(await page.evaluate((n) => window.bench.tag(n), n));
  }
  await page.evaluate(() => window.bench.longTasks());
  await page.mouse.move(600, 450);
  for (let n = 0; n < 40; n++) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(300);
  const tasks = await page.evaluate(() => window.bench.longTasks());
  // The first drawing warms up and is not counted.
  return { open: at(0.5, opens.slice(1)), tag: at(0.95, tags), tasks };
}

/** The scripts that a page of the product names, together, as they travel. */
export async function scriptsOf(url: string, cookie: string): Promise<Figure[]> {
  const html = await (await fetch(url, { headers: { cookie } })).text();
  const { origin } = new URL(url);
  // Old browsers without modules get one more, which others do not load.
  const tags = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(
    ([tag]) => !tag.includes("noModule"),
  );
  let bytes = 0;
  for (const address of new Set(tags.map(([, address]) => address!))) {
    const script = await (await fetch(new URL(address, origin))).arrayBuffer();
    bytes += gzipSync(new Uint8Array(script)).byteLength;
  }
  return [
    { work: "Scripts of the reading page, gzip, KB", value: bytes / 1024, unit: "", atMost: 250 },
  ];
}

function at(p: number, milliseconds: readonly number[]): number {
  return quantile(
    milliseconds.map((value) => ({ value, weight: 1 })),
    p,
  )!;
}
