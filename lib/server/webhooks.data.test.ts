import { createHmac } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeAdjudication, createDecision } from "@/lib/data/decisions";
import { claimJob, finishJob, queueJob } from "@/lib/data/jobs";
import { applyMutations } from "@/lib/data/mutations";
import { closeRound } from "@/lib/data/rounds";
import { submitAssignment } from "@/lib/data/submissions";
import type { World } from "@/lib/data/testing/world";
import { at, createWorld } from "@/lib/data/testing/world";
import type { WebhookAccess } from "@/lib/data/webhooks";
import {
  createWebhook,
  deleteWebhook,
  listWebhooks,
  requireWebhook,
  sendAgain,
  sendTest,
  switchWebhook,
} from "@/lib/data/webhooks";
import { prisma } from "@/lib/db/client";
import { WEBHOOK_EVENT_NAMES } from "@/lib/domain/webhook";
import type { Network } from "./guarded-agent";
import { createToken } from "./tokens";
import { deliverDue, signature } from "./webhooks";

const PUBLIC = "93.184.216.34";

interface Received {
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let server: Server;
let received: Received[] = [];
let status = 200;
let world: World;
let lead: WebhookAccess;

/** A network where the receiver's name is a public address, behind which our own server stands. */
const network: Network = {
  resolve: () => Promise.resolve([PUBLIC]),
  connect: () => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    Object.defineProperty(socket, "remoteAddress", { value: PUBLIC });
    return socket;
  },
};

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", createToken());
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(status, status === 302 ? { location: "http://127.0.0.1/" } : {}).end("no");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await begin();
});

async function begin(): Promise<void> {
  world = await createWorld({ coders: ["ana"] });
  lead = await world.as("lea", "project:edit");
}

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  received = [];
  status = 200;
  // Of tests before, so that nothing of theirs is due.
  await prisma.webhook.updateMany({ data: { disabledAt: new Date(), deletedAt: new Date() } });
});

const hook = (url = "http://hook.example/framewise") =>
  createWebhook(lead, { url, events: WEBHOOK_EVENT_NAMES, secret: "a secret" });

const messages = async (id: string) => (await requireWebhook(lead, id)).deliveries;

/** As if so many hours had passed. */
const waitHours = (hours: number) =>
  prisma.webhookDelivery.updateMany({
    where: { state: "waiting" },
    data: { nextAttemptAt: new Date(Date.now() - hours) },
  });

