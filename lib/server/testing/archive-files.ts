import { createHash } from "node:crypto";
import { fromBufferPromise } from "yauzl";
import { zipOf } from "../exports/zip";
import { MANIFEST } from "../archive/write";

type Files = ReadonlyMap<string, string>;

/** The files of a zip, by name. */
export async function filesOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
  }
  return files;
}

/**
 * A zip of files in which some nouns have other rows. Its manifest fits, unless it should
 * stay as it is, or `stale` names a file whose hash does not.
 */
export async function zipFiles(
  files: Files,
  rows: Readonly<Record<string, readonly unknown[]>>,
  { stale = "", keepManifest = false } = {},
): Promise<Buffer> {
  const changed = new Map(files);
  for (const [name, some] of Object.entries(rows)) {
    changed.set(`${name}.jsonl`, some.map((row) => `${JSON.stringify(row)}\n`).join(""));
  }
  if (!keepManifest) {
    const manifest = JSON.parse(files.get(MANIFEST)!) as { files: { name: string }[] };
    const stated = manifest.files.map(({ name }) => {
      const text = (changed.get(name) ?? "") + (name === stale ? " " : "");
      const sha256 = createHash("sha256").update(text).digest("hex");
      return { name, rows: text.split("\n").length - 1, sha256 };
    });
    changed.set(MANIFEST, JSON.stringify({ ...manifest, files: stated }));
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(entries(changed))) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* entries(files: Files) {
  for (const [path, text] of files) {
    yield await Promise.resolve({ path, pieces: one(text) });
  }
}

async function* one(text: string) {
  yield await Promise.resolve(text);
}
