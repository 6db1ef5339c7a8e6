import { createHash } from "node:crypto";
import { ZipFile } from "yazl";
import { announceFiles, storePart } from "@/lib/data/import-files";
import type { Batch } from "@/lib/data/imports";
import { createImportBatch, findBatch, startImport } from "@/lib/data/imports";
import type { ProjectAccess } from "@/lib/domain/access";
import type { FileChoices } from "@/lib/domain/import";
import { PART_BYTES } from "@/lib/domain/import";
import { workOnce } from "../runner";

export type Importer = ProjectAccess<"article:import">;

export interface TestFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function file(name: string, content: string | Uint8Array): TestFile {
  return { name, bytes: typeof content === "string" ? Buffer.from(content) : content };
}

/** A text that no other number has. */
export function textOf(number: number): string {
  return `Council votes on bridge ${number}\n\nThe council put off its vote on bridge number ${number} on Tuesday, after engineers asked for more time.\n`;
}

/** A batch with these files, all of them arrived. @returns its id */
export async function prepare(access: Importer, files: readonly TestFile[]): Promise<string> {
  const batchId = await createImportBatch(access, "browser");
  for (const { name, bytes } of files) await upload(access, batchId, { name, bytes });
  return batchId;
}

/** Send a file as a browser does. @returns its id */
export async function upload(
  access: Importer,
  batchId: string,
  { name, bytes }: TestFile,
): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const [expected] = await announceFiles(access, batchId, [{ name, size: bytes.length, sha256 }]);
  for (const position of expected!.missing) {
    const part = bytes.subarray(position * PART_BYTES, (position + 1) * PART_BYTES);
    await storePart(access, batchId, expected!.id, { position, bytes: part });
  }
  return expected!.id;
}

/** Load files from beginning to end. @returns what became of them */
export async function importAll(
  access: Importer,
  files: readonly TestFile[],
  choices: Readonly<Record<string, FileChoices>> = {},
): Promise<Batch> {
  const batchId = await prepare(access, files);
  await startImport(access, batchId, choices);
  await workOnce(new AbortController().signal);
  return (await findBatch(access, batchId))!;
}

/** A ZIP archive with these members. */
export async function zipOf(
  members: readonly { readonly name: string; readonly bytes: Uint8Array; readonly mode?: number }[],
): Promise<Buffer> {
  const archive = new ZipFile();
  for (const { name, bytes, mode } of members) {
    archive.addBuffer(Buffer.from(bytes), name, { ...(mode !== undefined && { mode }) });
  }
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Change bytes of a ZIP archive behind its maker's back, everywhere in it. */
export function patched(archive: Buffer, from: string | Buffer, to: string | Buffer): Buffer {
  const [old, fresh] = [Buffer.from(from), Buffer.from(to)];
  const copy = Buffer.from(archive);
  for (let at = copy.indexOf(old); at !== -1; at = copy.indexOf(old, at + 1)) fresh.copy(copy, at);
  return copy;
}
