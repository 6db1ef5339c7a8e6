import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Rate } from "@/lib/domain/limits";
import * as limits from "@/lib/domain/limits";

const many = (count: number) => count.toLocaleString("en");
const megabytes = (bytes: number) => `${bytes / 1024 / 1024} MB`;
const hours = (milliseconds: number) => `${milliseconds / 3_600_000} hours`;
const seconds = (milliseconds: number) => `${milliseconds / 1000} seconds`;
const failures = (rate: Rate) => `${rate.points} failures in ${rate.seconds / 60} minutes`;

/** Every limit, as docs/security.md says it. */
const ROWS: readonly (readonly [what: string, limit: string])[] = [
  ["A file", megabytes(limits.MAX_FILE_BYTES)],
  ["Files of one import", many(limits.MAX_BATCH_FILES)],
  ["Imports that wait, of one project", many(limits.MOST_WAITING_IMPORTS)],
  [
    "An archive",
    `${many(limits.ARTICLE_ARCHIVE.files)} entries, ${megabytes(limits.ARTICLE_ARCHIVE.unpacked)} unpacked, ${limits.MAX_RATIO} times its size; no archive within it`,
  ],
  [
    "A Word file",
    `${megabytes(limits.MAX_DOCX_XML)} of text with markup, ${many(limits.MAX_PARAGRAPHS)} paragraphs`,
  ],
  ["A PDF", `${many(limits.MAX_PAGES)} pages`],
  [
    "A page",
    `${megabytes(limits.MAX_HTML_BYTES)}, ${limits.MAX_DEPTH} elements deep, ${limits.MAX_ATTRIBUTES} attributes of one element`,
  ],
  ["A table", `${limits.MAX_COLUMNS} columns, ${many(limits.MAX_ROW)} characters a row`],
  ["An article", `${many(limits.MAX_CHARACTERS)} characters`],
  [
    "Reading a file",
    `in a process of its own, one at a time: ${seconds(limits.READ_LIMITS.wait)} for each article and ${limits.READ_LIMITS.file / 60_000} minutes in all, ${limits.READ_LIMITS.heap} MB of objects, ${limits.READ_LIMITS.memory} MB of memory`,
  ],
  [
    "Loading pages by their addresses",
    `off unless \`URL_IMPORT=on\`; ${megabytes(limits.FETCHED_PAGE.bytes)}, ${seconds(limits.FETCHED_PAGE.milliseconds)}, ${limits.FETCHED_PAGE.hops} redirects, ${limits.FETCHED_PAGE.atOnce} at a time; ${limits.MOST_ADDRESSES} in one go, ${limits.ADDRESSES_PER_DAY} a day for each person`,
  ],
  ["A request with JSON", `${limits.MAX_JSON_BYTES / 1024} KB`],
  ["Changes of tags in one request", many(limits.MOST_MUTATIONS)],
  ["Tags of one coding", many(limits.MOST_ANNOTATIONS)],
  ["A note to a tag", `${many(limits.LONGEST_MEMO)} characters`],
  [
    "Saving tags, and the API",
    `${limits.WRITES.points / limits.WRITES.seconds} requests a second, ${limits.WRITES.points} at once, of each person in each process, and of each token in all`,
  ],
  ["Pages that update by themselves", `${limits.MOST_STREAMS} of each person in each process`],
  [
    "Signing in",
    `${failures(limits.FAILURES_OF_ACCOUNT)} of one account, ${limits.FAILURES_OF_ADDRESS.points} from one address`,
  ],
  ["Passwords being checked", `${limits.PASSWORDS_AT_ONCE} at a time, the others wait`],
  [
    "A session",
    `${hours(limits.IDLE_LIMIT)} idle, ${limits.ABSOLUTE_LIMIT / 86_400_000} days in all`,
  ],
  ["A one-time link", `once, for ${hours(limits.LINK_LIFE)}`],
];

test("docs/security.md says each limit as it is, and no other", () => {
  const [, table] = /^\| What +\| Limit[^\n]*\n\|[-| ]+\n((?:\|.*\n)+)/m.exec(
    readFileSync("docs/security.md", "utf8"),
  )!;
  const written = table!
    .trim()
    .split("\n")
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(written).toEqual(ROWS.map((row) => [...row]));
});

test("every limit of lib/domain/limits.ts is in the table", () => {
  const source = readFileSync("scripts/limits.test.ts", "utf8");
  expect(Object.keys(limits).filter((name) => !source.includes(`limits.${name}`))).toEqual([]);
});
