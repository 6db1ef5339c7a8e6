import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formats } from "./registry";

const ROOT = join(import.meta.dirname, "../../..");

/**
 * By format, the test that reads random studies back. What all formats write is compared with
 * expected files in lib/server/exports/golden.test.ts; tables are read back beside it.
 */
const TESTS: Readonly<Record<string, string>> = {
  "refi-qda": "refi-qda/project",
  "refi-qda-windows": "refi-qda/project",
  taguette: "taguette/project",
  "taguette-codebook": "taguette/project",
  "uima-json": "uima/formats",
  "uima-xmi": "uima/formats",
  "webanno-tsv": "uima/formats",
  "w3c-annotations": "w3c/collection",
  brat: "brat/collection",
  "semeval-2023": "semeval",
  "label-studio": "tools/formats",
  doccano: "tools/formats",
  prodigy: "tools/formats",
  "media-frames-corpus": "tools/formats",
  release: "release/release",
};

/** Formats whose files hold a project's own ids and hours: what is read back from them is compared instead. */
const READ_BACK: Readonly<Record<string, string>> = {
  archive: "lib/server/archive/archive.data.test.ts",
  replication: "lib/server/replication/replication.data.test.ts",
};

const others = Object.entries(formats).filter(([, { group }]) => group !== "tables");

test.each(others.map(([name]) => name))(
  "%s is read back from random studies by an independent reader",
  (name) => {
    const own = TESTS[name];
    const path = own ? `lib/domain/export/${own}.test.ts` : READ_BACK[name];
    if (!path) throw new Error(`The format “${name}” has no test: write one, and name it here.`);
    expect(existsSync(join(ROOT, path)), path).toBe(true);
    const test = readFileSync(join(ROOT, path), "utf8");
    if (!own) return;
    expect(test).toMatch(/fc\.(assert|asyncProperty)/);
    expect(test).toContain("anyStudy");
  },
);
