import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import { startScript, writeTo } from "@/lib/importers/own-process";
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
  const {
    process: child,
    input,
    printed,
    answers,
  } = startScript("lib/server/apart/child.ts", HEAP);
  const stop = () => child.kill("SIGKILL");
  signal?.addEventListener("abort", stop);
  let said = "";
  printed.on("data", (text: string) => {
    said = (said + text).slice(-5_000);
  });
  try {
    const sent = send(input, { task, options }, items);
    let result: { readonly value: unknown } | null = null;
    for await (const line of createInterface({ input: answers })) {
      const answer = JSON.parse(line) as { done: number; total: number } | { result: unknown };
      if ("result" in answer) result = { value: answer.result };
      else progress(answer.done, answer.total);
    }
    await sent;
    signal?.throwIfAborted();
    if (!result) throw new Error(`The computation “${task}” ended without a result: ${said}`);
    return result.value as ReturnType<TaskOf<Name>>;
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
  }
}

async function send(
  input: Writable,
  order: unknown,
  items: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<void> {
  const write = (line: unknown) => writeTo(input, `${JSON.stringify(line)}\n`);
  await write(order);
  for await (const item of items) await write(item);
  input.end();
}
