import { lookup } from "node:dns/promises";
import type { Socket } from "node:net";
import { connect as connectTcp } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import type { Dispatcher } from "undici";
import { Agent, request } from "undici";
import { AppError } from "@/lib/domain/errors";
import { charsetOf, inUtf8 } from "@/lib/importers/http-charset";
import type { SourceFile } from "@/lib/importers/reader";
import { atMost } from "./at-most";
import { isPublicAddress, notAllowed, publicUrl } from "./public-address";

/** Most times that a page may send us elsewhere. */
const MAX_HOPS = 3;
const MAX_BYTES = 5 * 1024 * 1024;
/** Milliseconds for the whole way, redirects included. */
const TIME_LIMIT = 10_000;
const TYPES: ReadonlySet<string> = new Set(["text/html", "application/xhtml+xml", "text/plain"]);
const CHARSETS: ReadonlySet<string> = new Set(
  "utf-8 utf8 us-ascii iso-8859-1 iso-8859-2 iso-8859-5 iso-8859-15 windows-1250 windows-1251 windows-1252 koi8-r".split(
    " ",
  ),
);

/** What stands between this program and the network; tests bring their own. */
export interface Network {
  /** Every address of a name. */
  resolve(host: string): Promise<readonly string[]>;
  /** A connection that is being made. */
  connect(address: string, port: number): Socket;
}

const INTERNET: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  connect: (host, port) => connectTcp({ host, port }),
};

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

const gate = atMost(2);

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
    const timeLimit = settings.timeLimit ?? TIME_LIMIT;
    const limits = [AbortSignal.timeout(timeLimit), ...(settings.signal ? [settings.signal] : [])];
    const signal = AbortSignal.any(limits);
    const agent = guardedAgent(settings.network ?? INTERNET, signal);
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
  for (let hop = 0; hop <= MAX_HOPS; hop++) {
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
  throw new AppError("invalid_input", `The page sent us elsewhere more than ${MAX_HOPS} times.`);
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
  if (Number(answer.headers["content-length"] ?? 0) > MAX_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const name = `${url.hostname}${url.pathname}`.slice(0, 255);
  return { name, bytes: inUtf8(bytes, charset) };
}

function tooLarge(): AppError {
  return new AppError("too_large", `The page is larger than ${MAX_BYTES / 1024 / 1024} MB.`);
}

/** An agent whose every connection goes to a public address, whatever a name is resolved to. */
function guardedAgent(network: Network, signal: AbortSignal): Agent {
  return new Agent({
    pipelining: 0,
    connect: ({ hostname, port, protocol, servername }, callback) => {
      connectGuarded(network, hostname, Number(port) || (protocol === "https:" ? 443 : 80), signal)
        .then((socket) =>
          protocol === "https:" ? secured(socket, servername || hostname) : socket,
        )
        .then(
          (socket) => callback(null, socket),
          (error: unknown) => callback(error as Error, null),
        );
    },
  });
}

async function connectGuarded(
  network: Network,
  hostname: string,
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  const host = hostname.replace(/^\[|\]$/gu, "");
  const addresses = await Promise.race([network.resolve(host), aborted(signal)]);
  if (!addresses.every(isPublicAddress)) throw notAllowed();
  const [address] = addresses;
  if (!address) throw new Error("The name has no address");
  const socket = network.connect(address, port);
  const abort = () => socket.destroy(new Error("The time is up"));
  signal.addEventListener("abort", abort, { once: true });
  await settled(socket, "connect");
  if (!isPublicAddress(socket.remoteAddress ?? "")) {
    socket.destroy();
    throw notAllowed();
  }
  return socket;
}

async function secured(socket: Socket, servername: string): Promise<Socket> {
  const secure = connectTls({ socket, servername, ALPNProtocols: ["http/1.1"] });
  await settled(secure, "secureConnect");
  return secure;
}

function settled(socket: Socket, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve());
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("The connection was closed")));
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => reject(new Error("The time is up"));
    if (signal.aborted) fail();
    signal.addEventListener("abort", fail, { once: true });
  });
}

/** Our own refusal, which the HTTP client may have wrapped. */
function refusalIn(error: unknown): AppError | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof AppError) return at;
  return null;
}
