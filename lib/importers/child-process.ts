import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { AppError } from "@/lib/domain/errors";
import type { Answer, Order, Task } from "./child-protocol";
import type { FilePreview } from "@/lib/domain/import";
import type { FoundStudy } from "@/lib/domain/interchange/found-study";
import type { PlacedArticle } from "@/lib/domain/interchange/placed-study";
import type { ReadLimits } from "@/lib/domain/limits";
import { READ_LIMITS } from "@/lib/domain/limits";
import type { StudyChoices } from "./interchange/read-study";
import { startScript, writeTo } from "./own-process";
import type { Parsed } from "./parsed";
import type { ReadChoices } from "./registry";

/** A project of another program is read whole before its first article is there. */
export const STUDY_LIMITS: ReadLimits = {
  ...READ_LIMITS,
  heap: 768,
  memory: 1_536,
  wait: 120_000,
};

/** Longest line the child may send, in UTF-16 units: an article of the greatest length, escaped. */
const LONGEST_LINE = 16_000_000;

/** Milliseconds between two looks at the child's memory. */
const LOOK = 100;

/** A file to read: its bytes in stretches, so that this process never holds it whole. */
export interface StreamedFile {
  readonly name: string;
  /** Bytes */
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A project whose articles arrive one by one. */
export interface StreamedStudy {
  readonly found: FoundStudy;
  readonly articles: AsyncIterable<PlacedArticle>;
}

/** Why a child was ended from here. */
type Overstep = "time" | "memory" | "line" | "stopped";

interface Child {
  readonly process: ChildProcess;
  readonly input: Writable;
  readonly lines: AsyncIterator<string>;
  /** Set before it is killed. */
  overstep: Overstep | null;
  /** The end of what it printed: for the log, and to tell lack of memory from other ends. */
  printed: string;
}

/**
 * Reads files in a process of its own, one at a time, so that a file made to harm
 * ends that process and not the server. A child that was ended is replaced for the
 * next file. Call `close` when there are no more.
 */
export class FileReader {
  private child: Child | null = null;

  constructor(private readonly limits: ReadLimits = READ_LIMITS) {}

  /**
   * Everything in a file after the first `skip` things.
   *
   * @param onFormat called with the format, before anything is read
   * @throws {AppError} for a file that cannot be read, or only with more time or memory than it may take
   */
  async *read(
    file: StreamedFile,
    choices: ReadChoices,
    { skip = 0, onFormat }: { skip?: number; onFormat?: (format: string) => void } = {},
  ): AsyncGenerator<Parsed, void> {
    for await (const answer of this.ask(file, { choices, wanted: "all", skip })) {
      if (answer.kind === "format") onFormat?.(answer.format);
      if (answer.kind === "found") yield answer.found;
    }
  }

  /** What is in a project of another program. @throws {AppError} as `read` does */
  async digest(file: StreamedFile, choices: StudyChoices): Promise<FoundStudy> {
    let found: FoundStudy | null = null;
    for await (const answer of this.ask(file, { choices, wanted: "digest" })) {
      if (answer.kind === "digest") found = answer.found;
    }
    if (!found) throw ended();
    return found;
  }

  /**
   * What is in a project of another program, and then its articles with everybody's work.
   * @throws {AppError} as `read` does
   */
  async study(file: StreamedFile, choices: StudyChoices): Promise<StreamedStudy> {
    const answers = this.ask(file, { choices, wanted: "study" });
    const first = await answers.next();
    if (first.done || first.value.kind !== "digest") throw ended();
    return { found: first.value.found, articles: placedIn(answers) };
  }

  /** @throws {AppError} as `read` does */
  async preview(file: StreamedFile, choices: ReadChoices): Promise<FilePreview> {
    let preview: FilePreview | null = null;
    for await (const answer of this.ask(file, { choices, wanted: "preview", skip: 0 })) {
      if (answer.kind === "preview") preview = answer.preview;
    }
    if (!preview) throw ended();
    return preview;
  }

  /** End the child. */
  close(): void {
    this.end("stopped");
  }

