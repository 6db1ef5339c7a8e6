import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { framewise } from "./framewise";

const RAW = `Skip to content

Council puts off vote on the bridge

By Ana Marin | 12 March 2024

The council put off its vote on the old bridge on Tuesday, after engineers asked for more time.

Share on Facebook
`;

let folder: string;
let printed: string[];
let complained: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "clean-"));
  [printed, complained] = [[], []];
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void complained.push(line));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const where = path.join(folder, name);
  await writeFile(where, content);
  return where;
}

test("prints one JSON object for each article", async () => {
  const article = await file("a.txt", RAW);
  expect(await framewise(["clean", article, "--json"])).toBe(0);
  expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      file: article,
      place: "",
      format: "text",
      encoding: "utf-8",
      title: "Council puts off vote on the bridge",
      outlet: null,
      author: "Ana Marin",
      publishedOn: "2024-03-12",
      url: null,
      language: "en",
      text: "Council puts off vote on the bridge\nThe council put off its vote on the old bridge on Tuesday, after engineers asked for more time.",
      zones: [
        { zone: "headline", start: 0, end: 35 },
        { zone: "lead", start: 36, end: 131 },
      ],
      dropped: [
        { line: 1, text: "Skip to content", reason: "accessibility-link" },
        { line: 5, text: "By Ana Marin | 12 March 2024", reason: "byline" },
        { line: 9, text: "Share on Facebook", reason: "share" },
      ],
      problems: ["No outlet was found."],
    },
  ]);
});

test("says in words what was dropped and why", async () => {
  expect(await framewise(["clean", await file("a.txt", RAW)])).toBe(0);
  expect(printed[0]).toContain("Kept 2 of 5 lines.");
  expect(printed[0]).toContain("“Share on Facebook” (A button to share the article.)");
});

test("refuses one file with its reason and still cleans the others", async () => {
  const files = [await file("a.pdf", "%PDF-1.7"), await file("b.txt", RAW), `${folder}/c.txt`];
  expect(await framewise(["clean", ...files, "--json"])).toBe(1);
  expect(printed).toHaveLength(1);
  expect(complained).toEqual([
    expect.stringMatching(/a\.pdf: This PDF is damaged.*\n.*c\.txt: There is no such file\./),
  ]);
});

test.each([[[]], [["--jsno", "a.txt"]]])(
  "answers a wrong call with its usage: %j",
  async (args) => {
    expect(await framewise(["clean", ...args])).toBe(2);
    expect(complained[0]).toContain("framewise -- clean FILE…");
  },
);
