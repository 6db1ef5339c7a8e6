import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "./browser";
import type { Site } from "./site";
import type { Account } from "./tags";
import { PASSWORD } from "./tags";

/** Everything the swarm has seen, in milliseconds from the moment each thing was due. */
export interface Seen {
  readonly writes: number[];
  readonly pages: number[];
  readonly signIns: number[];
  /** Answers that were not as they should be, and connections that broke; each write is sent again. */
  readonly errors: string[];
}

/** Answers below 500 after which sending again may help: signed out, too slow, too early, too many. */
const PASSING = [401, 408, 425, 429];

/** The first wait before sending again, and the longest. */
const BACK_OFF = [100, 5_000] as const;

/** A reviewer who signs in, reads and tags, and sends again whatever was not answered with "saved". */
export class Reviewer {
  #opened = 0;
  #article: string;

  constructor(
    readonly browser: Browser,
    private readonly account: Account,
    private readonly site: Pick<Site, "crowd" | "tagger" | "acknowledgements">,
    private readonly seen: Seen,
  ) {
    this.#article = account.assignmentIds[0]!;
  }

  /** The same person, of whom something else is noted. */
  seenBy(seen: Seen): Reviewer {
    return new Reviewer(this.browser, this.account, this.site, seen);
  }

  async signIn(due = performance.now()): Promise<void> {
    await this.browser.signIn(this.account.email, PASSWORD);
    this.seen.signIns.push(performance.now() - due);
  }

  /** An article with its tags, the first one first, or, every other time, the project's page. */
  read(due = performance.now()): Promise<void> {
    const { slug } = this.site.crowd;
    const { assignmentIds } = this.account;
    const isArticle = this.#opened % 2 === 0;
    if (isArticle) this.#article = assignmentIds[(this.#opened / 2) % assignmentIds.length]!;
    this.#opened++;
    const path = isArticle ? `/projects/${slug}/code/${this.#article}` : `/projects/${slug}`;
    return openPage(this.browser, path, this.seen, due);
  }

  /** One more tag in the article that was opened last; ends when the server has said that it is saved, or refused it for good. */
  async tag(due = performance.now()): Promise<void> {
    const { slug } = this.site.crowd;
    const path = `/api/v1/projects/${slug}/assignments/${this.#article}/mutations`;
    const mutation = this.site.tagger.next();
    for (let wait: number = BACK_OFF[0]; ; wait = Math.min(wait * 2, BACK_OFF[1])) {
      const problem = await this.browser.post(path, { mutations: [mutation] }).then(
        ({ status }) => (status === 200 ? null : status),
        (error: Error) => error.message,
      );
      if (problem === null) break;
      this.seen.errors.push(`a tag: ${problem}`);
      if (typeof problem === "number" && problem < 500 && !PASSING.includes(problem)) return;
      if (problem === 401) await this.browser.signIn(this.account.email, PASSWORD).catch(() => {});
      await sleep(wait * (0.5 + Math.random()));
    }
    this.seen.writes.push(performance.now() - due);
    this.site.acknowledgements.add(mutation.mutationId);
  }
}

/** Ask for a page, and note how long it took since it was due, or what was answered instead. */
export async function openPage(
  browser: Browser,
  path: string,
  seen: Seen,
  due: number,
): Promise<void> {
  try {
    const { status } = await browser.get(path);
    if (status === 200) seen.pages.push(performance.now() - due);
    else seen.errors.push(`GET ${path}: ${status}`);
  } catch (error) {
    seen.errors.push(`GET ${path}: ${(error as Error).message}`);
  }
}
