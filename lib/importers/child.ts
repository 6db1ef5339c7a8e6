import { once } from "node:events";
import { Socket } from "node:net";
import { AppError } from "@/lib/domain/errors";
import type { Answer, Order } from "./child-protocol";
import { parsed } from "./parsed";
import { previewFile } from "./preview";
import type { SourceFile } from "./reader";
import { readFile, readerOf } from "./registry";

/** Most articles, links and problems that are taken from one file. */
const MOST_FOUND = 100_000;

/**
 * The process that reads files, started by child-process.ts with little memory and
 * none of the server's secrets. Orders come on standard input, answers leave as
 * JSON lines on descriptor 3, where nothing that a library prints can mix with them.
 */
const answers = new Socket({ fd: 3, readable: false, writable: true });

async function answer(line: Answer): Promise<void> {
  if (!answers.write(`${JSON.stringify(line)}\n`)) await once(answers, "drain");
}

for await (const { order, file } of readOrders(process.stdin)) {
  try {
    await carryOut(order, file);
    await answer({ kind: "end" });
  } catch (error) {
    await answer({ kind: "refused", ...explain(error) });
  }
}
answers.end();

async function carryOut(order: Order, file: SourceFile): Promise<void> {
  return "skip" in order ? readArticles(order, file) : readProject(order, file);
}

async function readArticles(
  { wanted, choices, skip }: Extract<Order, { skip: number }>,
  file: SourceFile,
): Promise<void> {
  await answer({ kind: "format", format: readerOf(file).format });
  if (wanted === "preview") {
    return answer({ kind: "preview", preview: await previewFile(file, choices) });
  }
  let position = 0;
  for await (const found of readFile(file, choices)) {
    if (position === MOST_FOUND) {
      throw new AppError(
        "too_large",
        `It holds more than ${MOST_FOUND.toLocaleString("en")} articles or rows; nothing after them was read. Split it.`,
      );
    }
    if (position++ >= skip) await answer({ kind: "found", found: parsed(found) });
  }
}

async function readProject(
  { wanted, choices }: Exclude<Order, { skip: number }>,
  file: SourceFile,
): Promise<void> {
  const { readStudy } = await import("./interchange/read-study");
  const { articles, ...found } = await readStudy(file, choices);
  await answer({ kind: "digest", found });
  if (wanted === "digest") return;
  for (const article of articles) await answer({ kind: "placed", article });
}

/** A library's own exception says little to people; it means that the file is not what it should be. */
function explain(error: unknown): { code: AppError["code"]; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  console.error(error);
  const message =
    "The file is damaged, or not quite of the format that it seems to be. Save it anew and load it again.";
  return { code: "invalid_input", message };
}

async function* readOrders(
  input: AsyncIterable<Buffer>,
): AsyncIterable<{ order: Order; file: SourceFile }> {
  let rest: Buffer = Buffer.alloc(0);
  let order: Order | null = null;
  let bytes: Buffer = Buffer.alloc(0);
  let filled = 0;
  for await (const chunk of input) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      if (!order) {
        const end = rest.indexOf(0x0a);
        if (end === -1) break;
        order = JSON.parse(rest.toString("utf8", 0, end)) as Order;
        rest = rest.subarray(end + 1);
        bytes = Buffer.allocUnsafe(order.size);
        filled = 0;
      }
      const taken = rest.copy(bytes, filled);
      filled += taken;
      rest = rest.subarray(taken);
      if (filled < order.size) break;
      yield { order, file: { name: order.name, bytes } };
      order = null;
    }
  }
}