  private async *ask(file: StreamedFile, task: Task): AsyncGenerator<Answer, void> {
    const child = (this.child ??= start(this.limits));
    const watch = watchMemory(child, this.limits.memory, () => this.end("memory"));
    const sending = send(child, file, task);
    let left = this.limits.file;
    let complete = false;
    try {
      for (;;) {
        const asked = Date.now();
        const timer = watchTime(child, { work: this.limits.wait, wait: left }, () =>
          this.end("time"),
        );
        const line = await child.lines.next();
        clearInterval(timer);
        left -= Date.now() - asked;
        if (line.done) throw explain(child, this.limits);
        const answer = JSON.parse(line.value) as Answer;
        if (answer.kind === "refused") {
          complete = true;
          throw new AppError(answer.code, answer.message);
        }
        if (answer.kind === "end") {
          complete = true;
          return;
        }
        yield answer;
      }
    } finally {
      clearInterval(watch);
      // A child in the middle of a file knows nothing of the next one.
      if (!complete) this.end("stopped");
      await sending;
    }
  }

  private end(why: Overstep): void {
    const { child } = this;
    this.child = null;
    if (!child) return;
    child.overstep ??= why;
    child.process.kill("SIGKILL");
  }
}

async function* placedIn(answers: AsyncIterable<Answer>): AsyncGenerator<PlacedArticle> {
  for await (const answer of answers) {
    if (answer.kind === "placed") yield answer.article;
  }
}

function start({ heap }: ReadLimits): Child {
  const { process: started, input, printed, answers } = startScript("lib/importers/child.ts", heap);
  const child: Child = {
    process: started,
    input,
    lines: linesOf(answers.setEncoding("utf8"), () => {
      child.overstep ??= "line";
      started.kill("SIGKILL");
    }),
    overstep: null,
    printed: "",
  };
  printed.on("data", (text: string) => {
    child.printed = (child.printed + text).slice(-20_000);
  });
  return child;
}

/** The server waits for the child to take the bytes, so a large file is never in memory whole. */
async function send(child: Child, { name, size, bytes }: StreamedFile, task: Task): Promise<void> {
  const line: Order = { ...task, name, size };
  const write = async (chunk: string | Uint8Array) => {
    if (!child.overstep) await writeTo(child.input, chunk);
  };
  try {
    await write(`${JSON.stringify(line)}\n`);
    for await (const chunk of bytes) await write(chunk);
  } catch {
    child.input.destroy();
  }
}

async function* linesOf(stream: Readable, onTooLong: () => void): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    yield* lines;
    if (rest.length > LONGEST_LINE) onTooLong();
  }
}

/** Buffers are no heap: where the system says what a process holds, it is watched from here. */
function watchMemory({ process: { pid } }: Child, most: number, onTooMuch: () => void) {
  if (process.platform !== "linux") return undefined;
  const watch = setInterval(() => {
    try {
      const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
      if ((pages * 4096) / 1024 / 1024 > most) onTooMuch();
    } catch {
      clearInterval(watch); // it has ended
    }
  }, LOOK);
  return watch;
}

/** Ends what works, or is waited for, longer than so many milliseconds. */
function watchTime(
  { process: { pid } }: Child,
  most: { readonly work: number; readonly wait: number },
  onTooLong: () => void,
) {
  const [asked, worked] = [performance.now(), workOf(pid)];
  return setInterval(() => {
    const waited = performance.now() - asked;
    if (waited > most.wait || workOf(pid) - worked > most.work) onTooLong();
  }, LOOK);
}

/**
 * Milliseconds a process has worked: its processor time where the system tells it (Linux), so that
 * a file is not refused because the machine is busy; elsewhere those of the clock.
 */
function workOf(pid: number | undefined): number {
  if (process.platform !== "linux") return performance.now();
  try {
    // What follows the name in brackets; user and system time are fields 14 and 15, in 1/100 s.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0; // it has ended
  }
}

function explain({ overstep, printed, process: { pid } }: Child, limits: ReadLimits): AppError {
  if (overstep === "time") {
    return new AppError(
      "too_large",
      `Reading it took longer than ${limits.wait / 1000} seconds without coming to an article, so it was given up. Save it in another format, or split it.`,
    );
  }
  if (overstep === "memory" || /heap out of memory|allocation failed/i.test(printed)) {
    return new AppError(
      "too_large",
      `Reading it takes more than the ${limits.heap} MB of memory that a file may take. Split it, or save it as plain text.`,
    );
  }
  if (overstep === "line") {
    return new AppError("too_large", "It holds more text in one piece than an article may have.");
  }
  return ended(new Error(`The reading process ${pid} ended: ${printed.slice(-2_000)}`));
}

function ended(cause?: Error): AppError {
  return new AppError(
    "invalid_input",
    "The program that reads files could not cope with it. Save it in another format and load it again.",
    { cause },
  );
}
