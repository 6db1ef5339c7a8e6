import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** A process of ours: orders go to `input`, answers come from `answers`, what it prints from `printed`. */
export interface OwnProcess {
  readonly process: ChildProcess;
  readonly input: Writable;
  readonly printed: Readable;
  /** Its descriptor 3, where nothing that a library prints can mix with them. */
  readonly answers: Readable;
}

/**
 * Run a script of the project in a process of its own, with `heap` megabytes of
 * JavaScript's heap and none of the server's settings and secrets.
 */
export function startScript(script: string, heap: number): OwnProcess {
  const { PATH = "", HOME = "", TMPDIR, NODE_ENV } = process.env;
  const started = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heap}`,
      "--import",
      "tsx",
      join(/* turbopackIgnore: true */ process.cwd(), script),
    ],
    {
      stdio: ["pipe", "ignore", "pipe", "pipe"],
      env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), NODE_ENV },
    },
  );
  const [input, , printed, answers] = started.stdio as unknown as [
    Writable,
    null,
    Readable,
    Readable,
  ];
  printed.setEncoding("utf8");
  input.on("error", () => {}); // it ended before it had everything: its answer, or its lack, says why
  started.on("error", () => answers.destroy());
  return { process: started, input, printed, answers };
}

/** Hand over a stretch of input, and wait while the process has no room for more. Nothing, once it has ended. */
export async function writeTo(input: Writable, chunk: string | Uint8Array): Promise<void> {
  if (!input.writable || input.write(chunk)) return;
  const waiting = new AbortController(); // or each wait would leave a listener behind
  const { signal } = waiting;
  await Promise.race([once(input, "drain", { signal }), once(input, "close", { signal })]);
  waiting.abort();
}
