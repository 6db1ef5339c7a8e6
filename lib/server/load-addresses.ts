import { createHash } from "node:crypto";
import { announceFiles, storePart } from "@/lib/data/import-files";
import { BY_ADDRESS, createImportBatch, startImport } from "@/lib/data/imports";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { PART_BYTES } from "@/lib/domain/import";
import { ADDRESSES_PER_DAY, MOST_ADDRESSES } from "@/lib/domain/limits";
import { warcRecord } from "@/lib/importers/warc-record";
import { config } from "./config";
import type { FetchedPage } from "./fetch-article";
import { fetchArticle } from "./fetch-article";
import type { Network } from "./guarded-agent";
import { rateLimit } from "./rate-limit";

/** Pages that one person may ask for in a day, of all processes together. */
const people = rateLimit(
  { name: "addresses", points: ADDRESSES_PER_DAY, seconds: 24 * 60 * 60, counted: "kept" },
  `A person can load ${ADDRESSES_PER_DAY} pages by address in a day. Save the other pages and load the files.`,
);

/** What became of one address; a refusal is a sentence. */
export interface LoadedAddress {
  readonly address: string;
  readonly refused: string | null;
}

export interface LoadedAddresses {
  /** The import that reads the pages; null where none could be loaded. */
  readonly batchId: string | null;
  readonly outcomes: readonly LoadedAddress[];
}

/**
 * Load pages by their addresses and begin to read them, as uploaded files are read.
 *
 * @throws {AppError} not_found where this installation has it switched off; invalid_input for no
 *   address or too many; too_many_requests beyond a person's share of a day
 */
export async function loadAddresses(
  access: ProjectAccess<"article:import">,
  text: string,
  network?: Network,
): Promise<LoadedAddresses> {
  if (config().URL_IMPORT !== "on") {
    throw new AppError("not_found", "Loading by address is switched off on this server.");
  }
  const addresses = [...new Set(text.split(/\s+/u).filter((address) => address !== ""))];
  if (addresses.length === 0) throw new AppError("invalid_input", "Enter an address first.");
  if (addresses.length > MOST_ADDRESSES) {
    throw new AppError("invalid_input", `Enter at most ${MOST_ADDRESSES} addresses at a time.`);
  }
  await people.consume(access.userId, addresses.length);

  const own = [new URL(config().PUBLIC_URL).hostname];
  const loaded = await Promise.all(
    addresses.map((address) => attempt(address, { own, ...(network && { network }) })),
  );
  const pages = loaded.flatMap(({ page }) => page ?? []);
  const outcomes = loaded.map(({ address, refused }) => ({ address, refused }));
  return { batchId: pages.length > 0 ? await storePages(access, pages) : null, outcomes };
}

async function attempt(address: string, settings: Parameters<typeof fetchArticle>[1]) {
  try {
    return { address, page: await fetchArticle(address, settings), refused: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { address, page: null, refused: error.message };
  }
}

async function storePages(
  access: ProjectAccess<"article:import">,
  pages: readonly FetchedPage[],
): Promise<string> {
  const batch = await createImportBatch(access, "browser", BY_ADDRESS);
  const date = new Date();
  for (const { file, url } of pages) {
    const bytes = warcRecord({ url, date, type: "text/html", bytes: file.bytes });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const [expected] = await announceFiles(access, batch, [
      { name: file.name, size: bytes.length, sha256 },
    ]);
    for (const position of expected?.missing ?? []) {
      const part = bytes.subarray(position * PART_BYTES, (position + 1) * PART_BYTES);
      await storePart(access, batch, expected!.id, { position, bytes: part });
    }
  }
  await startImport(access, batch, {});
  return batch;
}
