import { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Progress, TaskName } from "./tasks";
import { tasks } from "./tasks";

/**
 * The process of one computation, started by run.ts. The first line of standard
 * input names the task and its options, every further line is an item; progress and
 * the result leave as JSON lines on descriptor 3.
 */
const answers = new Socket({ fd: 3, readable: false, writable: true });
const answer = (line: unknown) => answers.write(`${JSON.stringify(line)}\n`);

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const first = await lines.next();
if (first.done) throw new Error("There was no order.");
const order = JSON.parse(first.value) as { readonly task: TaskName; readonly options: unknown };
const items: unknown[] = [];
for (let line = await lines.next(); !line.done; line = await lines.next()) {
  items.push(JSON.parse(line.value));
}

const compute = tasks[order.task] as (
  options: unknown,
  items: readonly unknown[],
  progress: Progress,
) => unknown;
const result = compute(order.options, items, (done, total) => answer({ done, total }));
answer({ result });
answers.end();
