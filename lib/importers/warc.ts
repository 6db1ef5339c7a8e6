import { constants, gunzipSync } from "node:zlib";
import { MAX_HTML_BYTES } from "@/lib/domain/limits";
import { charsetOf, inUtf8 } from "./http-charset";
import { problem } from "./found";
import type { Found, Reader, ReadOptions } from "./reader";

const HTML = /^(?:text\/html|application\/xhtml\+xml)\b/iu;

/** Web archives, compressed or not: every page that was answered is read as saved HTML is. */
export const warc: Reader = {
  format: "warc",
  label: "Web archive, WARC",
  extensions: [".warc", ".warc.gz"],

  accepts({ bytes }) {
    const start = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpackedStart(bytes) : bytes;
    return /^WARC\/\d/u.test(Buffer.from(start.subarray(0, 8)).toString("latin1"));
  },

  async *read(file, options) {
    const { WARCParser } = await import("warcio");
    let n = 0;
    let others = 0;
    for await (const record of WARCParser.iterRecords([file.bytes])) {
      n++;
      if (record.warcType !== "response") continue;
      const answer = record.getResponseInfo();
      const type = answer?.headers.get("content-type") ?? "";
      if (Number(answer?.status) !== 200 || !HTML.test(type)) {
        others++;
        continue;
      }
      const page = await pageOf(record);
      const url = record.warcTargetURI ?? null;
      if (page) yield* articlesOf(inUtf8(page, charsetOf(type)), url, `record ${n}`, options);
      else
        yield problem(`record ${n}`, `The page is larger than ${MAX_HTML_BYTES / 1024 / 1024} MB.`);
    }
    if (others > 0) {
      const were = others === 1 ? "record is no page and was" : "records are no pages and were";
      yield problem(
        "other records",
        `${others.toLocaleString("en")} ${were} left out: images, styles, redirects, errors.`,
      );
    }
  },
};

async function* articlesOf(
  bytes: Uint8Array,
  url: string | null,
  record: string,
  { readInner }: ReadOptions,
): AsyncIterable<Found> {
  const name = (url ?? "").replace(/^https?:\/\//iu, "").slice(0, 255) || record;
  for await (const found of readInner({ name, bytes })) {
    const place = found.place === "" ? record : `${record}, ${found.place}`;
    if (found.kind !== "article") yield { ...found, place };
    else yield { ...found, place, metadata: { ...found.metadata, url: found.metadata.url ?? url } };
  }
}

/** The page as it was sent, unpacked; null where it is too large. */
async function pageOf(record: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of record) {
    size += chunk.length;
    if (size <= MAX_HTML_BYTES) chunks.push(chunk);
  }
  return size > MAX_HTML_BYTES ? null : Buffer.concat(chunks);
}

function unpackedStart(bytes: Uint8Array): Uint8Array {
  try {
    const finishFlush = constants.Z_SYNC_FLUSH;
    return gunzipSync(bytes.subarray(0, 4_096), { finishFlush });
  } catch {
    return new Uint8Array();
  }
}
