import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { disableMember } from "@/lib/data/members";
import { deleteProject } from "@/lib/data/project-trash";
import { revokeSession } from "@/lib/data/sessions";
import { openThread } from "@/lib/data/thread-changes";
import { prisma } from "@/lib/db/client";
import { createWorld } from "@/lib/data/testing/world";
import { ask, openClient } from "./ask";
import { expect, test } from "./fixtures";
import { snapshot, startInstallation } from "./installation";
import { patience } from "./patience";
import { cookieOf } from "./stage";

/** What a stream has said so far, and whether it is over. */
interface Stream {
  readonly status: number;
  said: string;
  over: boolean;
  readonly leave: () => void;
}

const CHANGED = "data: changed";

async function listen(
  origin: string,
  slug: string,
  cookie: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Stream> {
  const leaving = new AbortController();
  const response = await fetch(`${origin}/api/v1/projects/${slug}/events`, {
    headers: { ...headers, cookie },
    signal: leaving.signal,
  });
  const { status } = response;
  const stream: Stream = { status, said: "", over: false, leave: () => leaving.abort() };
  void (async () => {
    const decoder = new TextDecoder();
    try {
      for await (const part of response.body ?? []) {
        stream.said += decoder.decode(part, { stream: true });
      }
    } catch {
      // It was left, or the server has gone.
    }
    stream.over = true;
  })();
  return stream;
}

const origin = () => process.env.PUBLIC_URL!;
const signInPage = async () => (await fetch(`${origin()}/sign-in`)).text();

test("the board shows within two seconds what a reviewer does in another browser", async ({
  world,
  pageOf,
}) => {
  const board = await pageOf("lea");
  await board.goto(`/projects/${world.slug}/board`);
  await expect(board.getByText("Updates by itself")).toBeVisible();
  const row = board.getByRole("row", { name: /^ana/ });
  await expect(row).toContainText("0 of 1");
  const heading = board.getByRole("heading", { name: "Board" });
  await heading.evaluate((node) => node.setAttribute("data-kept", "yes"));

  const cookie = await cookieOf(world.userId("ana"));
  const client = await openClient(origin(), cookie);
  const [slug, id] = [world.slug, await world.assignmentId("ana")];
  const submit = { name: "app/projects/[slug]/code/[assignmentId]/actions.ts#submitArticle" };
  const path = `/projects/${slug}/code/${id}`;
  const opened = await ask(client, { name: path, method: "GET" }, { path });
  expect(opened.status).toBe(200);
  const asked = { path, args: [slug, id, { noFrameFound: true }] };
  const timeout = await patience(2_000, () => board.request.get(board.url()));
  expect((await ask(client, { ...submit, method: "POST" }, asked)).status).toBe(200);
  await expect(row).toContainText("1 of 1", { timeout });
  // In place: the page was not loaded anew.
  await expect(heading).toHaveAttribute("data-kept", "yes");
});

test("BL-06: a reviewer's stream says nothing of what teammates do, a lead's that something was done", async ({
  world,
}) => {
  const [slug, articleId] = [world.slug, world.articleIds[0]!];
  const ana = await listen(origin(), slug, await cookieOf(world.userId("ana")));
  const lea = await listen(origin(), slug, await cookieOf(world.userId("lea")));
  await expect.poll(() => ana.said).toBe("retry: 2000\n\n");
  await sleep(1_000); // both have read what they start from
  const ben = await openClient(origin(), await cookieOf(world.userId("ben")));
  const id = await world.assignmentId("ben", articleId);
  const path = `/projects/${slug}/code/${id}`;
  await ask(ben, { name: path, method: "GET" }, { path });
  await expect.poll(() => lea.said).toContain(CHANGED);
  const tag = { kind: "create", frameId: world.frames.SEC, start: 0, end: 8, memo: "" };
  const [mutationId, annotationId] = [crypto.randomUUID(), crypto.randomUUID()];
  const saved = await ask(
    ben,
    { name: "mutations", method: "POST" },
    {
      path: `/api/v1/projects/${slug}/assignments/${id}/mutations`,
      json: { mutations: [{ ...tag, mutationId, annotationId }] },
    },
  );
  expect(saved.status).toBe(200);
  for (const change of [
    { kind: "update", baseRevision: 1, memo: "Anew" },
    { kind: "delete", baseRevision: 2 },
    { kind: "restore", baseRevision: 3 },
  ]) {
    const json = { mutations: [{ ...change, mutationId: crypto.randomUUID(), annotationId }] };
    const path = `/api/v1/projects/${slug}/assignments/${id}/mutations`;
    expect((await ask(ben, { name: "mutations", method: "POST" }, { path, json })).status).toBe(
      200,
    );
  }
  const before = lea.said.length;
  const submit = "app/projects/[slug]/code/[assignmentId]/actions.ts#submitArticle";
  const asked = { path, args: [slug, id, { noFrameFound: false }] };
  expect((await ask(ben, { name: submit, method: "POST" }, asked)).status).toBe(200);
  await expect.poll(() => lea.said.length).toBeGreaterThan(before);
  const thread = { kind: "article", articleId, roundId: world.roundId } as const;
  await openThread(await world.as("ben", "thread:create"), thread, "Look at this, @ana.");
  await sleep(1_000);
  // Signs of life are always the same.
  expect(ana.said.replaceAll(": alive\n\n", "")).toBe("retry: 2000\n\n");
  ana.leave();
  lea.leave();
});

test("AZ-11: strangers get the answer of a project that does not exist, whatever they say they heard last", async ({
  world,
}) => {
  const other = await createWorld();
  const cookie = await cookieOf(other.userId("lea"));
  const last = { "last-event-id": "7" };
  const [foreign, unknown] = await Promise.all([
    listen(origin(), world.slug, cookie, last),
    listen(origin(), "no-such-project", cookie, last),
  ]);
  expect([foreign.status, unknown.status]).toEqual([404, 404]);
  expect(foreign.said).not.toContain(world.slug);
});

test("one person has five streams at most; another one has room when one is left", async ({
  world,
}) => {
  const cookie = await cookieOf(world.userId("jon"));
  const open = () => listen(origin(), world.slug, cookie);
  const streams = await Promise.all(Array.from({ length: 5 }, open));
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const refused = await open();
  expect(refused.status).toBe(429);
  await expect.poll(() => refused.said).toContain("Close one");
  streams[0]!.leave();
  await expect
    .poll(async () => {
      const again = await open();
      again.leave();
      return again.status;
    })
    .toBe(200);
  for (const stream of streams) stream.leave();
});

test("a stream ends within five seconds of signing out, and of leaving the project", async ({
  world,
}) => {
  const [jon, ana] = [world.userId("jon"), world.userId("ana")];
  const jons = await listen(origin(), world.slug, await cookieOf(jon));
  const anas = await listen(origin(), world.slug, await cookieOf(ana));
  await expect.poll(() => anas.said).toContain("retry");
  const timeout = await patience(5_000, signInPage);
  const session = await prisma.session.findFirstOrThrow({
    where: { userId: jon, revokedAt: null },
  });
  await revokeSession(session.id);
  await disableMember(await world.as("lea", "member:edit"), ana);
  await expect.poll(() => [jons.over, anas.over], { timeout }).toEqual([true, true]);
});

test("a stream ends within five seconds when the project goes to the trash, and none begins (CO-15)", async ({
  world,
}) => {
  const cookie = await cookieOf(world.userId("jon"));
  const stream = await listen(origin(), world.slug, cookie);
  await expect.poll(() => stream.said).toContain("retry");
  const timeout = await patience(5_000, signInPage);
  await deleteProject(await world.as("lea", "project:edit"));
  await expect.poll(() => stream.over, { timeout }).toBe(true);
  expect((await listen(origin(), world.slug, cookie)).status).toBe(410);
});

test("a server that is told to end closes its streams and ends", async ({ world }) => {
  const cookie = await cookieOf(world.userId("lea"));
  const server = await startInstallation(snapshot("live"));
  const stream = await listen(server.url, world.slug, cookie);
  await expect.poll(() => stream.said).toContain("retry");
  const begun = performance.now();
  await server.stop();
  expect(performance.now() - begun).toBeLessThan(30_000);
  await expect.poll(() => stream.over).toBe(true);
});
