import type { Mutation, MutationResult } from "@/lib/domain/annotation";
import { subjectOf } from "@/lib/domain/annotation";
import type { OutboxItem, OutboxStore, Unsent } from "./outbox-store";
import type { Sent } from "./send-mutations";

/** Why the server could not be told. */
type Unreached = "offline" | "signed_out" | "someone_else" | "no_answer";

/** What the badge says; always the truth about what the server has confirmed. */
export interface OutboxStatus {
  /** Mutations the server has not confirmed, without those that wait for a person's decision. */
  readonly unsaved: number;
  readonly problem: null | Unreached | { readonly rejected: string };
  /** Whether unsaved mutations outlive the page. */
  readonly keeps: boolean;
}

interface Surroundings {
  readonly store: OutboxStore;
  /** Whether the store outlives the page. */
  readonly keeps: () => boolean;
  readonly send: (mutations: readonly Mutation[]) => Promise<Sent>;
  /** Runs the work while no other tab sends for the same assignment. */
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  readonly onResults: (results: readonly MutationResult[]) => void;
  readonly onStatus: (status: OutboxStatus) => void;
}

/** The most mutations in one request. */
const BATCH = 50;

/** Waits between attempts, in milliseconds: doubling, up to a minute, spread so that browsers do not return in step. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
/** The longest that the server may ask for; whoever sits in front of it may ask for days. */
const LONGEST_ASKED_WAIT = 5 * 60_000;

/**
 * Carries mutations to the server, in order, until each has an answer. One leaves
 * the store only when the server says `saved` or a person has settled its conflict
 * or refusal; a mutation id makes sending twice harmless.
 */
export class Outbox {
  private unsaved = 0;
  /** Mutation ids on their way into the store, which may not list them yet. */
  private readonly arriving = new Set<string>();
  private problem: OutboxStatus["problem"] = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private again = false;
  private stopped = false;
  private waiting: (() => void)[] = [];

  constructor(private readonly around: Surroundings) {}

  /** What an earlier visit left behind. Begins to send it. */
  async start(): Promise<OutboxItem[]> {
    const items = await this.list();
    this.report();
    void this.flush();
    return items;
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  async add(unsent: readonly Unsent[]): Promise<void> {
    for (const { mutation } of unsent) this.arriving.add(mutation.mutationId);
    this.unsaved += unsent.length;
    this.report();
    await this.around.store.add(unsent);
    for (const { mutation } of unsent) this.arriving.delete(mutation.mutationId);
    await this.flush();
  }

  /** Another tab was answered about what this one may hold too. */
  async hear(results: readonly MutationResult[]): Promise<void> {
    await this.keep(results);
    await this.list();
    this.report();
  }

  /** What the store has; counts what is unsaved anew. */
  private async list(): Promise<OutboxItem[]> {
    const items = await this.around.store.list();
    const listed = new Set(items.map(({ mutation }) => mutation.mutationId));
    const arriving = [...this.arriving].filter((id) => !listed.has(id));
    this.unsaved = sendable(items).length + arriving.length;
    return items;
  }

  /** A person has settled the conflict or refusal: forget what waited for it. */
  async settle(subject: string): Promise<void> {
    const items = await this.around.store.list();
    const waiting = new Set(held(items));
    const ids = items
      .filter((item) => waiting.has(item) && subjectOf(item.mutation) === subject)
      .map(({ mutation }) => mutation.mutationId);
    await this.around.store.remove(ids);
  }

  /** Resolves when the server has answered everything; to the number of answers that need a decision. */
  async whenAnswered(): Promise<number> {
    await this.list(); // another tab may have added to it, and be closed by now
    if (this.unsaved > 0) {
      const answered = new Promise<void>((resolve) => this.waiting.push(resolve));
      void this.flush();
      await answered;
    }
    return held(await this.around.store.list()).length;
  }

  /** Send now, whatever the wait: the connection is back, or someone presses "Try again". */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    try {
      do {
        this.again = false;
        await this.around.exclusively(() => this.sendAll());
      } while (this.again && !this.stopped);
    } catch {
      // Whatever it was: what is not saved is tried again, and said to be not saved.
      this.waitAfter({ kind: "no_answer" });
    } finally {
      this.running = false;
    }
  }

