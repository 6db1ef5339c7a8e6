import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

export interface Call {
  readonly url: string;
  readonly cookie?: string;
  /** Sent as JSON by POST; without it the call is a GET. */
  readonly body?: unknown;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Send one request and read the whole answer; its status and text. */
export function send({ url, cookie, body }: Call): Promise<{ status: number; text: string }> {
  const { origin } = new URL(url);
  const headers = {
    ...(cookie && { cookie }),
    ...(body !== undefined && { "content-type": "application/json", origin }),
  };
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const outgoing = request(url, { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** As `send`, for requests that must succeed. */
export async function sendOk(call: Call): Promise<string> {
  const { status, text } = await send(call);
  if (status !== 200) throw new Error(`${call.url} answered ${status}: ${text.slice(0, 300)}`);
  return text;
}

/** Milliseconds that each of `times` runs took, one after the other. */
export async function timed(times: number, work: () => unknown): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return took;
}

/**
 * Milliseconds that several kinds of work take, in turns, so that whatever else
 * the machine does meets them alike. The first tenth warms up and is not counted.
 */
export async function timedInTurns(
  rounds: number,
  works: readonly (() => unknown)[],
): Promise<number[][]> {
  const took: number[][] = works.map(() => []);
  for (let n = 0; n < rounds * 1.1; n++) {
    for (const [index, work] of works.entries()) {
      const [ms] = await timed(1, work);
      if (n >= rounds / 10) took[index]!.push(ms!);
    }
  }
  return took;
}

/** Calls per second with `connections` callers who each wait for their answer before they call again. */
export async function perSecond(
  seconds: number,
  connections: number,
  call: () => Promise<unknown>,
): Promise<number> {
  let answered = 0;
  const begun = performance.now();
  const end = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        await call();
        answered++;
      }
    }),
  );
  return answered / ((performance.now() - begun) / 1000);
}

/**
 * Milliseconds from the moment each call was due, with `callers` who each call
 * every `interval` ms, whether or not the call before was answered: a server that
 * falls behind cannot hide it.
 */
export async function atPace(
  seconds: number,
  callers: number,
  interval: number,
  call: (caller: number) => Promise<unknown>,
): Promise<number[]> {
  const took: number[] = [];
  const begun = performance.now();
  const calls: Promise<void>[] = [];
  for (let n = 0; n < (callers * seconds * 1000) / interval; n++) {
    const due = begun + (n * interval) / callers;
    await sleep(Math.max(0, due - performance.now()));
    calls.push(call(n % callers).then(() => void took.push(performance.now() - due)));
  }
  await Promise.all(calls);
  return took;
}
