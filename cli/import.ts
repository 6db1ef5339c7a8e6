import { basename } from "node:path";
import { parseArgs } from "node:util";
import { freezeArticles } from "@/lib/data/articles";
import type { BatchFile } from "@/lib/data/imports";
import { createImportBatch, findBatch, listBatchArticles, startImport } from "@/lib/data/imports";
import { AppError } from "@/lib/domain/errors";
import { importJob } from "@/lib/server/jobs/import";
import { runQueued } from "@/lib/server/jobs/run";
import { UsageError } from "./command";
import { keepFile } from "./keep-file";
import { openProject } from "./project";
import { CHOICE_OPTIONS, choicesOf } from "./read-choices";

export const usage = `import --project SLUG FILE… [--columns text=Body,title=Headline] [--encoding NAME]
       [--freeze] [--json]

Load files of any known format into a project: texts, downloads of news databases,
tables, ZIP archives, … Look at what the cleaning made of them in the browser;
--freeze freezes the texts without a look. --columns says which column of a table
holds what. --json prints one JSON object per article, and per thing that was not
loaded, and line. What is refused is named with the reason; the rest is still loaded.`;

/** One line of the answer. */
type Outcome = { readonly fileName: string; readonly place: string } & (
  | { readonly stored: true; readonly articleId: string; readonly title: string | null }
  | { readonly stored: false; readonly message: string }
);

/** Articles that are frozen in one transaction. */
const FROZEN_AT_ONCE = 200;

export async function run(args: string[]): Promise<void> {
  const { positionals: files, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      project: { type: "string" },
      freeze: { type: "boolean" },
      json: { type: "boolean" },
      ...CHOICE_OPTIONS,
    },
  });
  if (files.length === 0) throw new UsageError("Name at least one file.");
  const choices = choicesOf(values);
  const access = await openProject(values.project, "article:import");
  const batchId = await createImportBatch(access, "command line");

  const outcomes: Outcome[] = [];
  const ids: string[] = [];
  for (const file of files) {
    try {
      ids.push(await keepFile(access, batchId, file));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const fileName = basename(file);
      outcomes.push({ fileName, place: "", stored: false, message: error.message });
    }
  }
  if (ids.length > 0) {
    const chosen = Object.fromEntries(ids.map((id) => [id, choices]));
    const jobId = await startImport(access, batchId, chosen);
    await runQueued(access, importJob, jobId, (done) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done} articles`);
    });
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  }

  const stored = await listBatchArticles(access, batchId);
  outcomes.push(
    ...stored.map(({ id: articleId, ...rest }) => ({ ...rest, stored: true as const, articleId })),
    ...((await findBatch(access, batchId))?.files ?? []).flatMap(refusalsOf),
  );
  for (const outcome of outcomes) {
    console.log(values.json ? JSON.stringify(outcome) : sentence(outcome));
  }
  if (values.freeze) {
    for (let from = 0; from < stored.length; from += FROZEN_AT_ONCE) {
      const some = stored.slice(from, from + FROZEN_AT_ONCE);
      await freezeArticles(
        access,
        some.map(({ id }) => id),
      );
    }
  }
  if (stored.length < outcomes.length) {
    const refused = outcomes.length - stored.length;
    throw new AppError(
      "invalid_input",
      `${stored.length} articles were loaded; ${refused} things in ${files.length} files were not.`,
    );
  }
}

function refusalsOf({ name, notes }: BatchFile): Outcome[] {
  return notes.map((note) => ({
    fileName: name,
    place: note.place,
    stored: false,
    message: note.kind === "link" ? `There is no text, only the address ${note.url}` : note.reason,
  }));
}

function sentence(outcome: Outcome): string {
  const { fileName, place } = outcome;
  const where = [fileName, place].filter(Boolean).join(", ");
  if (!outcome.stored) return `${where}: not loaded. ${outcome.message}`;
  return `${where}: loaded${outcome.title ? ` as “${outcome.title}”` : ""}.`;
}
