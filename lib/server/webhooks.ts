import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { request } from "undici";
import { watchEverything } from "@/lib/data/live";
import type { Attempt, ClaimedDelivery } from "@/lib/data/webhook-outbox";
import { claimDeliveries, finishAttempt } from "@/lib/data/webhook-outbox";
import { config } from "./config";
import type { Network } from "./guarded-agent";
import { guardedAgent, refusalIn } from "./guarded-agent";
import { log } from "./log";
import { publicUrl } from "./public-address";

/** Messages under way at a time, and milliseconds for each. */
const AT_ONCE = 4;
const TIME_LIMIT = 10_000;
/** Milliseconds until the next look, and those in which the changes of a busy moment gather. */
const LOOK = 5_000;
const GATHER = 500;

/** What proves that a message comes from here: HMAC-SHA256 over the time in seconds, a dot and the body. */
export function signature(secret: string, seconds: number, body: string): string {
  const sum = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${sum}`;
}

/** Send one message. Nothing of the answer counts but its status; it leads nowhere else. */
export async function send(
  { id, event, payload, createdAt, project, url, secret }: ClaimedDelivery,
  network?: Network,
  timeLimit = TIME_LIMIT,
): Promise<Attempt> {
  const body = JSON.stringify({
    ...{ id, event, project, createdAt: createdAt.toISOString(), data: payload },
  });
  const signal = AbortSignal.timeout(timeLimit);
  const agent = guardedAgent(network, signal);
  try {
    const answer = await request(publicUrl(url, ownHosts()), {
      ...{ method: "POST", dispatcher: agent, signal, body },
      headers: {
        "content-type": "application/json",
        "user-agent": "Framewise webhook",
        "framewise-event": event,
        "framewise-delivery": id,
        "framewise-signature": signature(secret, Math.floor(Date.now() / 1000), body),
      },
    });
    answer.body.on("error", () => {}); // of no interest
    answer.body.destroy();
    const status = answer.statusCode;
    if (status >= 200 && status < 300) return { status, problem: null };
    return { status, problem: `The receiver answered with status ${status}.` };
  } catch (error) {
    const refusal = refusalIn(error);
    log.info({ err: error, deliveryId: id }, "A webhook could not be reached");
    return { status: null, problem: refusal?.message ?? "The receiver could not be reached." };
  } finally {
    await agent.destroy();
  }
}

/** Names of this installation, to which nothing is sent. */
export function ownHosts(): string[] {
  return [new URL(config().PUBLIC_URL).hostname];
}

/** Send what is due. @returns how many messages were tried */
export async function deliverDue(network?: Network): Promise<number> {
  const due = await claimDeliveries(AT_ONCE);
  await Promise.all(
    due.map(async (delivery) => finishAttempt(delivery, await send(delivery, network))),
  );
  return due.length;
}

const running = globalThis as { framewiseWebhooks?: true };

/**
 * Send messages as long as this process lives: soon after they are written, and again when they
 * have failed. Beside the queue of jobs, where an import may take its time. What is under way when
 * the process ends is sent again by the next one, so a receiver may see a message twice.
 */
export function startWebhooks(): void {
  if (running.framewiseWebhooks) return; // the development server loads this module more than once
  running.framewiseWebhooks = true;
  const ending = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => ending.abort());
  let wake = new AbortController();
  watchEverything(() => wake.abort());
  void (async () => {
    while (!ending.signal.aborted) {
      wake = new AbortController();
      const tried = await deliverDue().catch((error: unknown) => {
        log.error({ err: error }, "Webhooks could not be sent");
        return 0;
      });
      if (tried === AT_ONCE) continue;
      const signal = AbortSignal.any([ending.signal, wake.signal]);
      await sleep(LOOK, undefined, { signal, ref: false }).catch(() => {});
      await sleep(GATHER, undefined, { signal: ending.signal, ref: false }).catch(() => {});
    }
  })();
}
