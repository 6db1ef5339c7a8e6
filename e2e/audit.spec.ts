import { ROUTES } from "./routes";
import { ACTORS } from "./stage";
import { expect, isDone, label, test } from "./walls";

test.describe.configure({ timeout: 600_000 });

/** What changes something and is not in the history, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "app/reading-settings.ts#saveReadingSettings": "how one person likes to read",
  "app/projects/[slug]/articles/table-actions.ts#saveView": "one's own list of filters",
  "/api/v1/projects/[slug]/assignments/[assignmentId]/mutations": "the journal has every change",
  "/api/v1/projects/[slug]/assignments/[assignmentId]/progress": "time and place of reading",
  "/api/v1/projects/[slug]/assignments/[assignmentId]/suggestions": "what was shown is in a table",
  "app/projects/[slug]/compare/[roundId]/[articleId]/actions.ts#review":
    "a verdict is a row with its author and time",
  ...Object.fromEntries(
    ["openThread", "reply", "editComment", "deleteComment", "resolveThread"].map((name) => [
      `app/projects/[slug]/discussions/actions.ts#${name}`,
      "threads and comments are rows with their authors and times",
    ]),
  ),
  "app/projects/[slug]/inbox/actions.ts#markRead": "what one person has read",
  "app/projects/[slug]/articles/import/[batchId]/actions.ts#takeOutFile":
    "bytes before anything is made of them",
  "/api/v1/projects/[slug]/imports/[batchId]/files": "bytes before anything is made of them",
  "/api/v1/projects/[slug]/imports/[batchId]/files/[fileId]/parts/[position]": "bytes, as above",
};

test("whatever changes something is written into the history", async ({ walls }) => {
  const silent = new Set<string>();
  const written = new Set<string>();
  for (const row of ROUTES.filter(({ method }) => method === "POST")) {
    const actor = ACTORS.find((one) => isDone(row.expected[one]) && walls.stage.cookies[one]);
    if (!actor) continue;
    await walls.ask(actor, row, row.request(walls.stage.places));
    const changes = await walls.changes();
    if (changes.length === 0) continue;
    if (changes.includes("AuditEvent")) written.add(row.name);
    else if (!(row.name in EXCEPTIONS)) silent.add(`${label(row)}: ${changes.join()}`);
  }
  expect([...silent]).toEqual([]);
  expect(written.size).toBeGreaterThan(40);
  expect(Object.keys(EXCEPTIONS).filter((name) => written.has(name))).toEqual([]);
});
