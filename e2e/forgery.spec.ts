import { formPost } from "./ask";
import { readBuild } from "./build";
import { ROUTES } from "./routes";
import { namedIn } from "./row";
import { ACTORS } from "./stage";
import { expect, isDone, label, test } from "./walls";

test.describe.configure({ timeout: 600_000 });
test.use({ trace: "off" });

/** What comes with a request that none of our own pages made. */
const FROM_ELSEWHERE: readonly Readonly<Record<string, string>>[] = [
  { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: "https://evil.example" },
  { "sec-fetch-site": "none", origin: "" },
  { "sec-fetch-site": "", origin: "https://evil.example" },
  { "sec-fetch-site": "", origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  { "sec-fetch-site": "", origin: "null" },
  { "sec-fetch-site": "", origin: "" },
];

test("FW-03: what another site sends is refused, and changes nothing", async ({ walls }) => {
  const problems: string[] = [];
  for (const row of ROUTES.filter(({ method }) => method !== "GET")) {
    const actor = ACTORS.find((one) => isDone(row.expected[one])) ?? "lead";
    const asked = row.request(walls.stage.places);
    for (const headers of FROM_ELSEWHERE) {
      for (const way of asked.args ? [asked, formPost(row, asked)] : [asked]) {
        const answer = await walls.ask(actor, row, way, headers);
        const changed = await walls.changes();
        if (answer.status !== 403 || changed.length > 0 || answer.headers["set-cookie"]) {
          const from = JSON.stringify(headers);
          problems.push(`${label(row)} ${from}: ${answer.status}, changed ${changed.join()}`);
        }
      }
    }
  }
  expect(problems).toEqual([]);
});

test("a form works without scripts, so that its refusal means something", async ({ walls }) => {
  const row = ROUTES.find(({ name }) => name.endsWith("#createFrame"))!;
  const answer = await walls.ask("lead", row, formPost(row, row.request(walls.stage.places)));
  expect(answer.status).toBe(303);
  expect(await walls.changes()).toEqual(["AuditEvent", "Frame"]);
});

test("FW-04: only JSON is taken for JSON, which other sites' forms cannot send", async ({
  walls,
}) => {
  const problems: string[] = [];
  for (const row of ROUTES) {
    const actor = ACTORS.find((one) => isDone(row.expected[one]));
    const asked = row.request(walls.stage.places);
    // Which suggestions were shown is noted without being told anything.
    if (!actor || asked.json === undefined || row.name.endsWith("/suggestions")) continue;
    for (const type of ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded"]) {
      const { status } = await walls.ask(actor, row, asked, { "content-type": type });
      const changed = await walls.changes();
      if (status !== 415 || changed.length > 0)
        problems.push(`${label(row)} as ${type}: ${status}`);
    }
  }
  expect(problems).toEqual([]);
});

test("AZ-01, AZ-13: methods that an address does not offer do nothing", async ({ walls }) => {
  const problems: string[] = [];
  for (const { kind, name, request, expected } of ROUTES) {
    if (kind === "action") continue;
    const { path } = request(walls.stage.places);
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      if (ROUTES.some((row) => row.name === name && row.method === method)) continue;
      for (const actor of ["lead", "anonymous"] as const) {
        const { status } = await walls.ask(actor, { name, method }, { path });
        const changed = await walls.changes();
        // Next.js shows a page whatever the method; there it must be no more than the page.
        if (status !== (kind === "page" ? expected[actor] : 405) || changed.length > 0) {
          problems.push(`${actor}: ${method} ${name}: ${status}, changed ${changed.join()}`);
        }
      }
    }
  }
  expect(problems).toEqual([]);
});

test("AZ-13: being asked for the head of an answer, for what there is, or for an echo tells no more", async ({
  walls,
}) => {
  const problems: string[] = [];
  for (const { name, method, request, expected } of ROUTES) {
    const asked = request(walls.stage.places);
    if (method !== "GET" || asked.endless) continue;
    for (const actor of ["anonymous", "lead elsewhere"] as const) {
      const head = await walls.ask(actor, { name, method: "HEAD" }, { path: asked.path });
      if (head.status !== expected[actor] || head.body !== "") {
        problems.push(`${actor}: HEAD ${name}: ${head.status}`);
      }
      for (const other of ["OPTIONS", "TRACE"]) {
        const { status, body } = await walls.ask(
          actor,
          { name, method: other },
          { path: asked.path },
        );
        if (status >= 500 || body.includes(walls.stage.secret)) {
          problems.push(`${actor}: ${other} ${name}: ${status}`);
        }
      }
    }
  }
  expect(problems).toEqual([]);
  // Whether the database takes writes is tried by writing.
  expect((await walls.changes()).filter((table) => table !== "RateLimit")).toEqual([]);
});

/** Headers and spellings of an address by which pages were had without being asked who one is. */
const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "2" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { purpose: "prefetch" },
  { "next-router-prefetch": "1" },
  { purpose: "Prefetch" },
  ...["proxy", "middleware", "src/proxy", "src/middleware", "pages/_middleware"].map((name) => ({
    "x-middleware-subrequest": Array<string>(5).fill(name).join(":"),
  })),
  { "x-middleware-subrequest": "proxy" },
  { "x-http-method-override": "POST" },
];
const SPELLINGS: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replace("/projects/", "/projects/./%2e/"),
  (path) => path.toUpperCase(),
  (path) => `${path}${path.includes("?") ? "&" : "?"}_method=DELETE`,
  (path) => `${path}.rsc`,
  (path) => `${path}.json`,
  (path) => `${path}.segments/_tree.segment.rsc`,
  (path) => `/_next/data/${readBuild().id}${path}.json`,
];

test("AZ-13, FW-01, FW-02: no header and no spelling of an address shows a stranger more", async ({
  walls,
}) => {
  const { places, secret } = walls.stage;
  const list = ROUTES.find(({ name }) => name === "/projects/[slug]/codebook")!;
  const shown = await walls.ask("lead", list, list.request(places), HEADERS[0]);
  expect(shown.headers["content-type"]).toBe("text/x-component");
  expect(shown.body).toContain(secret);

  const problems: string[] = [];
  for (const row of ROUTES) {
    if (row.method !== "GET" || !namedIn(row, places).has("slug")) continue;
    const { path } = row.request(places);
    const ways = [
      ...HEADERS.map((headers) => ({ path, headers })),
      ...SPELLINGS.map((spell) => ({ path: spell(path), headers: {} })),
    ];
    for (const { path, headers } of ways) {
      for (const actor of ["anonymous", "lead elsewhere"] as const) {
        const { status, body } = await walls.ask(actor, row, { path }, headers);
        if (body.includes(secret) || status >= 500) {
          problems.push(`${actor}: ${path} ${JSON.stringify(headers)}: ${status}`);
        }
      }
    }
  }
  expect(problems).toEqual([]);
});
