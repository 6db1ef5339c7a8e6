import { z } from "zod";
import { openFile } from "@/lib/data/import-files";
import type { FileToRead } from "@/lib/data/import-store";
import {
  beginFile,
  cancelFiles,
  closeFile,
  listFilesToRead,
  storeItems,
} from "@/lib/data/import-store";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { FileReader } from "@/lib/importers/child-process";
import type { Parsed } from "@/lib/importers/parsed";
import type { JobKind, JobTools } from "./kind";

const input = z.object({ batchId: z.string() });

/** Most articles that are stored in one transaction, most UTF-16 units of their text, and most things in all. */
const MOST_ARTICLES = 100;
const MOST_TEXT = 2_000_000;
const MOST_ITEMS = 5_000;

/** Reads the files of a batch, one after the other, and stores the articles in them. */
export const importJob: JobKind<"article:import"> = {
  kind: "import",
  label: "Loading articles",
  unit: "articles",
  permission: "article:import",
  async run(job, tools) {
    const { batchId } = input.parse(job.input);
    const reader = new FileReader();
    const onAbort = () => reader.close();
    tools.signal.addEventListener("abort", onAbort);
    const counts = { read: 0, refused: 0, stored: 0 };
    try {
      for (const file of await listFilesToRead(job.access, batchId)) {
        if (tools.signal.aborted) break;
        const complete = await readOne(job.access, batchId, file, reader, tools, counts);
        if (complete) counts.read++;
        else counts.refused++;
      }
    } catch (error) {
      // A reader that was closed on purpose says so by an exception.
      if (!tools.signal.aborted) throw error;
    } finally {
      tools.signal.removeEventListener("abort", onAbort);
      reader.close();
    }
    if (tools.signal.reason === "cancelled") await cancelFiles(job.access, batchId);
    return counts;
  },
};

/** @returns whether it was read to its end */
async function readOne(
  access: ProjectAccess<"article:import">,
  batchId: string,
  file: FileToRead,
  reader: FileReader,
  { progress, signal }: JobTools,
  counts: { stored: number },
): Promise<boolean> {
  let from = file.found;
  let items: Parsed[] = [];
  let [articles, text] = [0, 0];
  const store = async () => {
    if (items.length === 0) return;
    const stored = await storeItems(access, file.id, from, items);
    from += items.length;
    counts.stored += stored.articleIds.length;
    progress(counts.stored);
    [items, articles, text] = [[], 0, 0];
  };

  let refusal: string | null = null;
  const begun: { format: string | null } = { format: null };
  try {
    const found = reader.read(await openFile(access, batchId, file.id), file.choices, {
      skip: file.found,
      onFormat: (format) => (begun.format = format),
    });
    for await (const one of found) {
      if (begun.format !== null) {
        await beginFile(access, file.id, begun.format);
        begun.format = null;
      }
      items.push(one);
      if (one.kind === "article") {
        articles++;
        text += one.raw.length;
      }
      if (articles >= MOST_ARTICLES || text >= MOST_TEXT || items.length >= MOST_ITEMS) {
        await store();
      }
      signal.throwIfAborted();
    }
  } catch (error) {
    signal.throwIfAborted();
    // A conflict comes from the database, not from the file: another process reads it.
    if (!(error instanceof AppError) || error.code === "conflict") throw error;
    refusal = error.message;
  }
  if (begun.format !== null) await beginFile(access, file.id, begun.format);
  await store();
  await closeFile(access, file.id, refusal);
  return refusal === null;
}
