import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Progress, TaskName, tasks } from "./tasks";

/** Megabytes of heap for one computation. */
const HEAP = 2048;

type TaskOf<Name extends TaskName> = (typeof tasks)[Name];

/**
 * Compute in a process of its own, so that requests are answered meanwhile. Items are
 * sent one by one, so that they need never stand in memory here together. The
 * process gets none of the server's settings and secrets.
 *
 * @throws the signal's reason when it is aborted; Error when the process ends without a result
 */
export async function computeApart<Name extends TaskName>(
  task: Name,
  options: Parameters<TaskOf<Name>>[0],
  items: AsyncIterable<Parameters<TaskOf<Name>>[1][number]> | Parameters<TaskOf<Name>>[1],
  { signal, progress = () => {} }: { signal?: AbortSignal; progress?: Progress } = {},
): Promise<ReturnType<TaskOf<Name>>> {
  signal?.throwIfAborted();
  const script = join(process.cwd(), "lib/server/apart/child.ts");
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${HEAP}`, "--import", "tsx", script],
    {
      stdio: ["pipe", "ignore", "pipe", "pipe"],
      env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), NODE_ENV: process.env.NODE_ENV },
    },
  );
  const stop = () => child.kill("SIGKILL");
  signal?.addEventListener("abort", stop);
  const [stdin, , stderr, results] = child.stdio as unknown as [Writable, null, Readable, Readable];
  let printed = "";
  stderr.setEncoding("utf8").on("data", (text: string) => {
    printed = (printed + text).slice(-5_000);
  });
  stdin.on("error", () => {}); // it ended before it had everything: the missing result says so
  try {
    const sent = send(stdin, { task, options }, items);
    let result: { readonly value: unknown } | null = null;
    for await (const line of createInterface({ input: results })) {
      const answer = JSON.parse(line) as { done: number; total: number } | { result: unknown };
      if ("result" in answer) result = { value: answer.result };
      else progress(answer.done, answer.total);
    }
    await sent;
    signal?.throwIfAborted();
    if (!result) throw new Error(`The computation “${task}” ended without a result: ${printed}`);
    return result.value as ReturnType<TaskOf<Name>>;
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
  }
}

async function send(
  stdin: Writable,
  order: unknown,
  items: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<void> {
  const write = async (line: unknown) => {
    if (!stdin.writable) return;
    if (!stdin.write(`${JSON.stringify(line)}\n`)) {
      const waiting = new AbortController(); // or each wait would leave a listener behind
      const { signal } = waiting;
      await Promise.race([once(stdin, "drain", { signal }), once(stdin, "close", { signal })]);
      waiting.abort();
    }
  };
  await write(order);
  for await (const item of items) await write(item);
  stdin.end();
}
