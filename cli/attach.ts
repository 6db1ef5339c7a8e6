import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { AppError } from "@/lib/domain/errors";
import { csvRecords, EXACT } from "@/lib/domain/export/csv";
import type { TextOfRelease } from "@/lib/domain/export/release/attach";
import { articlesOf, matchTexts, withQuotes } from "@/lib/domain/export/release/attach";
import { normalizeText } from "@/lib/domain/text/normalize";
import { cleanFound, metadataOf } from "@/lib/importers/parsed";
import { readFile } from "@/lib/importers/registry";
import { unpackNamed } from "@/lib/importers/zip-parts";
import { UsageError } from "./command";
import { readBytes } from "./read-bytes";

export const usage = `attach RELEASE.zip TEXTS… [--out FILE] [--json]

Put the texts of the articles back into a text-free release: write its annotations with
their passages to FILE (annotations-with-quotes.csv if not said). A text is an article's
when its SHA-256 is the one in the release, as it stands in the file or after the cleaning
that “framewise import” does. Every article without its text is named; where a text has
the article's title, outlet and day but other words, that is said: offsets count in the
very text, so it is not used. Exit status 1 when a text is missing.`;

/** Bytes of one table of a release. */
const LARGEST_TABLE = 1024 ** 3;

export async function run(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: "string", default: "annotations-with-quotes.csv" },
      json: { type: "boolean", default: false },
    },
  });
  const [release, ...texts] = positionals;
  if (!release || texts.length === 0) throw new UsageError("Name the release and the texts.");
  const tables = await unpackNamed(
    await named(release, () => readBytes(release)),
    /^(articles|annotations)\.csv$/,
    LARGEST_TABLE,
  );
  const table = (name: string) => {
    const bytes = tables.get(name);
    if (!bytes) throw new AppError("invalid_input", `${release} is no release: it has no ${name}.`);
    return bytes.toString("utf8");
  };
  const articles = articlesOf(table("articles.csv"));
  const { attached, missing } = await matchTexts(articles, readTexts(texts));
  const { rows, columns } = withQuotes(table("annotations.csv"), attached);
  await pipeline(Readable.from(csvRecords(rows, columns, EXACT)), createWriteStream(values.out));

  const report = missing.map(({ article, because, file }) => ({
    ...{ articleId: article.id, title: article.title, because, file },
  }));
  if (values.json) {
    console.log(
      JSON.stringify({ attached: attached.size, missing: report, out: values.out }, null, 1),
    );
  } else {
    console.log(
      `${attached.size} of ${articles.length} articles have their text. Written: ${values.out}`,
    );
    for (const { title, articleId, because, file } of report) {
      const why =
        because === "other words"
          ? `${file} has its title, outlet and day, but other words.`
          : "none of the files has its text.";
      console.log(`  “${title}” (${articleId}): ${why}`);
    }
  }
  if (missing.length > 0) {
    throw new AppError(
      "invalid_input",
      `${missing.length} of ${articles.length} articles are without their text; their passages are not in the file.`,
    );
  }
}

/** Do something with a file; why it cannot be done names the file. */
async function named<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `${file}: ${error.message}`, { cause: error });
  }
}

/** The articles in the files, each as it stands there and as the import would clean it. */
async function* readTexts(files: readonly string[]): AsyncGenerator<TextOfRelease> {
  for (const path of files) {
    const bytes = await named(path, () => readBytes(path));
    for await (const found of readFile({ name: basename(path), bytes }, {})) {
      if (found.kind !== "article") continue;
      const cleaned = cleanFound(found);
      const where = [path, found.place].filter(Boolean).join(", ");
      yield textOf(where, normalizeText(found.raw), null);
      yield textOf(where, cleaned.text, metadataOf(found, cleaned));
    }
  }
}

function textOf(file: string, text: string, about: TextOfRelease["about"]): TextOfRelease {
  return { file, text, about, sha256: createHash("sha256").update(text).digest("hex") };
}
