import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { AppError } from "@/lib/domain/errors";
import { fetchArticle } from "./fetch-article";
import type { Network } from "./guarded-agent";
import { isPublicAddress } from "./public-address";

const PUBLIC = "93.184.216.34";
const NOT_ALLOWED = "This address is not allowed: only pages of the public internet can be loaded.";
const NO_PAGE = "It is no address of a page: it must begin with http:// or https://.";
const NOT_LOADED = "The page could not be loaded. Open it in a browser, save it and load the file.";

let server: Server;
let hits: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    hits.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  hits = [];
  answer = page("<p>A page</p>");
});

function page(body: string, type: string | null = "text/html; charset=utf-8") {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, type === null ? {} : { "content-type": type }).end(body);
  };
}

/** A network where every name is a public address, behind which our listener stands. */
function network(changes: Partial<Network> & { readonly peer?: string } = {}): Network {
  return {
    resolve: () => Promise.resolve([PUBLIC]),
    connect: () => {
      const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
      const remoteAddress = changes.peer ?? PUBLIC;
      Object.defineProperty(socket, "remoteAddress", { value: remoteAddress });
      return socket;
    },
    ...changes,
  };
}

const load = (address: string, changes: Parameters<typeof network>[0] = {}, timeLimit = 20_000) =>
  fetchArticle(address, { own: ["frames.example.org"], network: network(changes), timeLimit });

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`Not refused: ${String(error)}`);
  return error.message;
}

test("a page comes with its address, without cookies", async () => {
  const { file, url } = await load("http://ferry.example/news/1?x=2");
  expect(file.name).toBe("ferry.example/news/1");
  expect(new TextDecoder().decode(file.bytes)).toBe("<p>A page</p>");
  expect(url).toBe("http://ferry.example/news/1?x=2");
  expect(hits[0]!.headers).toMatchObject({ host: "ferry.example" });
  expect(hits[0]!.headers["user-agent"]).toMatch(/^Framewise/);
  expect(hits[0]!.headers).not.toHaveProperty("cookie");
});

