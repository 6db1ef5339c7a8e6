import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import type { Entry, ZipFile } from "yauzl";
import { openPromise } from "yauzl";
import type { z } from "zod";
import type { Archive, ArchiveUser } from "@/lib/data/archive/store";
import type { ArchiveRow } from "@/lib/data/archive/table";
import { ARCHIVE_FORMAT, ARCHIVE_VERSION } from "@/lib/domain/archive/nouns";
import { AppError } from "@/lib/domain/errors";
import { isHoldable } from "@/lib/domain/text/holdable";
import { linesOf } from "./lines";
import type { Manifest } from "./schemas";
import { manifestSchema, ROW_SCHEMAS } from "./schemas";
import { ARCHIVE_FILES, MANIFEST } from "./write";

/** Bytes of a manifest; it has a line for each file. */
const LARGEST_MANIFEST = 1024 * 1024;
const MOST_USERS = 100_000;

/** An archive whose every row has been read once and has the form it should. */
export interface CheckedArchive extends Archive {
  readonly manifest: Manifest;
}

/**
 * Open an archive, check all of it, and do something with it; nothing of it is held in
 * memory but its users.
 *
 * @param most bytes it may unpack to
 * @throws {AppError} invalid_input with file and line, too_large
 */
export async function withArchive<T>(
  path: string,
  most: number,
  work: (archive: CheckedArchive) => Promise<T>,
): Promise<T> {
  const zip = await openPromise(path, { strictFileNames: true, autoClose: false }).catch(damaged);
  try {
    return await work(await check(zip, most));
  } finally {
    zip.close();
  }
}

async function check(zip: ZipFile, most: number): Promise<CheckedArchive> {
  const entries = await listEntries(zip, most);
  const manifest = await readManifest(zip, entries.get(MANIFEST)!);
  const users: ArchiveUser[] = [];
  for (const noun of ARCHIVE_FILES) {
    const name = `${noun}.jsonl`;
    const stated = manifest.files.find((file) => file.name === name);
    const schema = ROW_SCHEMAS[noun]!;
    const hash = createHash("sha256");
    let rows = 0;
    for await (const line of linesIn(zip, entries.get(name)!, hash)) {
      const row = rowOf(schema, line, `${name}, line ${++rows}`);
      if (noun === "users" && users.push(row as ArchiveUser) > MOST_USERS) {
        throw new AppError("too_large", "The archive names too many people.");
      }
    }
    if (stated?.rows !== rows || stated.sha256 !== hash.digest("hex")) {
      throw new AppError(
        "invalid_input",
        `${name} is not what the manifest says: it was changed, or the archive is damaged.`,
      );
    }
  }
  return {
    ...{ manifest, users },
    async *rows(noun) {
      for await (const line of linesIn(zip, entries.get(`${noun}.jsonl`)!)) {
        yield JSON.parse(line) as ArchiveRow; // checked above
      }
    },
  };
}

async function listEntries(zip: ZipFile, most: number): Promise<ReadonlyMap<string, Entry>> {
  const wanted = [...ARCHIVE_FILES.map((noun) => `${noun}.jsonl`), MANIFEST];
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry;
      if (!wanted.includes(fileName) || entries.has(fileName) || entry.isEncrypted()) {
        throw new AppError(
          "invalid_input",
          `“${fileName}” has no place in an archive of a project.`,
        );
      }
      unpacked += entry.uncompressedSize;
      entries.set(fileName, entry);
    }
  } catch (error) {
    damaged(error);
  }
  if (unpacked > most) {
    throw new AppError(
      "too_large",
      `The archive unpacks to more than ${Math.floor(most / 1024 / 1024).toLocaleString("en")} MB. Import it on the command line: framewise archive --in FILE.`,
    );
  }
  const missing = wanted.find((name) => !entries.has(name));
  if (missing) {
    throw new AppError(
      "invalid_input",
      `This is not an archive of a project: it has no ${missing}.`,
    );
  }
  return entries;
}

async function readManifest(zip: ZipFile, entry: Entry): Promise<Manifest> {
  if (entry.uncompressedSize > LARGEST_MANIFEST) {
    throw new AppError("too_large", "The manifest is too large.");
  }
  let text = "";
  for await (const line of linesIn(zip, entry)) text += line;
  const stored = parsed(text, MANIFEST);
  const { format, version } = (stored ?? {}) as Partial<Record<string, unknown>>;
  if (format === ARCHIVE_FORMAT && typeof version === "number" && version > ARCHIVE_VERSION) {
    throw new AppError(
      "invalid_input",
      "This archive was made by a newer version of Framewise. Upgrade this installation first.",
    );
  }
  return rowOf(manifestSchema, text, MANIFEST) as Manifest;
}

async function* linesIn(
  zip: ZipFile,
  entry: Entry,
  hash?: ReturnType<typeof createHash>,
): AsyncGenerator<string> {
  let stream: Readable;
  try {
    stream = await zip.openReadStreamPromise(entry);
    if (hash) stream = stream.pipe(hashing(hash, stream));
    yield* linesOf(stream);
  } catch (error) {
    damaged(error, `${entry.fileName}: `);
  }
}

/** Passes bytes on and counts them into a hash; a failure of the source is passed on too. */
function hashing(hash: ReturnType<typeof createHash>, source: Readable): Transform {
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  source.once("error", (error) => through.destroy(error));
  return through;
}

function rowOf(schema: z.ZodType, line: string, where: string): unknown {
  const result = schema.safeParse(parsed(line, where));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const column = issue!.path.join(".");
  throw new AppError("invalid_input", `${where}${column && `, ${column}`}: ${issue!.message}.`);
}

/** JSON whose strings both databases can hold. */
function parsed(line: string, where: string): unknown {
  try {
    return JSON.parse(line, (key, value: unknown) => {
      if (key === "__proto__") throw new SyntaxError("a key that means something else");
      if (typeof value === "string" && !isHoldable(value)) {
        throw new SyntaxError("a character that no text can hold");
      }
      return value;
    });
  } catch (error) {
    throw new AppError(
      "invalid_input",
      `${where} is not JSON, or has characters that no text can hold.`,
      {
        cause: error,
      },
    );
  }
}

function damaged(error: unknown, where = ""): never {
  if (error instanceof AppError) {
    throw where === "" || error.message.startsWith(where.slice(0, -2))
      ? error
      : new AppError(error.code, where + error.message, { cause: error });
  }
  throw new AppError(
    "invalid_input",
    `${where}The file is no ZIP archive, is damaged or was cut off. Download it anew.`,
    { cause: error },
  );
}
