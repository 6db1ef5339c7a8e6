import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { ArchiveContent, ArchiveItem } from "@/lib/data/archive/read";
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, NOUNS } from "@/lib/domain/archive/nouns";
import type { FileOfSet } from "@/lib/domain/export/exporter";
import type { Manifest } from "./schemas";

/** UTF-16 code units that are handed on at once. */
const PIECE = 64 * 1024;

/** The name of the file that says what the others hold. */
export const MANIFEST = "manifest.json";

/** The files of an archive, in order; the people whom the others name come last. */
export const ARCHIVE_FILES = [...Object.keys(NOUNS), "users"];

/**
 * The files of an archive while its rows arrive: one for each noun, a row a line, and at
 * last the manifest with counts and hashes. Each file must be read before the next.
 */
export async function* archiveFiles(
  items: AsyncGenerator<ArchiveItem>,
  { drafts }: ArchiveContent,
): AsyncGenerator<FileOfSet> {
  const files: Manifest["files"] = [];
  let project: Manifest["project"] | undefined;
  let step = await items.next();

  async function* rowsOf(noun: string): AsyncGenerator<string> {
    const hash = createHash("sha256");
    let rows = 0;
    let piece = "";
    const send = () => {
      const whole = piece;
      hash.update(whole);
      piece = "";
      return whole;
    };
    while (!step.done && step.value.noun === noun) {
      const { row } = step.value;
      if (noun === "project") {
        project = { id: row.id as string, slug: row.slug as string, name: row.name as string };
      }
      piece += `${JSON.stringify(row)}\n`;
      rows += 1;
      if (piece.length > PIECE) yield send();
      step = await items.next();
    }
    if (piece !== "") yield send();
    files.push({ name: `${noun}.jsonl`, rows, sha256: hash.digest("hex") });
  }

  try {
    for (const noun of ARCHIVE_FILES) yield { path: `${noun}.jsonl`, pieces: rowsOf(noun) };
    const content = drafts ? "everything" : "submitted work";
    const manifest = { format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, project, content, files };
    yield { path: MANIFEST, pieces: Readable.from([`${JSON.stringify(manifest, null, 1)}\n`]) };
  } finally {
    await items.return(undefined);
  }
}
