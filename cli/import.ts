import { basename } from "node:path";
import { parseArgs } from "node:util";
import { freezeArticles } from "@/lib/data/articles";
import type { ImportOutcome } from "@/lib/data/imports";
import { createImportBatch, importText } from "@/lib/data/imports";
import { AppError } from "@/lib/domain/errors";
import { decodeText } from "@/lib/importers/decode";
import { UsageError } from "./command";
import { openProject } from "./project";
import { readBytes } from "./read-bytes";

export const usage = `import --project SLUG FILE… [--freeze] [--json]

Load text files, one article each, into a project. Look at what the cleaning made
of them in the browser; --freeze freezes the texts without a look. --json prints
one JSON object per file and line. A file that is refused is named with the
reason; the others are still loaded.`;

export async function run(args: string[]): Promise<void> {
  const { positionals: files, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      project: { type: "string" },
      freeze: { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  if (files.length === 0) throw new UsageError("Name at least one file.");
  const access = await openProject(values.project, "article:import");
  const batch = await createImportBatch(access, "command line");

  const outcomes: ImportOutcome[] = [];
  for (const file of files) {
    const outcome = await load(file, (text) => importText(access, batch, text));
    outcomes.push(outcome);
    console.log(values.json ? JSON.stringify(outcome) : sentence(outcome));
  }
  const stored = outcomes.filter((outcome) => outcome.stored);
  if (values.freeze) {
    await freezeArticles(
      access,
      stored.map(({ articleId }) => articleId),
    );
  }
  if (stored.length < files.length) {
    throw new AppError("invalid_input", `${stored.length} of ${files.length} files were loaded.`);
  }
}

async function load(
  file: string,
  store: (text: Parameters<typeof importText>[2]) => Promise<ImportOutcome>,
): Promise<ImportOutcome> {
  const fileName = basename(file);
  try {
    const { text, encoding } = decodeText(await readBytes(file));
    return await store({ fileName, encoding, raw: text });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { fileName, stored: false, message: error.message };
  }
}

function sentence(outcome: ImportOutcome): string {
  if (!outcome.stored) return `${outcome.fileName}: not loaded. ${outcome.message}`;
  return [`${outcome.fileName}: loaded.`, ...outcome.problems].join(" ");
}
