import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { createApiToken } from "@/lib/data/api-tokens";
import { createDecision } from "@/lib/data/decisions";
import { queueJob } from "@/lib/data/jobs";
import { applyMutations } from "@/lib/data/mutations";
import { createReport } from "@/lib/data/report-freezing";
import { saveReview } from "@/lib/data/reviews";
import { createSample } from "@/lib/data/samples";
import { submitAssignment } from "@/lib/data/submissions";
import type { World } from "@/lib/data/testing/world";
import { at, createWorld, TEXT } from "@/lib/data/testing/world";
import { openThread } from "@/lib/data/thread-changes";
import type { TokenScope } from "@/lib/domain/api-token";
import { scopesOf } from "@/lib/domain/api-token";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { createToken, hashToken } from "../tokens";
import type { OpenApi, Operation } from "./openapi";

/** The headers of the request that is being answered, which Next.js would hand over. */
const sent = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(sent.headers),
  cookies: () => Promise.resolve({ get: () => undefined, getAll: () => [] }),
}));

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

let world: World;
/** What stands for the parts of addresses. */
let parts: Record<string, string>;
let document: OpenApi;
const tokens = new Map<string, string>();

/** A member's token, which can all that its role allows, or what is said. */
async function token(who: string, limited?: readonly TokenScope[]): Promise<string> {
  const key = `${who} ${limited?.join()}`;
  const known = tokens.get(key);
  if (known) return known;
  const made = `fw_${createToken()}`;
  const access = await world.as(who, "project:read");
  const scopes = limited ?? scopesOf(access.role);
  const expiresAt = new Date(Date.now() + 60_000);
  await createApiToken(access, { name: "Test", scopes, expiresAt }, hashToken(made));
  tokens.set(key, made);
  return made;
}

interface Asked {
  readonly bearer?: string | null;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ask the route handler that the app has at a path of the document. */
async function ask(path: string, method: string, asked: Asked = {}): Promise<Response> {
  const { bearer = await token("lea"), query = "", body, headers = {} } = asked;
  const folder = path.replaceAll("{", "[").replaceAll("}", "]");
  const file = resolve(`app/api/v1${folder}/route.ts`);
  const route = (await import(/* @vite-ignore */ file)) as Record<string, Handler>;
  const address = path.replace(/\{(\w+)\}/gu, (_, name: string) => parts[name]!);
  const request = new Request(`http://localhost/api/v1${address}${query}`, {
    method: method.toUpperCase(),
    headers: {
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  sent.headers = request.headers;
  const params = path.includes("{") ? parts : undefined; // as Next.js does
  return route[method.toUpperCase()]!(request, { params: Promise.resolve(params) });
}

function* operations(): Generator<{ path: string; method: string; operation: Operation }> {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) yield { path, method, operation };
  }
}

const PASSAGE = at("six drones");

/** What is asked of each operation beside its address, so that it does something. */
const requests = (): Readonly<Record<string, Asked & { readonly who?: string }>> => ({
  "get /projects/{slug}/exports/{name}": {},
  "get /projects/{slug}/codebook/{name}": { query: "?version=1" },
  "get /projects/{slug}/concordance": { query: "?q=drones" },
  "get /projects/{slug}/assignments/{assignmentId}": { who: "chen" },
  "post /projects/{slug}/articles": {
    body: { freeze: true, articles: [{ text: `${TEXT}\nMore.`, outlet: "Politika" }] },
  },
  "post /projects/{slug}/assignments": {
    body: {
      roundId: world.roundId,
      articleIds: [world.articleIds[0]],
      reviewerIds: [world.userId("chen")],
    },
  },
  "post /projects/{slug}/assignments/{assignmentId}/mutations": {
    who: "chen",
    body: {
      mutations: [
        {
          ...{ kind: "create", mutationId: "mutation-1", annotationId: "annotation-1" },
          ...{ frameId: world.frames.PRA, ...PASSAGE, memo: "By a program" },
        },
      ],
    },
  },
  "post /projects/{slug}/assignments/{assignmentId}/submission": { who: "chen", body: {} },
  "post /projects/{slug}/rounds/{roundId}/articles/{articleId}/decisions": {
    body: {
      ...{ kind: "adopted", frameId: world.frames.SEC, ...PASSAGE, textVersion: 1 },
      annotationIds: [parts.annotationId, parts.otherAnnotationId],
    },
  },
  "patch /projects/{slug}/rounds/{roundId}/articles/{articleId}/adjudication": {
    who: "jon",
    body: { closed: true },
  },
});

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", createToken());
  world = await createWorld({
    texts: [TEXT, `${TEXT} Again.`],
    coders: ["ana", "ben", "chen"],
  });
  const [first, second] = world.articleIds as [string, string];
  const annotations: string[] = [];
  for (const name of ["ana", "ben", "chen"]) {
    const access = await world.as(name, "annotation:create");
    for (const articleId of name === "chen" ? [first] : [first, second]) {
      const assignmentId = await world.assignmentId(name, articleId);
      const annotationId = crypto.randomUUID();
      if (name !== "chen") {
        await applyMutations(access, assignmentId, [
          {
            ...({ kind: "create", mutationId: crypto.randomUUID(), annotationId } as const),
            ...{ frameId: world.frames.SEC, ...PASSAGE, memo: "" },
          },
        ]);
        if (articleId === first) annotations.push(annotationId);
      }
      await submitAssignment(access, assignmentId, { noFrameFound: name === "chen" });
    }
  }
  const [annotationId, otherAnnotationId] = annotations as [string, string];
  const verdict = { verdict: "agree", note: "Clear." } as const;
  await saveReview(await world.as("ben", "review:create"), annotationId, verdict);
  await openThread(
    await world.as("jon", "thread:create"),
    { kind: "annotation", annotationId },
    "Is it?",
  );
  // Settled once and taken up again, so that there is a revision to start from.
  await createDecision(await world.as("jon", "decision:create"), world.roundId, first, {
    ...{ kind: "rejected", frameId: world.frames.SEC, ...PASSAGE, textVersion: 1, reason: "No." },
    annotationIds: annotations,
  });
  const reportId = await createReport(await world.as("lea", "report:edit"), {
    ...{ name: "First", filter: WHOLE_STUDY, softwareVersion: "1.0.0" },
  });
  const sampleId = await createSample(await world.as("lea", "assignment:edit"), "Pilot", {
    ...{ seed: "7", strata: "none", allocation: "proportional", size: 1, from: null, to: null },
    ...{ outletIds: [], languages: [], query: "", withDuplicates: false },
  });
  parts = {
    ...{ slug: world.slug, roundId: world.roundId, articleId: first, reportId, sampleId },
    ...{ annotationId, otherAnnotationId, number: "1", file: "figures.csv" },
    assignmentId: await world.assignmentId("chen", second),
    jobId: await queueJob(await world.as("lea", "article:import"), "import", { batchId: "none" }),
  };
  document = (await (await ask("/openapi.json", "get", { bearer: null })).json()) as OpenApi;
});

