import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { readBuild } from "./build";
import { patience } from "./patience";
import { ROUTES } from "./routes";
import { ACTORS } from "./stage";
import { expect, isDone, label, test } from "./walls";

test.use({ trace: "off" });

const anywhere = { name: "/", method: "GET" };

test("FW-05: what looks like an action's arguments, and is none, is refused at once", async ({
  walls,
}) => {
  const id = [...readBuild().actionIds.values()][0]!;
  const nested = (depth: number) => `${"[".repeat(depth)}"x"${"]".repeat(depth)}`;
  const bodies = [
    ["$1:aa:aa"],
    ["$1:__proto__:then"],
    ["$1:constructor:constructor"],
    Array.from({ length: 150_000 }, () => "$K1"), // 900 kB
    ["$F1"],
    [{ a: "$1" }, { b: "$0" }],
    Array.from({ length: 10_000 }, (_, n) => `$${n + 1}`),
  ].map((value) => JSON.stringify(value));
  const signIn = { path: "/sign-in" };
  const most = await patience(1_000, () => walls.ask("anonymous", anywhere, signIn));
  const before = walls.processes();
  const problems: string[] = [];
  for (const body of [...bodies, nested(10_000), "$F", "{", "x".repeat(900_000)]) {
    for (const action of [id, "x"]) {
      const began = performance.now();
      const answer = await walls.ask(
        "anonymous",
        { name: "/sign-in", method: "POST" },
        { path: "/sign-in", fields: [["0", body]] },
        { "next-action": action },
      );
      const took = performance.now() - began;
      const what = `${body.slice(0, 30)} to ${action}: ${answer.status}`;
      // A page answers an action in a stream, which says there that it failed.
      const failed = answer.status >= 400 || /^\w+:E\{/m.test(answer.body);
      if (!failed) problems.push(what);
      if (/at .*\.js:\d+/.test(answer.body)) problems.push(`${what} with a stack`);
      if (took > most) problems.push(`${what} after ${Math.round(took)} ms`);
    }
  }
  expect(problems).toEqual([]);
  expect(await walls.changes()).toEqual([]);
  expect(walls.processes()).toEqual(before);
  // It computes no more: two seconds later most of a second is free.
  await sleep(2_000);
  const busy = walls.busy();
  await sleep(1_000);
  expect(walls.busy() - busy).toBeLessThan(500);
  const well = await walls.ask("anonymous", anywhere, { path: "/healthz" });
  expect(well.status).toBe(200);
});

test("FW-07: the server fetches no picture for anybody", async ({ walls }) => {
  for (const url of [
    "https://evil.example/a.png",
    "//127.0.0.1/a.png",
    "/api/v1/projects",
    "/icon.svg",
  ]) {
    const path = `/_next/image?url=${encodeURIComponent(url)}&w=640&q=75`;
    const { status } = await walls.ask("lead", anywhere, { path });
    expect([400, 404], url).toContain(status);
  }
});

test("FW-08: a request to become a socket to elsewhere opens none", async ({ walls }) => {
  let hits = 0;
  const target = createServer((socket) => {
    hits++;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(target, "listening");
  const { port } = target.address() as AddressInfo;
  const app = new URL(walls.url);
  const socket = connect(Number(app.port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write(
    `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  );
  await sleep(1000);
  socket.destroy();
  target.close();
  expect(hits).toBe(0);
});

test("FW-10: no file of the program or its data is served", async ({ walls }) => {
  const files = ["/.env", "/.git/config", "/prisma/schema.prisma", "/package.json", "/data/secret"];
  const ways = [...files, "/_next/../package.json", "/_next/static/../../server/app/page.js"];
  const { body } = await walls.ask("anonymous", anywhere, { path: "/sign-in" });
  const scripts = [...body.matchAll(/\/_next\/static\/[^"'\\ ]+\.js/g)].map(
    ([path]) => `${path}.map`,
  );
  expect(scripts.length).toBeGreaterThan(0);
  for (const path of [...ways, ...scripts.slice(0, 3)]) {
    expect((await walls.ask("lead", anywhere, { path })).status, path).toBe(404);
  }
});

const HOSTILE = [
  "-1",
  "1e9",
  "9e15",
  "NaN",
  "' OR 1=1--",
  '"; DROP TABLE "User"',
  "%00",
  "__proto__",
  "\\",
  "<img src=x onerror=alert(1)>",
].map(encodeURIComponent);
const QUERY = ["page", "limit", "after", "offset", "sort", "q", "columns", "at", "round", "from"];

test("DO-05, SQ-01, XS-06: whatever an address asks for, nothing fails and nothing is taken for markup", async ({
  walls,
}) => {
  const problems: string[] = [];
  for (const row of ROUTES.filter(({ method }) => method === "GET")) {
    const actor = ACTORS.find((one) => isDone(row.expected[one])) ?? "lead";
    const asked = row.request(walls.stage.places);
    if (asked.endless) continue;
    const [path] = asked.path.split("?");
    // Every value under every name in turn, some at a time, and one name fifty times.
    const queries = [0, 3, 7].map((shift) =>
      QUERY.map((name, at) => `${name}=${HOSTILE[(at + shift) % HOSTILE.length]}`).join("&"),
    );
    for (const query of [...queries, Array<string>(50).fill("sort=a").join("&")]) {
      const { status, body } = await walls.ask(actor, row, { path: `${path}?${query}` });
      if (status >= 500) problems.push(`${label(row)} ${query}: ${status}`);
      if (body.includes("<img src=x")) problems.push(`${label(row)} ${query}: shows markup`);
    }
  }
  expect(problems).toEqual([]);
  expect((await walls.changes()).filter((table) => !NOTED.includes(table))).toEqual([]);
});

test("DO-05: an address whose signs stand for nothing is refused", async () => {
  const damaged = ["/api/auth/%", "/projects/%ff", "/api/v1/projects/%/articles", "/%c3("];
  // None stands for NUL either, which PostgreSQL does not look for.
  const nul = ["/projects/a%00b", "/sign-in?next=%00", "/api/v1/projects/a%00/imports/b/files"];
  for (const path of [...damaged, "/api/v1/projects/a/imports/%/files/b/preview", ...nul]) {
    const { status } = await fetch(`${process.env.PUBLIC_URL}${path}`);
    expect([path, status]).toEqual([path, 400]);
  }
});

test("AN-16: no cookie and no authorization, however malformed, makes anything fail", async ({
  walls: { url, stage },
}) => {
  const session = stage.cookies.lead!;
  const headers: Record<string, string>[] = [
    ...[":::", "%%%", "%E0%A4%A", "https://evil.example", "\u00ff"].map((value) => ({
      cookie: `${session}; next-auth.callback-url=${value}; __Secure-next-auth.callback-url=${value}`,
    })),
    { cookie: "next-auth.session-token=abc.def" },
    { cookie: `next-auth.session-token=${"e30.".repeat(400)}` },
    { cookie: `${session}; ${session}x; =; ;;; a` },
    { cookie: Array.from({ length: 40 }, (_, n) => `c${n}=${"x".repeat(4_000)}`).join("; ") },
    ...["Bearer %E0%A4%A", "Bearer", "Bearer fw_", "Basic Og==", "bearer \t "].map((value) => ({
      authorization: value,
    })),
  ];
  const { slug } = stage.places;
  const paths = ["/", "/sign-in", `/projects/${slug}`, `/api/v1/projects/${slug}`].concat(
    ["csrf", "session", "providers", "signin", "callback/credentials", "error"].map(
      (action) => `/api/auth/${action}`,
    ),
  );
  const answers = await Promise.all(
    headers.flatMap((sent) =>
      paths.map(async (path) => {
        const { status } = await fetch(url + path, { headers: sent, redirect: "manual" });
        return { path, sent: JSON.stringify(sent).slice(0, 100), status };
      }),
    ),
  );
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

/** What a download leaves: a line in the history, and a count of what its person asks for. */
const NOTED = ["AuditEvent", "RateLimit"];

test("XS-04: what is downloaded is never shown as a page of this site", async ({ walls }) => {
  const problems: string[] = [];
  for (const row of ROUTES.filter(({ kind, method }) => kind === "handler" && method === "GET")) {
    const actor = ACTORS.find((one) => isDone(row.expected[one]));
    const asked = row.request(walls.stage.places);
    if (!actor || asked.endless) continue;
    const { headers } = await walls.ask(actor, row, asked);
    const type = headers["content-type"] ?? "";
    const attached = headers["content-disposition"]?.startsWith("attachment");
    if (/html|svg|xml/.test(type) && !attached && row.name !== "/icon.svg") {
      problems.push(`${label(row)}: ${type}`);
    }
    if (headers["x-content-type-options"] !== "nosniff") problems.push(`${label(row)}: sniffed`);
    if (!headers["content-security-policy"]?.includes("default-src 'none'")) {
      problems.push(`${label(row)}: no policy`);
    }
  }
  expect(problems).toEqual([]);
  expect((await walls.changes()).filter((table) => !NOTED.includes(table))).toEqual([]);
});

test("DO-11: a thousand addresses that do not exist leave nothing behind", async ({ walls }) => {
  const paths = Array.from({ length: 1000 }, (_, n) => `/no-such-page-${n}?cache=${n}`);
  const ask = (part: string[]) =>
    Promise.all(part.map((path) => walls.ask("anonymous", anywhere, { path })));
  for (let at = 0; at < 500; at += 20) await ask(paths.slice(at, at + 20));
  const before = walls.memory();
  for (let at = 500; at < 1000; at += 20) {
    for (const { status } of await ask(paths.slice(at, at + 20))) expect(status).toBe(404);
  }
  // Megabytes; what is not collected yet is within that, an answer kept for each is not.
  expect(walls.memory() - before).toBeLessThan(80);
  expect(await walls.changes()).toEqual([]);
});

test("DO-12, CO-08: a server that stands still for a second loses no tag", async ({ walls }) => {
  const row = ROUTES.find(({ name }) => name.endsWith("/mutations"))!;
  const asked = row.request(walls.stage.places);
  const paused = walls.pause(1000);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => walls.ask("reviewer", row, asked)),
  );
  await paused;
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(await walls.changes()).toContain("Annotation");
});
