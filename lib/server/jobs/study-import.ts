import { z } from "zod";
import { openFile } from "@/lib/data/import-files";
import { closeFile } from "@/lib/data/import-store";
import { storeStudy } from "@/lib/data/study-store";
import { grant } from "@/lib/domain/access";
import { OFFSET_UNITS } from "@/lib/domain/interchange/imported-study";
import { FileReader, STUDY_LIMITS } from "@/lib/importers/child-process";
import type { JobKind, JobTools } from "./kind";

const choices = z.array(z.object({ key: z.string(), to: z.string() }));
const input = z.object({
  batchId: z.string(),
  fileId: z.string(),
  mapping: z.object({
    roundName: z.string(),
    unit: z.enum(OFFSET_UNITS).optional(),
    codes: choices,
    people: choices,
    questions: z.array(z.string()),
  }),
});

/** Stores a project of another program, as a person decided about it (a `StoredStudy`). */
export const studyImport: JobKind<"project:edit"> = {
  kind: "study-import",
  label: "Importing the project",
  unit: "articles",
  permission: "project:edit",
  async run(job, { progress, signal }) {
    const { batchId, fileId, mapping } = input.parse(job.input);
    const importing = grant(job.access, "article:import")!;
    const reader = new FileReader(STUDY_LIMITS);
    signal.addEventListener("abort", () => reader.close());
    const choices = mapping.unit ? { unit: mapping.unit } : {};
    try {
      const file = await openFile(importing, batchId, fileId);
      const { found, articles } = await reader.study(file, choices);
      const source = { batchId, fileName: file.name, format: found.format };
      const stored = await storeStudy(
        job.access,
        source,
        found,
        mapping,
        stoppable(articles, signal),
        (articles) => progress(articles, found.digest.articles.length),
        signal,
      );
      await closeFile(importing, fileId, null);
      return { ...(stored ?? { roundId: batchId }) };
    } finally {
      reader.close();
    }
  },
};

/** Ends with an exception when the work is to stop, so that nothing of it is stored. */
async function* stoppable<T>(
  items: AsyncIterable<T>,
  signal: JobTools["signal"],
): AsyncGenerator<T> {
  for await (const item of items) {
    signal.throwIfAborted();
    yield item;
  }
  signal.throwIfAborted();
}