/** `{name}` of a file depends on which files it is of. */
const nameIn = (path: string) =>
  path.includes("exports") ? "annotations-csv" : path.includes("codebook") ? "json" : "";

describe("the description", () => {
  test("is of every route, but for what only the pages use", () => {
    const ownPages = [
      "/archives",
      "/openapi.json",
      "/projects/{slug}/articles/ids",
      "/projects/{slug}/articles/table",
      "/projects/{slug}/assignments/{assignmentId}/progress",
      "/projects/{slug}/assignments/{assignmentId}/suggestions",
      "/projects/{slug}/events",
      "/projects/{slug}/imports/{batchId}/files",
      "/projects/{slug}/imports/{batchId}/files/{fileId}/parts/{position}",
      "/projects/{slug}/imports/{batchId}/files/{fileId}/preview",
      "/projects/{slug}/jobs/{jobId}/cancel",
      "/projects/{slug}/steps",
    ];
    const routes = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith("route.ts"))
      .map((file) => `/${file.replace(/\/route\.ts$/u, "").replace(/\[(\w+)\]/gu, "{$1}")}`);
    expect([...Object.keys(document.paths), ...ownPages].sort()).toEqual(routes.sort());
  });

  test("names each operation once, and tells what each parameter is", () => {
    const names = [...operations()].map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { operation } of operations()) {
      expect(operation.summary).not.toBe("");
      for (const { schema } of operation.parameters) {
        expect(Object.keys(schema).some((key) => /^(type|enum|anyOf)$/u.test(key))).toBe(true);
      }
    }
  });
});