test("the letters are those that the answer's header names", async () => {
  answer = (_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=windows-1250" });
    response.end(Buffer.from([0x8a, 0x74, 0x65, 0x74, 0x61]));
  };
  const { file } = await load("http://ferry.example/");
  expect(new TextDecoder().decode(file.bytes)).toBe("Šteta");
  expect([...file.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

describe("SS-01: this machine by its names", () => {
  const port = () => (server.address() as AddressInfo).port;
  test.each([
    "127.0.0.1",
    "localhost",
    "127.1",
    "0",
    "0.0.0.0",
    "[::]",
    "[::1]",
    "127.0.0.1.",
    "localhost.",
    "a.localhost",
  ])("%s", async (host) => {
    expect(await refusal(load(`http://${host}/`))).toBe(NOT_ALLOWED);
    expect(await refusal(load(`http://${host}:${port()}/`))).toMatch(/not allowed|80 and 443/);
    expect(hits).toHaveLength(0);
  });
});

describe("SS-02: addresses in disguise", () => {
  test.each([
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0x7f.1",
    "①②⑦.⓪.⓪.①",
    "127%2e0%2e0%2e1",
    "0x5db8d822",
    "93.184.55330",
  ])("%s", async (host) => {
    expect(await refusal(load(`http://${host}/`))).toBe(NOT_ALLOWED);
    expect(hits).toHaveLength(0);
  });
});

describe("SS-03: IPv6 that leads inside", () => {
  test.each([
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
    "[fd00::1]",
    "[fec0::1]",
    "[::127.0.0.1]",
  ])("%s", async (host) => {
    expect(await refusal(load(`http://${host}/`))).toBe(NOT_ALLOWED);
    expect(hits).toHaveLength(0);
  });

  test("[fe80::1%25eth0]", async () => {
    expect(await refusal(load("http://[fe80::1%25eth0]/"))).toBe(NO_PAGE);
  });

  test("what is public stays allowed", () => {
    expect(["93.184.216.34", "2606:2800:220:1::1"].map(isPublicAddress)).toEqual([true, true]);
    const inner = [
      "10.0.0.1",
      "172.16.0.1",
      "192.168.1.1",
      "169.254.169.254",
      "100.64.0.1",
      "::1",
      "x",
    ];
    expect(inner.map(isPublicAddress)).toEqual(inner.map(() => false));
  });
});

describe("SS-05: other protocols", () => {
  test.each([
    "file:///etc/passwd",
    "ftp://ferry.example/",
    "gopher://ferry.example/",
    "data:text/html,x",
    "blob:http://ferry.example/x",
    "javascript:1",
    "jar:http://ferry.example/!/",
    "http:/\\ferry.example",
    "//ferry.example",
    "ferry.example",
  ])("%s", async (address) => {
    expect(await refusal(load(address))).toBe(NO_PAGE);
    expect(hits).toHaveLength(0);
  });

  test.each(["file:///etc/passwd", "data:text/html,x", "//ferry.example\\@127.0.0.1/"])(
    "as a redirect to %s",
    async (location) => {
      answer = (_request, response) => response.writeHead(302, { location }).end();
      expect(await refusal(load("http://ferry.example/"))).toBe(NO_PAGE);
      expect(hits).toHaveLength(1);
    },
  );
});

describe("SS-06: names that lead inside", () => {
  test.each([
    ["an address of this machine", ["127.0.0.1"]],
    ["a public one and ::1", [PUBLIC, "::1"]],
    ["an inner name's address", ["10.0.0.7"]],
    ["the cloud's own", ["169.254.169.254"]],
  ])("%s", async (_what, addresses) => {
    const resolve = () => Promise.resolve(addresses);
    expect(await refusal(load("http://ferry.example/", { resolve }))).toBe(NOT_ALLOWED);
    expect(hits).toHaveLength(0);
  });

  test("a name that is public first and this machine at the redirect", async () => {
    const addresses = [[PUBLIC], ["127.0.0.1"]];
    const resolve = () => Promise.resolve(addresses.shift() ?? []);
    answer = (_request, response) =>
      response.writeHead(302, { location: "/again", connection: "close" }).end();
    expect(await refusal(load("http://ferry.example/", { resolve }))).toBe(NOT_ALLOWED);
    expect(hits).toHaveLength(1);
  });

  test("the address that was looked at is the one that is connected to", async () => {
    const asked: [string, number][] = [];
    const inner = network();
    await load("http://ferry.example/", {
      connect: (address, port) => {
        asked.push([address, port]);
        return inner.connect(address, port);
      },
    });
    expect(asked).toEqual([[PUBLIC, 80]]);
  });

  test("a connection whose other end is this machine gets no request", async () => {
    expect(await refusal(load("http://ferry.example/", { peer: "127.0.0.1" }))).toBe(NOT_ALLOWED);
    expect(hits).toHaveLength(0);
  });

  test("a redirect to this machine", async () => {
    answer = (_request, response) =>
      response.writeHead(302, { location: "http://127.0.0.1/" }).end();
    expect(await refusal(load("http://ferry.example/"))).toBe(NOT_ALLOWED);
    expect(hits).toHaveLength(1);
  });
});

describe("SS-08: names, passwords and ports in the address", () => {
  test.each([
    ["http://user:pass@ferry.example/", "An address with a name or password in it is not allowed."],
    ["http://allowed@127.0.0.1/", "An address with a name or password in it is not allowed."],
    ["http://127.0.0.1#@ok", NOT_ALLOWED],
    ["http://ok\\@127.0.0.1", NO_PAGE],
    ...[22, 25, 5432, 6379, 8080].map((port) => [
      `http://ferry.example:${port}/`,
      "Only pages on the ports 80 and 443 can be loaded.",
    ]),
  ])("%s", async (address, sentence) => {
    expect(await refusal(load(address))).toBe(sentence);
    expect(hits).toHaveLength(0);
  });
});

describe("SS-09: our own address, and a proxy", () => {
  test.each(["https://frames.example.org/", "https://FRAMES.example.org./x"])(
    "%s is refused",
    async (address) => {
      expect(await refusal(load(address))).toBe(NOT_ALLOWED);
    },
  );

  test("a proxy in the environment is not used", async () => {
    vi.stubEnv("HTTP_PROXY", "http://127.0.0.1:9/");
    vi.stubEnv("http_proxy", "http://127.0.0.1:9/");
    await load("http://ferry.example/");
    expect(hits[0]!.url).toBe("/");
    vi.unstubAllEnvs();
  });
});

describe("SS-11: what is no page", () => {
  test.each([
    "image/png",
    "application/pdf",
    null,
    "text/html; charset=utf-7",
    "text/html; charset=x-user-defined",
  ])("%s", async (type) => {
    answer = page("x", type);
    const error = await load("http://ferry.example/").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "unsupported_type",
      message: "It is no web page or text that can be read here.",
    });
  });

  test.each(["text/html", "application/xhtml+xml", 'text/plain; charset="UTF-8"'])(
    "%s is one",
    async (type) => {
      answer = page("x", type);
      await expect(load("http://ferry.example/")).resolves.toBeTruthy();
    },
  );
});

describe("SS-12: one answer, given at one time, for all that fails on the network", () => {
  test.each<[string, Partial<Network>, typeof answer | null]>([
    ["no such name", { resolve: () => Promise.reject(new Error("ENOTFOUND")) }, null],
    ["a name without addresses", { resolve: () => Promise.resolve([]) }, null],
    ["a closed port", { connect: () => connect(1, "127.0.0.1") }, null],
    ["a port that answers no HTTP", {}, (request) => request.socket.end("SSH-2.0\r\n")],
    ["an answer that never comes", {}, () => {}],
    ["a name that is never told", { resolve: () => new Promise(() => {}) }, null],
    [
      "a body that never ends",
      {},
      (_request, response) => {
        response.writeHead(200, { "content-type": "text/html" }).write("<p>");
      },
    ],
  ])("%s", async (_what, changes, behaviour) => {
    if (behaviour) answer = behaviour;
    const started = Date.now();
    expect(await refusal(load("http://ferry.example/", changes, 400))).toBe(NOT_LOADED);
    const took = Date.now() - started;
    expect(took).toBeGreaterThan(390);
    expect(took).toBeLessThan(10_000);
  });
});

describe("limits", () => {
  test("four redirects are one too many", async () => {
    answer = ({ url }, response) => {
      const n = Number(url?.slice(1));
      if (n < 3) response.writeHead(302, { location: `/${n + 1}` }).end();
      else page("the end")({} as IncomingMessage, response);
    };
    const { url } = await load("http://ferry.example/0");
    expect(url).toBe("http://ferry.example/3");
    answer = (_request, response) => response.writeHead(302, { location: "/on" }).end();
    expect(await refusal(load("http://ferry.example/"))).toBe(
      "The page sent us elsewhere more than 3 times.",
    );
  });

  test("5 MB, announced or not", async () => {
    const body = "x".repeat(5 * 1024 * 1024 + 1);
    answer = page(body);
    expect(await refusal(load("http://ferry.example/"))).toBe("The page is larger than 5 MB.");
    answer = (_request, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.write(body.slice(1));
      response.end("xx");
    };
    expect(await refusal(load("http://ferry.example/"))).toBe("The page is larger than 5 MB.");
  });

  test("a page that is not there is said to be so", async () => {
    answer = (_request, response) => response.writeHead(404).end();
    expect(await refusal(load("http://ferry.example/"))).toBe("The site answered with status 404.");
  });

  test("a person who leaves stops it", async () => {
    answer = () => {};
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const settings = { own: [], network: network(), signal: controller.signal };
    expect(await refusal(fetchArticle("http://ferry.example/", settings))).toBe(NOT_LOADED);
  });

  test("SS-14: two at a time", async () => {
    let open = 0;
    let most = 0;
    answer = (_request, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open--;
        page("x")({} as IncomingMessage, response);
      }, 20);
    };
    await Promise.all(Array.from({ length: 10 }, (_, i) => load(`http://ferry.example/${i}`)));
    expect(hits).toHaveLength(10);
    expect(most).toBe(2);
  });
});
