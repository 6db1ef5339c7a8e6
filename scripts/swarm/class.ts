import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { Browser } from "./browser";
import { PASSWORD } from "./tags";
import { atRate } from "./pace";
import type { Seen } from "./reviewer";
import { Reviewer } from "./reviewer";
import type { Site } from "./site";

/** Seconds in which everybody comes in, and between two tags of one person. */
const ARRIVAL = 10;
const PACE = 3;

/** What the machine did meanwhile. */
export interface Gauges {
  /** Megabytes of the largest process, at first and at most, one sample every few seconds */
  readonly memory: number[];
  /** Milliseconds: the 99th percentile of the delay of the event loop between two looks */
  readonly lag: number[];
  readonly files: number[];
  readonly journal: number[];
}

export const nothingSeen = (): Seen => ({ writes: [], pages: [], signIns: [], errors: [] });

/** Everybody signs in within ten seconds and opens an article (T2). */
export async function arrive(site: Site, seen: Seen): Promise<Reviewer[]> {
  const origins = site.servers.map(({ origin }) => origin);
  const { reviewers } = site.crowd;
  const people = reviewers.map(
    (account, n) =>
      new Reviewer(new Browser(origins, n), account, site.crowd, seen, site.acknowledgements),
  );
  await atRate(ARRIVAL, people.length / ARRIVAL, async (n, due) => {
    await people[n]!.signIn(due).catch((error: Error) => seen.errors.push(error.message));
    await people[n]!.read();
  });
  return people;
}

/** Everybody tags every three seconds, and somebody opens a page each second. */
export async function code(
  people: readonly Reviewer[],
  seconds: number,
  perSecond = people.length / PACE,
): Promise<void> {
  await Promise.all([
    atRate(seconds, perSecond, (n, due) => people[n % people.length]!.tag(due)),
    atRate(seconds, 1, (n, due) => people[n % people.length]!.read(due)),
  ]);
}

/** Everybody's page listens for what is new. @returns closes all, and how often one was opened again */
export function listen(people: readonly Reviewer[], slug: string): () => number {
  let closing = false;
  let again = 0;
  const closes = new Map<Reviewer, () => void>();
  const open = (person: Reviewer) => {
    const ended = () => {
      if (closing) return;
      again++;
      setTimeout(() => open(person), 1_000);
    };
    let done = false;
    closes.set(
      person,
      person.browser.listen(
        `/api/v1/projects/${slug}/events`,
        () => {},
        () => {
          if (!done) ended();
          done = true;
        },
      ),
    );
  };
  people.forEach(open);
  return () => {
    closing = true;
    for (const close of closes.values()) close();
    return again;
  };
}

/** A thousand articles are loaded, and every tag is exported, while people code. @returns seconds of each */
export async function loadAndExport(site: Site): Promise<{ load: number; export: number }> {
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    return (performance.now() - begun) / 1000;
  };
  const { slug } = site.crowd;
  const lead = new Browser(site.servers.map(({ origin }) => origin));
  await lead.signIn(site.crowd.lead.email, PASSWORD);
  const [load, exported] = await Promise.all([
    timed(async () => {
      const status = await site.framewise("import", "--project", slug, ...site.texts(1_000));
      if (status !== 0) throw new Error(`The import ended with ${status}.`);
    }),
    timed(async () => {
      const path = `/api/v1/projects/${slug}/exports/annotations-csv`;
      const { status } = await lead.get(path);
      if (status !== 200) throw new Error(`The export was answered by ${status}.`);
    }),
  ]);
  lead.close();
  return { load, export: exported };
}

/** Look at the servers every few seconds until told to stop. */
export function watch(site: Site): { readonly gauges: Gauges; stop: () => Promise<void> } {
  const gauges: Gauges = { memory: [], lag: [], files: [], journal: [] };
  let stopped = false;
  const largest = async (name: string, scale: number) => {
    const values = await Promise.all(site.servers.map((server) => server.metric(name)));
    return Math.max(...values.map((value) => (value ?? 0) * scale));
  };
  const watching = (async () => {
    while (!stopped) {
      gauges.memory.push(await largest("process_resident_memory_bytes", 1e-6));
      gauges.lag.push(await largest("nodejs_eventloop_lag_p99_seconds", 1_000));
      gauges.files.push(await largest("process_open_fds", 1));
      gauges.journal.push(site.journalBytes() / 1e6);
      await sleep(2_000);
    }
  })();
  return {
    gauges,
    async stop() {
      stopped = true;
      await watching;
    },
  };
}
