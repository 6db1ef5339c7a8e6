import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { elementLines, parseFragment } from "@/lib/importers/element-lines";
import { readPage } from "@/lib/importers/page/read-page";
import type { Score } from "@/lib/importers/page/score";
import { fourGramScore } from "@/lib/importers/page/score";
import { keptLines } from "@/lib/importers/testing";

/** How well one page's article was found. */
export interface Measured extends Score {
  readonly name: string;
}

const OWN = path.join(import.meta.dirname, "../lib/importers/fixtures/pages");
const SAMPLES = path.join(import.meta.dirname, "../../shared/samples/readability");

/** The pages written for this repository; what belongs to the article carries `data-article`. */
export async function measureOwnPages(): Promise<Measured[]> {
  const pages = readdirSync(OWN).map(async (file) => {
    const source = readFileSync(path.join(OWN, file), "utf8");
    const { body } = (await parseFragment(source)).ownerDocument;
    const marked = [...body.querySelectorAll("[data-article]")].flatMap(elementLines);
    return measure(file.replace(".html", ""), source.replaceAll(" data-article", ""), marked);
  });
  return Promise.all(pages);
}

/** Pages with the expected article beside them, that may lie beside the repository. */
export async function measureSamples(): Promise<Measured[]> {
  if (!existsSync(SAMPLES)) return [];
  const pages = readdirSync(SAMPLES).map(async (name) => {
    const read = (file: string) => readFileSync(path.join(SAMPLES, name, file), "utf8");
    const expected = await parseFragment(read("expected.html"));
    return measure(name, read("source.html"), elementLines(expected));
  });
  return Promise.all(pages);
}

function measure(name: string, source: string, expected: readonly string[]): Measured {
  const found = keptLines(readPage(source, "utf-8")).join("\n");
  return { name, ...fourGramScore(found, expected.join("\n")) };
}

export function mean(pages: readonly Measured[], of: keyof Score): number {
  return pages.reduce((sum, page) => sum + page[of], 0) / pages.length;
}

function report(title: string, pages: readonly Measured[]): string {
  const line = (name: string, score: Score) =>
    `${name.padEnd(18)} ${[score.f1, score.precision, score.recall].map((value) => value.toFixed(4).padStart(9)).join("")}`;
  const means = {
    f1: mean(pages, "f1"),
    precision: mean(pages, "precision"),
    recall: mean(pages, "recall"),
  };
  return [
    `${title}: ${pages.length} pages                 F1  precision  recall`,
    ...pages.map((page) => line(page.name, page)),
    line("mean", means),
  ].join("\n");
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(`${report("Own pages", await measureOwnPages())}\n`);
  const samples = await measureSamples();
  if (samples.length > 0) process.stdout.write(`\n${report("Samples of Readability", samples)}\n`);
}
