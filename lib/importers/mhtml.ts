import PostalMime from "postal-mime";
import { AppError } from "@/lib/domain/errors";
import { fileStart } from "./file-start";
import { decodePage } from "./page/decode";
import type { Reader, ReadOptions, SourceFile } from "./reader";

const HEADERS = 8_000;

/** A web page saved as one file (MHTML): its first page; frames, pictures and styles are left out. */
export const mhtml: Reader = {
  format: "mhtml",
  label: "Saved web page, single file",
  extensions: [".mhtml", ".mht"],
  accepts: (file) => {
    const start = fileStart(file, HEADERS);
    return (
      /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+/.test(start.replaceAll("\r", "")) &&
      /^content-type:\s*(?:multipart\/related|text\/html)/im.test(start) &&
      /^(?:mime-version|snapshot-content-location|content-location):/im.test(start)
    );
  },
  async *read({ name, bytes }: SourceFile, { encoding: chosen }: ReadOptions) {
    const part = firstPage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const content = await decodeTransfer(part);
    const { text, encoding } = decodePage({ name, bytes: content }, chosen, part.charset);
    const { readPage } = await import("./page/read-page");
    const found = readPage(text, encoding);
    const url = found.metadata.url ?? part.url;
    yield { ...found, format: "mhtml", metadata: { ...found.metadata, url } };
  },
};

interface PagePart {
  /** `Content-Transfer-Encoding`. */
  readonly transfer: string;
  readonly charset: string | undefined;
  readonly url: string | null;
  readonly body: Buffer;
}

/** The first part of type text/html, as it stands in the file. */
function firstPage(file: Buffer): PagePart {
  const whole = splitHead(file);
  const boundary = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(whole.head);
  const marker = boundary && Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const parts = marker ? partsOf(whole.body, marker) : [whole];
  const page = parts.find(({ head }) => /^content-type:\s*text\/html/im.test(head));
  if (!page) throw new AppError("invalid_input", "This file holds no web page.");
  const url = /^(?:snapshot-)?content-location:\s*(https?:\S+)/im;
  return {
    transfer: /^content-transfer-encoding:\s*(\S+)/im.exec(page.head)?.[1] ?? "8bit",
    charset: /charset=["']?([\w:.-]+)/i.exec(page.head)?.[1],
    url: (url.exec(page.head) ?? url.exec(whole.head))?.[1] ?? null,
    body: page.body,
  };
}

function partsOf(body: Buffer, marker: Buffer): { head: string; body: Buffer }[] {
  const parts = [];
  let start = body.indexOf(marker);
  while (start !== -1) {
    const end = body.indexOf(marker, start + marker.length);
    const part = body.subarray(start + marker.length, end === -1 ? undefined : end);
    parts.push(splitHead(part.subarray(part.indexOf("\n") + 1)));
    start = end;
  }
  return parts;
}

/** The head with its folded lines unfolded, and what follows the first empty line. */
function splitHead(bytes: Buffer): { head: string; body: Buffer } {
  const [at, length] = [bytes.indexOf("\r\n\r\n"), bytes.indexOf("\n\n")];
  const isDos = at !== -1 && (length === -1 || at < length);
  const end = isDos ? at : length === -1 ? bytes.length : length;
  const head = bytes.toString("latin1", 0, end).replace(/\r?\n[ \t]+/g, " ");
  return { head, body: bytes.subarray(end + (isDos ? 4 : 2)) };
}

async function decodeTransfer({ transfer, body }: PagePart): Promise<Uint8Array> {
  const head = `Content-Type: application/octet-stream\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: ${transfer}\r\n\r\n`;
  const mail = await PostalMime.parse(Buffer.concat([Buffer.from(head), body]));
  const content = mail.attachments[0]?.content;
  return content instanceof ArrayBuffer ? new Uint8Array(content) : new Uint8Array();
}