  private async sendAll(): Promise<void> {
    let size = BATCH;
    for (;;) {
      const waiting = sendable(await this.list());
      if (this.stopped || waiting.length === 0) return this.report();

      const batch = firstOfEach(waiting).slice(0, size);
      const sent = await this.around.send(batch.map(({ mutation }) => mutation));
      if (sent.kind === "answered" && (await this.take(batch, sent.results))) {
        this.failures = 0;
        this.problem = null;
        continue;
      }
      if (sent.kind === "rejected" && sent.final) {
        // One mutation spoils the request: find it by sending them singly.
        const isFound = batch.length === 1;
        if (isFound) await this.take(batch, [refusal(batch[0]!, sent.message)]);
        size = isFound ? BATCH : 1;
        continue;
      }
      return this.waitAfter(sent);
    }
  }

  /** Act on the answers; false when there was none for anything that was sent. */
  private async take(
    batch: readonly OutboxItem[],
    results: readonly MutationResult[],
  ): Promise<boolean> {
    const sent = new Set(batch.map(({ mutation }) => mutation.mutationId));
    const known = results.filter(({ mutationId }) => sent.has(mutationId));
    await this.keep(known);
    if (known.length > 0) this.around.onResults(known);
    return known.length > 0;
  }

  private async keep(results: readonly MutationResult[]): Promise<void> {
    const saved = results.filter(({ status }) => status === "saved");
    await this.around.store.remove(saved.map(({ mutationId }) => mutationId));
    for (const result of results) {
      if (result.status !== "saved") await this.around.store.keepAnswer(result);
    }
  }

  private waitAfter(sent: Sent): void {
    if (this.stopped) return;
    this.problem =
      sent.kind === "rejected"
        ? { rejected: sent.message }
        : sent.kind === "answered"
          ? "no_answer"
          : sent.kind;
    this.report();
    const wait = Math.min(FIRST_WAIT * 2 ** this.failures++, LONGEST_WAIT) * (0.5 + Math.random());
    const asked = "retryAfter" in sent ? 1000 * (sent.retryAfter ?? 0) : 0;
    const least = Math.min(asked, LONGEST_ASKED_WAIT);
    this.timer = setTimeout(() => void this.flush(), least + wait);
  }

  private report(): void {
    if (this.unsaved === 0) {
      this.problem = null;
      for (const resolve of this.waiting.splice(0)) resolve();
    }
    const { unsaved, problem } = this;
    if (!this.stopped) this.around.onStatus({ unsaved, problem, keeps: this.around.keeps() });
  }
}

/** Items behind an unsettled answer about the same thing; they would build on what is not there. */
function held(items: readonly OutboxItem[]): OutboxItem[] {
  const stuck = new Set(
    items.filter(({ answer }) => answer).map(({ mutation }) => subjectOf(mutation)),
  );
  return items.filter(({ mutation }) => stuck.has(subjectOf(mutation)));
}

function sendable(items: readonly OutboxItem[]): OutboxItem[] {
  const waiting = new Set(held(items));
  return items.filter((item) => !waiting.has(item));
}

/**
 * The items up to the second one about the same annotation: that one must not be
 * tried before the first is known to be saved.
 */
function firstOfEach(items: readonly OutboxItem[]): OutboxItem[] {
  const seen = new Set<string>();
  const end = items.findIndex(({ mutation }) => {
    const again = seen.has(subjectOf(mutation));
    seen.add(subjectOf(mutation));
    return again;
  });
  return end === -1 ? [...items] : items.slice(0, end);
}

function refusal({ mutation }: OutboxItem, message: string): MutationResult {
  const { mutationId } = mutation;
  return { mutationId, status: "refused", code: "invalid_input", message };
}
