import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createApiToken } from "@/lib/data/api-tokens";
import { applyMutations } from "@/lib/data/mutations";
import type { World } from "@/lib/data/testing/world";
import { at, createWorld } from "@/lib/data/testing/world";
import { prisma } from "@/lib/db/client";
import { scopesOf } from "@/lib/domain/api-token";
import { createToken, hashToken } from "../tokens";
import { endpoints } from "./registry";

/** The headers of the request that is being answered, which Next.js would hand over. */
const sent = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(sent.headers),
  cookies: () => Promise.resolve({ get: () => undefined, getAll: () => [] }),
}));

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

let server: Server;
let world: World;

/** The route handlers behind a port, for programs that know nothing of them. */
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const path = pathname.slice("/api/v1".length);
  const mutations = "/projects/{slug}/assignments/{assignmentId}/mutations";
  for (const known of [...endpoints.map((one) => one.path), mutations]) {
    const pattern = known.replace(/\{(\w+)\}/gu, "(?<$1>[^/]+)");
    const params = new RegExp(`^${pattern}$`, "u").exec(path)?.groups;
    if (!params) continue;
    const file = known.replaceAll("{", "[").replaceAll("}", "]");
    const route = (await import(
      /* @vite-ignore */ resolve(`app/api/v1${file}/route.ts`)
    )) as Record<string, Handler | undefined>;
    sent.headers = request.headers;
    const handler = route[request.method];
    if (handler) return handler(request, { params: Promise.resolve({ ...params }) });
  }
  return new Response(null, { status: 404 });
}

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", createToken());
  world = await createWorld({ coders: ["ana"] });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const asked = new Request(`http://localhost${request.url}`, {
        method: request.method ?? "GET",
        headers: request.headers as Record<string, string>,
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      void answer(asked).then(async (given) => {
        response.writeHead(given.status, Object.fromEntries(given.headers));
        response.end(Buffer.from(await given.arrayBuffer()));
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function authorization(who: string): Promise<string> {
  const token = `fw_${createToken()}`;
  const access = await world.as(who, "project:read");
  const expiresAt = new Date(Date.now() + 60_000);
  const scopes = scopesOf(access.role);
  await createApiToken(access, { name: "Docs", scopes, expiresAt }, hashToken(token));
  return `Authorization: Bearer ${token}`;
}

/** Run lines of a shell, of which the first that fails ends them. @returns what they print */
function run(script: string, variables: Record<string, string>): Promise<string> {
  return new Promise((done, failed) => {
    const shell = spawn("sh", ["-e", "-c", script], {
      env: { ...variables, PATH: process.env.PATH } as unknown as NodeJS.ProcessEnv,
    });
    let printed = "";
    shell.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    shell.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    shell.on("close", (code) =>
      code === 0 ? done(printed) : failed(new Error(`${code}: ${printed}\n${script}`)),
    );
  });
}

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

test.skipIf(!hasCurl)(
  "the examples of docs/api.md do what it says",
  async () => {
    const ana = await world.as("ana", "annotation:create");
    const first = await world.assignmentId("ana");
    await applyMutations(ana, first, [
      {
        ...({ kind: "create", mutationId: crypto.randomUUID(), memo: "" } as const),
        ...{ annotationId: crypto.randomUUID(), frameId: world.frames.SEC, ...at("six drones") },
      },
    ]);
    const lead = await authorization("lea");
    const variables: Record<string, string> = {
      API: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/projects/${world.slug}`,
      AUTH: lead,
      REVIEWER_AUTH: await authorization("ana"),
      ROUND: world.roundId,
      REVIEWER: world.userId("ben"),
      ARTICLE: world.articleIds[0]!,
      ASSIGNMENT: first,
      FRAME: world.frames.SEC,
    };
    const examples = [
      ...readFileSync("docs/api.md", "utf8").matchAll(/```sh example\n(.*?)```/gsu),
    ];
    const printed: string[] = [];
    for (const [, script] of examples) printed.push(await run(script!, variables));
    expect(printed).toEqual([
      expect.stringMatching(/^\{"items":\[/),
      // Its author has not submitted it, so the lead does not see it.
      '{"items":[],"next":null}',
      expect.stringMatching(/^\{"results":\[\{"stored":true,"articleId":"[^"]+"\}\]\}$/),
      '{"created":1}',
      expect.stringMatching(/"status":"saved".*"submittedAt":"\d/s),
    ]);
    const [added] = await prisma.article.findMany({
      where: { title: "Six drones for the border" },
    });
    expect(added!.frozenAt).not.toBeNull();
    const again = await run(examples[1]![1]!, variables);
    const { items } = JSON.parse(again) as { items: { quote: string }[] };
    expect(items.map(({ quote }) => quote).sort()).toEqual(["Belgrade", "six drones"]);
  },
  60_000,
);
