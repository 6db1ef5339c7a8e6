import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { renameSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { sessionCookie } from "@/scripts/session-cookie";
import { freePort } from "../scripts/free-port";
import { expect, test } from "./fixtures";
import { snapshot } from "./installation";

/** Words that must never be in a log, each given to the server where such a thing belongs. */
const CANARY = {
  password: "canary-password-5d1c",
  token: "canary-token-77aa",
  metrics: "canary-metrics-0123456789-0123456789",
  email: "canary-person@example.org",
  memo: "canary-memo-9f3e",
};

/** The server as shipped, on a copy of the tests' database. */
class Server {
  /** All it printed. */
  log = "";

  private constructor(
    readonly url: string,
    readonly file: string,
    readonly process: ChildProcess,
  ) {
    for (const stream of [process.stdout!, process.stderr!]) {
      stream.on("data", (text: Buffer) => (this.log += text.toString()));
    }
  }

  static async start(): Promise<Server> {
    const file = snapshot("operations");
    const port = await freePort(0);
    const url = `http://127.0.0.1:${port}`;
    const process_ = spawn(process.execPath, ["--import", "tsx", "cli/start.ts"], {
      env: {
        ...{ ...process.env, DATABASE_URL: `file:${file}`, PORT: String(port), PUBLIC_URL: url },
        ...{ LOG_LEVEL: "trace", METRICS_TOKEN: CANARY.metrics },
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const server = new Server(url, file, process_);
    while (!(await server.get("/readyz").catch(() => null))?.ok) {
      if (process_.exitCode !== null) throw new Error(server.log);
      await sleep(100);
    }
    return server;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { headers, redirect: "manual" });
  }

  /** @returns the exit status, and milliseconds until then */
  async stop(): Promise<{ status: number | null; took: number }> {
    const began = performance.now();
    const exit = once(this.process, "exit");
    this.process.kill("SIGTERM");
    const [status] = (await exit) as [number | null];
    return { status, took: performance.now() - began };
  }
}

test("OP-01 OP-06 a server says whether it is ready, and its log holds no secret", async ({
  world,
}) => {
  // Before the database is copied, so that the copy knows the session.
  const { name, value } = await sessionCookie(world.userId("ana"));
  const cookie = `${name}=${value}`;
  const server = await Server.start();
  try {
    const ready = await server.get("/readyz");
    expect(ready.headers.get("cache-control")).toBe("no-store");
    expect(await ready.text()).toBe("ready\n");
    expect((await server.get("/metrics")).status).toBe(404);
    expect((await server.get("/metrics", { authorization: `Bearer ${CANARY.token}` })).status).toBe(
      404,
    );
    const metrics = await server.get("/metrics", { authorization: `Bearer ${CANARY.metrics}` });
    expect(await metrics.text()).toMatch(/^framewise_ready 1$/m);

    await server.get(`/link/${CANARY.token}`);
    await server.get(`/invitations/${CANARY.token}`, { cookie });
    await server.get(`/projects/${world.slug}`, { cookie });
    await fetch(`${server.url}/api/auth/callback/credentials`, {
      method: "POST",
      headers: { origin: server.url, "content-type": "application/json", cookie },
      body: JSON.stringify({ email: CANARY.email, password: CANARY.password }),
    });
    const assignmentId = await world.assignmentId("ana");
    for (const body of [`{"mutations":[{"memo":"${CANARY.memo}"}]}`, CANARY.memo]) {
      const answer = await fetch(
        `${server.url}/api/v1/projects/${world.slug}/assignments/${assignmentId}/mutations`,
        {
          method: "POST",
          headers: { origin: server.url, "content-type": "application/json", cookie },
          body,
        },
      );
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    await server.get(`/api/v1/projects/${world.slug}/articles`, {
      authorization: `Bearer fw_${CANARY.token}`,
    });

    renameSync(server.file, `${server.file}.away`);
    await expect.poll(async () => (await server.get("/readyz")).status).toBe(503);
    expect(await (await server.get("/readyz")).text(), "no details").toBe("not ready\n");
    renameSync(`${server.file}.away`, server.file);
    await expect.poll(async () => (await server.get("/readyz")).status).toBe(200);

    expect(server.log, "something was logged").toContain("requestId");
    await expect.poll(() => server.log).toContain("The server is ready again");
    for (const secret of [...Object.values(CANARY), value, process.env.NEXTAUTH_SECRET!]) {
      expect(server.log).not.toContain(secret);
    }
  } finally {
    expect((await server.stop()).status).toBe(0);
  }
});

test("CR-07 a server that is told to end answers what it has begun and closes its streams", async ({
  world,
}) => {
  const { name, value } = await sessionCookie(world.userId("ana"));
  const server = await Server.start();
  const headers = { cookie: `${name}=${value}`, origin: server.url };

  const stream = await server.get(`/api/v1/projects/${world.slug}/events`, headers);
  const closed = stream.text();
  const body = JSON.stringify({ mutations: [] });
  const assignmentId = await world.assignmentId("ana");
  const post = request(
    `${server.url}/api/v1/projects/${world.slug}/assignments/${assignmentId}/mutations`,
    {
      method: "POST",
      headers: {
        ...headers,
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(body)),
        expect: "100-continue", // so that it says when it has begun
      },
    },
  );
  const answered = once(post, "response") as Promise<[IncomingMessage]>;
  const begun = once(post, "continue");
  post.write(body.slice(0, 4));
  await begun;

  const stopped = server.stop();
  await sleep(300);
  post.end(body.slice(4));
  const [answer] = await answered;
  answer.resume();
  expect(answer.statusCode).toBeLessThan(500);
  expect(await closed).toContain("retry:");
  const { status, took } = await stopped;
  expect(status).toBe(0);
  expect(took).toBeLessThan(20_000);
});

test("a server whose starter is killed ends too, and the next one loses nothing of its place", async () => {
  const server = await Server.start();
  server.process.kill("SIGKILL");
  await expect
    .poll(() =>
      server.get("/healthz").then(
        () => "up",
        () => "down",
      ),
    )
    .toBe("down");
});
