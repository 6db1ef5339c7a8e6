import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Who reads names of people as they are, and why that is right there. */
const MAY_READ = new Set([
  "lib/data/names.ts", // decides what is shown instead
  "lib/data/members.ts", // lists members to those who manage them
  "lib/data/assignments.ts", // names members who are in the project
  "lib/data/sessions.ts", // one's own
  "lib/data/installation.ts", // accounts and sessions, for administrators
]);

/** A relation to a person whose name is selected with it. */
const READS =
  /\b(user|reviewer|author|actor|receiver|decidedBy|closedBy|createdBy|openedBy|resolvedBy|appellant|answeredBy|grantedBy|filedBy|publishedBy|invitedBy): \{\s*select: \{[^}]*\bname: true/;

const sources = ["lib/data", "app", "cli", "lib/server"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.")),
);

test("nobody's name is read but through lib/data/names.ts", () => {
  const reading = sources.filter((file) => READS.test(readFileSync(file, "utf8")));
  expect(reading.filter((file) => !MAY_READ.has(file))).toEqual([]);
});
