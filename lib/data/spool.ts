import type { FileHandle } from "node:fs/promises";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";

const [pack, unpack] = [promisify(deflateRaw), promisify(inflateRaw)];

/**
 * Texts that wait in a file, in their order, until a transaction stores them: together they may
 * be larger than memory. They are packed, for in a container the file may lie in memory too.
 * Nobody else can read it, and it goes with the work.
 */
export class Spool {
  private readonly lengths: number[] = [];

  private constructor(private readonly file: FileHandle) {}

  static async with<T>(work: (spool: Spool) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), "framewise-spool-"));
    try {
      const file = await open(join(folder, "waiting"), "wx+", 0o600);
      try {
        return await work(new Spool(file));
      } finally {
        await file.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async add(text: string): Promise<void> {
    const bytes = await pack(text, { level: 1 });
    await this.file.appendFile(bytes);
    this.lengths.push(bytes.length);
  }

  /** All texts, from the first. */
  async *read(): AsyncGenerator<string> {
    let from = 0;
    for (const length of this.lengths) {
      const bytes = Buffer.allocUnsafe(length);
      const { bytesRead } = await this.file.read(bytes, 0, length, from);
      if (bytesRead !== length) throw new Error("The file of what is to be stored is cut short");
      from += length;
      yield (await unpack(bytes)).toString("utf8");
    }
  }
}
