import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "@/cli/framewise";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import { REASONS } from "@/lib/domain/clean/reasons";
import { charts } from "@/components/charts/registry";
import type { Permission } from "@/lib/domain/access";
import { can, ROLES } from "@/lib/domain/access";
import { formats, tables } from "@/lib/domain/export/registry";
import { tableTypes } from "@/lib/domain/export/table-types";
import { PERMISSION_WORDS } from "@/lib/domain/permission-words";
import { ROLE_WORDS } from "@/lib/domain/role-words";
import { statistics } from "@/lib/domain/statistics/registry";
import { variables } from "@/lib/server/config";

const DOCUMENTS = [
  "README.md",
  "prisma/sample/README.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

const read = (file: string) => readFileSync(file, "utf8");
/** Words of a document with single spaces, as a reader sees them wherever its lines break. */
const wordsOf = (file: string) => read(file).replace(/\s+/g, " ");
/** What stands in the first column of a document's tables, as code. */
const firstCells = (file: string) =>
  [...read(file).matchAll(/^\| `([^`]+)` +\|/gm)].map(([, cell]) => cell!);

test.each(DOCUMENTS)("every link and image of %s leads somewhere", (file) => {
  const targets = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  const missing = targets
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => {
      const [path = "", anchor] = target.split("#");
      const linked = path === "" ? file : join(dirname(file), path);
      return !existsSync(linked) || (anchor !== undefined && !anchorsOf(linked).includes(anchor));
    });
  expect(missing).toEqual([]);
});

test.each(DOCUMENTS)("every script and command that %s names exists", (file) => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const unknownScripts = [...read(file).matchAll(/npm run (?:-s )?([\w:-]+)/g)]
    .map(([, script]) => script!)
    .filter((script) => !(script in scripts));
  const unknownCommands = [...read(file).matchAll(/framewise -- ([a-z]+)/g)]
    .map(([, command]) => command!)
    .filter((command) => !(command in commands));
  expect([...unknownScripts, ...unknownCommands]).toEqual([]);
});

test("the table of roles is the one in the code", () => {
  const rows = read("docs/team.md")
    .split("\n")
    .filter((line) => /\| (yes|no) +\|$/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const expected = Object.entries(PERMISSION_WORDS).map(([permission, words]) => [
    words,
    ...ROLES.map((role) => (can(role, permission as Permission) ? "yes" : "no")),
  ]);
  expect(rows.map((cells) => cells.slice(1, -1))).toEqual(expected);
  expect(read("docs/team.md")).toMatch(
    new RegExp(ROLES.map((role) => ROLE_WORDS[role].name).join(" *\\| *")),
  );
});

test("the README lists every setting and every command, and no other", () => {
  const listed = firstCells("README.md");
  const settings = listed.filter((cell) => /^[A-Z_]+$/.test(cell));
  expect(settings.sort()).toEqual(Object.keys(variables).sort());
  const verbs = listed.filter((cell) => cell in commands || /^[a-z]+$/.test(cell));
  const folders = verbs.filter((cell) => existsSync(cell));
  expect(verbs.filter((cell) => !folders.includes(cell)).sort()).toEqual(
    Object.keys(commands).sort(),
  );
});

test("the cleaning's reasons are listed with their sentences", () => {
  const words = wordsOf("docs/import.md");
  const missing = Object.entries(REASONS).filter(
    ([code, sentence]) => !new RegExp(`\`${code}\` \\| ${literal(sentence)} `).test(words),
  );
  expect(missing).toEqual([]);
});

test("the reasons for an undefined coefficient are listed with their sentences", () => {
  const words = wordsOf("docs/methods.md");
  const missing = Object.entries(BECAUSE).filter(
    ([code, sentence]) => !new RegExp(`\`${code}\` \\| ${literal(sentence)} `).test(words),
  );
  expect(missing).toEqual([]);
});

test("every statistic is defined", () => {
  const words = wordsOf("docs/methods.md").toLowerCase();
  const names = Object.values(statistics).map(({ name }) => name.toLowerCase());
  expect(names.filter((name) => !words.includes(`| ${name}`))).toEqual([]);
});

test("the export formats, tables, types of their files and the charts are listed, and no other", () => {
  const others = Object.entries(formats).filter(([, { group }]) => group !== "tables");
  expect(new Set(firstCells("docs/export-formats.md"))).toEqual(
    new Set([
      "TABLE-TYPE",
      ...others.map(([name]) => name),
      ...Object.keys(tableTypes),
      ...tables.flatMap(({ file, columns }) => [file, ...columns.map(({ header }) => header)]),
      ...Object.keys(charts),
    ]),
  );
});

test("every column of every table is explained as its dictionary says", () => {
  const words = wordsOf("docs/export-formats.md");
  const missing = tables.flatMap(({ file, columns }) =>
    columns
      .filter(
        ({ header, type, meaning }) => !words.includes(`| \`${header}\` | ${type} | ${meaning} |`),
      )
      .map(({ header }) => `${file}: ${header}`),
  );
  expect(missing).toEqual([]);
});

/** Anchors of a document's headings, as GitHub makes them. */
function anchorsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
