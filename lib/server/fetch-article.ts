import { setTimeout as pause } from "node:timers/promises";
import type { Dispatcher } from "undici";
import { request } from "undici";
import { AppError } from "@/lib/domain/errors";
import { FETCHED_PAGE } from "@/lib/domain/limits";
import { charsetOf, inUtf8 } from "@/lib/importers/http-charset";
import type { SourceFile } from "@/lib/importers/reader";
import { atMost } from "./at-most";
import type { Network } from "./guarded-agent";
import { guardedAgent, refusalIn } from "./guarded-agent";
import { publicUrl } from "./public-address";

const TYPES: ReadonlySet<string> = new Set(["text/html", "application/xhtml+xml", "text/plain"]);
const CHARSETS: ReadonlySet<string> = new Set(
  "utf-8 utf8 us-ascii iso-8859-1 iso-8859-2 iso-8859-5 iso-8859-15 windows-1250 windows-1251 windows-1252 koi8-r".split(
    " ",
  ),
);

export interface FetchSettings {
  readonly signal?: AbortSignal;
  /** Host names of this installation, which is not asked. */
  readonly own: readonly string[];
  readonly network?: Network;
  /** Milliseconds. */
  readonly timeLimit?: number;
}

/** A page as it was answered, and where it was found in the end. */
export interface FetchedPage {
  readonly file: SourceFile;
  readonly url: string;
}

const gate = atMost(FETCHED_PAGE.atOnce);

/**
 * Load one page of the public internet, two at a time.
 *
 * The address is looked at as it is written, after its name was resolved, and once more at the
 * other end of the connection, before a byte is sent; at each redirect anew. No cookies, no proxy.
 * Whatever fails on the network has one answer, given when the time is up, so that nothing can be
 * learned from it about machines and ports.
 *
 * @throws {AppError} invalid_input, unsupported_type, too_large: a sentence about this address
 */
export async function fetchArticle(address: string, settings: FetchSettings): Promise<FetchedPage> {
  const first = publicUrl(address, settings.own);
  return gate(async () => {
    const started = Date.now();
    const timeLimit = settings.timeLimit ?? FETCHED_PAGE.milliseconds;
    const limits = [AbortSignal.timeout(timeLimit), ...(settings.signal ? [settings.signal] : [])];
    const signal = AbortSignal.any(limits);
    const agent = guardedAgent(settings.network, signal);
    try {
      return await follow(first, agent, signal, settings.own);
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal) throw refusal;
      const left = started + timeLimit - Date.now();
      if (left > 0 && !settings.signal?.aborted) await pause(left);
      throw new AppError(
        "invalid_input",
        "The page could not be loaded. Open it in a browser, save it and load the file.",
        { cause: error },
      );
    } finally {
      await agent.destroy();
    }
  });
}

async function follow(
  first: URL,
  dispatcher: Dispatcher,
  signal: AbortSignal,
  own: readonly string[],
): Promise<FetchedPage> {
  let url = first;
  for (let hop = 0; hop <= FETCHED_PAGE.hops; hop++) {
    const answer = await request(url, {
      dispatcher,
      signal,
      headers: {
        "user-agent": "Framewise (a person of a research team loads this page)",
        accept: "text/html, application/xhtml+xml, text/plain;q=0.5",
        "accept-encoding": "identity",
      },
    });
    answer.body.on("error", () => {}); // told by reading it, or of no interest any more
    const location = answer.headers.location;
    if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === "string") {
      answer.body.destroy();
      const next = URL.parse(location, url);
      url = publicUrl(next && !location.includes("\\") ? next.href : location, own);
      continue;
    }
    return { file: await fileOf(url, answer), url: url.href };
  }
  throw new AppError(
    "invalid_input",
    `The page sent us elsewhere more than ${FETCHED_PAGE.hops} times.`,
  );
}

async function fileOf(url: URL, answer: Dispatcher.ResponseData): Promise<SourceFile> {
  if (answer.statusCode !== 200) {
    throw new AppError("invalid_input", `The site answered with status ${answer.statusCode}.`);
  }
  const contentType = String(answer.headers["content-type"] ?? "");
  const [type = ""] = contentType.split(";");
  const charset = charsetOf(contentType);
  if (!TYPES.has(type.trim().toLowerCase()) || (charset && !CHARSETS.has(charset))) {
    throw new AppError("unsupported_type", "It is no web page or text that can be read here.");
  }
  if (!/^(?:identity)?$/iu.test(String(answer.headers["content-encoding"] ?? ""))) {
    throw new AppError(
      "unsupported_type",
      "The site sends it compressed, which was not asked for.",
    );
  }
  if (Number(answer.headers["content-length"] ?? 0) > FETCHED_PAGE.bytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > FETCHED_PAGE.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const name = `${url.hostname}${url.pathname}`.slice(0, 255);
  return { name, bytes: inUtf8(bytes, charset) };
}

function tooLarge(): AppError {
  return new AppError(
    "too_large",
    `The page is larger than ${FETCHED_PAGE.bytes / 1024 / 1024} MB.`,
  );
}