describe("what is told", () => {
  beforeEach(begin);

  test("is signed, names ids only, and says when and where", async () => {
    const id = await hook();
    await closeRound(await world.as("lea", "assignment:edit"), world.roundId);
    expect(await deliverDue(network)).toBe(1);
    const [{ headers, body }] = received as [Received];
    expect(JSON.parse(body)).toEqual({
      id: headers["framewise-delivery"],
      event: "round.closed",
      project: world.slug,
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      data: { roundId: world.roundId },
    });
    const [, seconds, sum] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(
      String(headers["framewise-signature"]),
    )!;
    expect(sum).toBe(createHmac("sha256", "a secret").update(`${seconds}.${body}`).digest("hex"));
    expect(signature("another", Number(seconds), body)).not.toContain(sum);
    expect(await messages(id)).toMatchObject([
      { state: "delivered", lastStatus: 200, attempts: 1 },
    ]);
    expect(await deliverDue(network)).toBe(0);
  });

  test("is what is over: a settled article, an import; and not what reviewers do", async () => {
    const id = await hook();
    const ana = await world.as("ana", "annotation:create");
    const assignmentId = await world.assignmentId("ana");
    const annotationId = crypto.randomUUID();
    const passage = { frameId: world.frames.SEC, ...at("six drones") };
    await applyMutations(ana, assignmentId, [
      { kind: "create", mutationId: crypto.randomUUID(), annotationId, memo: "M", ...passage },
    ]);
    await submitAssignment(ana, assignmentId, { noFrameFound: false });
    expect(await messages(id)).toEqual([]);
    const jon = await world.as("jon", "decision:create");
    const [articleId] = world.articleIds as [string];
    await createDecision(jon, world.roundId, articleId, {
      ...{ kind: "adopted", ...passage, textVersion: 1, reason: "", annotationIds: [annotationId] },
    });
    expect(await messages(id)).toEqual([]);
    await closeAdjudication(jon, world.roundId, articleId);
    const jobId = await queueJob(await world.as("lea", "article:import"), "import", {});
    const job = await claimJob(["import"], new Date(0), jobId);
    await finishJob(job!, { state: "done", result: { stored: 3 } });
    const told = await messages(id);
    expect(told.map(({ event, payload }) => ({ event, payload })).sort(byEvent)).toEqual([
      { event: "article.settled", payload: { roundId: world.roundId, articleId } },
      { event: "import.done", payload: { jobId, state: "done", stored: 3 } },
    ]);
  });

  test("goes to the project's own webhooks that ask for it, as long as they are on", async () => {
    const other = await createWorld();
    const elsewhere = await other.as("lea", "project:edit");
    const settings = { url: "http://hook.example/", secret: "s" };
    const foreign = await createWebhook(elsewhere, { ...settings, events: WEBHOOK_EVENT_NAMES });
    const uninterested = await createWebhook(lead, { ...settings, events: ["report.frozen"] });
    const off = await hook();
    await switchWebhook(lead, off, false);
    await closeRound(await world.as("lea", "assignment:edit"), world.roundId);
    expect(
      await prisma.webhookDelivery.count({
        where: { webhookId: { in: [foreign, uninterested, off] } },
      }),
    ).toBe(0);
    await expect(requireWebhook(lead, foreign)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is not told when the deed is undone", async () => {
    const id = await hook();
    const planner = await world.as("lea", "assignment:edit");
    await closeRound(planner, world.roundId);
    await expect(closeRound(planner, world.roundId)).rejects.toMatchObject({ code: "conflict" });
    expect(await messages(id)).toHaveLength(1);
  });
});

describe("a message that does not arrive", () => {
  test.each([500, 404, 302])("is tried again later, and says why: %i", async (refused) => {
    const id = await hook();
    await sendTest(lead, id);
    status = refused;
    expect(await deliverDue(network)).toBe(1);
    expect(await deliverDue(network)).toBe(0); // not yet
    const problem = `The receiver answered with status ${refused}.`;
    expect(await messages(id)).toMatchObject([{ state: "waiting", attempts: 1, problem }]);
    status = 200;
    await waitHours(1);
    await deliverDue(network);
    expect(await messages(id)).toMatchObject([{ state: "delivered", attempts: 2, problem: null }]);
    expect(received).toHaveLength(2);
  });

  test("is given up in the end; after five of them the webhook is off, which the history says", async () => {
    const id = await hook();
    status = 503;
    for (let message = 0; message < 5; message++) {
      expect((await requireWebhook(lead, id)).disabledAt).toBeNull();
      await sendTest(lead, id);
      for (let attempt = 0; attempt < 6; attempt++) {
        await waitHours(7);
        expect(await deliverDue(network)).toBe(1);
      }
      const [last] = await messages(id);
      expect(last).toMatchObject({ state: "failed", attempts: 6, nextAttemptAt: null });
    }
    expect((await requireWebhook(lead, id)).disabledAt).not.toBeNull();
    const event = { action: "webhook.give-up", subjectId: id };
    expect(await prisma.auditEvent.count({ where: event })).toBe(1);
  });

  test("can be sent again, with its id", async () => {
    const id = await hook();
    await sendTest(lead, id);
    await deliverDue(network);
    const [message] = await messages(id);
    await sendAgain(lead, message!.id);
    await deliverDue(network);
    expect(received.map(({ headers }) => headers["framewise-delivery"])).toEqual([
      message!.id,
      message!.id,
    ]);
  });

  test("is sent by one process only", async () => {
    await sendTest(lead, await hook());
    const sent = await Promise.all([deliverDue(network), deliverDue(network), deliverDue(network)]);
    expect(sent.reduce((a, b) => a + b)).toBe(1);
    expect(received).toHaveLength(1);
  });
});

const INNER: readonly [string, Network?][] = [
  ["http://127.0.0.1/"],
  ["http://localhost/"],
  ["http://2130706433/"],
  ["http://[::ffff:127.0.0.1]/"],
  ["http://hook.example:5432/"],
  ["file:///etc/passwd"],
  ["http://hook.example/", { ...network, resolve: () => Promise.resolve([PUBLIC, "127.0.0.1"]) }],
  [
    "http://hook.example/",
    { ...network, connect: () => connect((server.address() as AddressInfo).port) },
  ],
];

test.each(INNER)(
  "nothing is sent into the server's own network: %s",
  async (url, through = network) => {
    const id = await hook(url);
    await sendTest(lead, id);
    await deliverDue(through);
    expect(received).toEqual([]);
    expect(await messages(id)).toMatchObject([{ state: "waiting", lastStatus: null }]);
  },
);

test("a deleted webhook is gone, with its secret", async () => {
  const id = await hook();
  await sendTest(lead, id);
  await deleteWebhook(lead, id);
  expect(await deliverDue(network)).toBe(0);
  expect(await listWebhooks(lead)).toEqual([]);
  expect(await prisma.webhook.findUniqueOrThrow({ where: { id } })).toMatchObject({ secret: "" });
  for (const work of [
    () => switchWebhook(lead, id, true),
    () => sendTest(lead, id),
    () => deleteWebhook(lead, id),
  ]) {
    await expect(work()).rejects.toMatchObject({ code: "not_found" });
  }
});

function byEvent(a: { event: string }, b: { event: string }): number {
  return a.event < b.event ? -1 : 1;
}