/** Answers must have no field that the description does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const isObject = "properties" in schema && !("additionalProperties" in schema);
  return { ...Object.fromEntries(entries), ...(isObject && { additionalProperties: false }) };
}

test("every operation answers as the description says", async () => {
  const given = requests();
  // An article is tagged before it is submitted, and decided on before it is closed.
  const order = ({ path, method }: { path: string; method: string }) =>
    path.endsWith("/mutations") ? 0 : method === "patch" ? 2 : 1;
  for (const { path, method, operation } of [...operations()].sort((a, b) => order(a) - order(b))) {
    const { who = "lea", ...asked } = given[`${method} ${path}`] ?? {};
    parts.name = nameIn(path);
    const what = `${method} ${path}`;
    const bearer = await token(who);
    const headers: Record<string, string> = {};
    if (operation.parameters.some(({ name }) => name === "If-Match")) {
      const seen = await ask(path.replace(/[^/]+$/u, "adjudication"), "get", { bearer });
      headers["if-match"] = seen.headers.get("etag")!;
    }
    const answer = await ask(path, method, { bearer, headers, ...asked });
    const [status, described] = Object.entries(operation.responses)[0]!;
    expect([what, answer.status, answer.ok ? "" : await answer.text()]).toEqual([
      what,
      Number(status),
      "",
    ]);
    const type = answer.headers.get("content-type")!.split(";")[0]!;
    expect([what, Object.keys(described.content!)]).toEqual([what, expect.arrayContaining([type])]);
    if (!("application/json" in described.content!) || type !== "application/json") continue;
    const schema = described.content["application/json"].schema;
    if (schema.type === "string") continue; // a file
    const strict =
      path.endsWith("{assignmentId}") || path.endsWith("{jobId}") ? schema : closed(schema);
    const checked = z.fromJSONSchema(strict as never).safeParse(await answer.json());
    expect([what, checked.error?.issues ?? []]).toEqual([what, []]);
  }
});

test("what is listed has something in it, so that its description was tried", async () => {
  const nouns = ["members", "articles", "frames", "rounds", "assignments", "annotations"];
  for (const noun of [...nouns, "decisions", "reviews", "threads", "reports", "statistics"]) {
    const answer = await ask(`/projects/{slug}/${noun}`, "get");
    const { items } = (await answer.json()) as { items: unknown[] };
    expect([noun, items.length]).not.toEqual([noun, 0]);
  }
});

const problem = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), requestId: z.uuid() }),
});

async function refusal(answer: Response) {
  return { status: answer.status, code: problem.parse(await answer.json()).error.code };
}

test("nobody is answered without a token that works", async () => {
  for (const { path, method } of operations()) {
    parts.name = nameIn(path);
    const body = method === "get" ? {} : { body: {} };
    for (const bearer of [`fw_${createToken()}`, ...(method === "get" ? [null] : [])]) {
      expect(await refusal(await ask(path, method, { ...body, bearer }))).toEqual({
        status: 401,
        code: "not_signed_in",
      });
    }
  }
});

test("a token is refused what its scopes do not say", async () => {
  for (const { path, method } of operations()) {
    if (path === "/projects") continue;
    parts.name = nameIn(path);
    const reads = method === "get" && !path.endsWith("{assignmentId}");
    const bearer = await token("lea", reads ? ["code"] : ["read"]);
    const asked = { bearer, ...(method !== "get" && { body: {} }) };
    expect([path, await refusal(await ask(path, method, asked))]).toEqual([
      path,
      { status: 403, code: "forbidden" },
    ]);
    await new Promise((resolve) => setTimeout(resolve, 20)); // 20 requests a second
  }
});

test("fields and parameters that are not known are refused, and those that come twice", async () => {
  const bearer = await token("jon");
  for (const query of ["?colour=red", "?limit=0", "?limit=1e9", "?limit=201", "?limit=5&limit=6"]) {
    for (const noun of ["annotations", "articles", "threads"]) {
      const answer = await ask(`/projects/{slug}/${noun}`, "get", { query, bearer });
      expect([query, await refusal(answer)]).toEqual([
        query,
        { status: 422, code: "invalid_input" },
      ]);
    }
  }
  const articles = { articles: [{ text: "Short.", projectId: "other" }] };
  for (const body of [articles, { ...articles, extra: 1 }, {}, [], "text", null]) {
    expect((await ask("/projects/{slug}/articles", "post", { body })).status).toBe(422);
  }
  const wrong = { body: {}, headers: { "content-type": "text/plain" } };
  expect((await ask("/projects/{slug}/articles", "post", wrong)).status).toBe(415);
});

test("SQ-01: what no text can hold is refused, wherever it stands", async () => {
  const decisions = "/projects/{slug}/rounds/{roundId}/articles/{articleId}/decisions";
  const passage = {
    ...{ kind: "adopted", frameId: world.frames.SEC, ...PASSAGE, textVersion: 1 },
    annotationIds: [parts.annotationId, parts.otherAnnotationId],
  };
  const refused = await Promise.all([
    ask("/projects/{slug}/articles", "post", { body: { articles: [{ text: "A\0 levy." }] } }),
    ask("/projects/{slug}/articles", "post", { body: { articles: [{ text: "A \ud800 levy." }] } }),
    ask(decisions, "post", {
      ...{ body: { ...passage, reason: "a\0" }, headers: { "if-match": '"0"' } },
    }),
    ask("/projects/{slug}/articles", "get", { query: "?after=a%00b" }),
  ]);
  for (const answer of refused) {
    const { error } = (await answer.json()) as { error: { message: string } };
    expect([answer.status, error.message]).toEqual([
      422,
      expect.stringContaining("holds a character that no text can hold"),
    ]);
  }
});

test("DO-05: no number in an address is too large to be looked for", async () => {
  const answer = await ask("/projects/{slug}/audit", "get", { query: "?after=999999999999999" });
  expect(answer.status).toBe(200);
});

test("pages follow one another without gap or repetition", async () => {
  const seen: string[] = [];
  let after = "";
  do {
    const answer = await ask("/projects/{slug}/annotations", "get", { query: `?limit=1${after}` });
    const { items, next } = (await answer.json()) as { items: { id: string }[]; next: string };
    seen.push(...items.map(({ id }) => id));
    after = next ? `&after=${next}` : "";
  } while (after);
  const all = await ask("/projects/{slug}/annotations", "get");
  const { items } = (await all.json()) as { items: { id: string }[] };
  expect(seen).toEqual(items.map(({ id }) => id));
  expect(seen.length).toBeGreaterThan(3);
});

test("what is known already is not sent again", async () => {
  const first = await ask("/projects/{slug}/frames", "get");
  const etag = first.headers.get("etag")!;
  const headers = { "if-none-match": `"other", ${etag}` };
  const second = await ask("/projects/{slug}/frames", "get", { headers });
  expect([second.status, await second.text()]).toEqual([304, ""]);
});

test("CO-02: a change of a tag or an answer has to say which revision it starts from", async () => {
  const path = "/projects/{slug}/assignments/{assignmentId}/mutations";
  const target = { mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() };
  for (const change of [
    { ...target, kind: "update", memo: "Anew" },
    { ...target, kind: "delete" },
    { ...target, kind: "restore" },
    { mutationId: target.mutationId, kind: "answer", attributeId: target.annotationId, value: "x" },
  ]) {
    const body = { mutations: [change] };
    expect(await refusal(await ask(path, "post", { body }))).toEqual({
      status: 428,
      code: "revision_missing",
    });
  }
});

test("CO-02: a decision has to say which state it starts from", async () => {
  const path = "/projects/{slug}/rounds/{roundId}/articles/{articleId}/decisions";
  const asked = requests()[`post ${path}`]!;
  expect(await refusal(await ask(path, "post", { body: asked.body }))).toEqual({
    status: 428,
    code: "revision_missing",
  });
});

describe("Idempotency-Key", () => {
  const path = "/projects/{slug}/articles";
  const body = { articles: [{ text: "Of one request." }] };
  const headers = { "idempotency-key": crypto.randomUUID() };

  test("answers the same request as the first time, and does it once", async () => {
    const [first, second] = await Promise.all([
      ask(path, "post", { body, headers }),
      ask(path, "post", { body, headers }),
    ]);
    const statuses = [first.status, second.status].sort();
    expect([
      [201, 201],
      [201, 409], // while the first was being answered
    ]).toContainEqual(statuses);
    const answer = (await (first.status === 201 ? first : second).json()) as unknown;
    const again = await ask(path, "post", { body, headers });
    expect([again.status, await again.json()]).toEqual([201, answer]);
    expect(answer).toMatchObject({ results: [{ stored: true }] });
  });

  test("is not taken for another request, nor from another person", async () => {
    const other = { articles: [{ text: "Of another request." }] };
    expect((await ask(path, "post", { body: other, headers })).status).toBe(409);
    expect(
      (await ask(path, "post", { body: other, headers: { "idempotency-key": "x" } })).status,
    ).toBe(422);
  });

  test("can be used again after a refusal", async () => {
    const key = { "idempotency-key": crypto.randomUUID() };
    const blank = { articles: [{ text: "   " }] };
    expect((await ask(path, "post", { body: blank, headers: key })).status).toBe(422);
    const good = { articles: [{ text: "Said anew." }] };
    expect((await ask(path, "post", { body: good, headers: key })).status).toBe(201);
  });
});
