import { setMaxListeners } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { Browser } from "./browser";
import { atRate } from "./pace";
import type { Seen } from "./reviewer";
import { Reviewer } from "./reviewer";
import type { Site } from "./site";
import { PASSWORD } from "./tags";

/** People who come in each second: fifty within ten. */
const ARRIVALS = 5;
/** Seconds between two tags of one person. */
export const PACE = 3;

export const nothingSeen = (): Seen => ({ writes: [], pages: [], signIns: [], errors: [] });

/** Everybody signs in, five a second, and opens an article (T2). */
export async function arrive(site: Site, seen: Seen): Promise<Reviewer[]> {
  const people = site.crowd.reviewers.map(
    (account, n) => new Reviewer(new Browser(site.origins, n), account, site, seen),
  );
  await atRate(people.length / ARRIVALS, ARRIVALS, async (n, due) => {
    await people[n]!.signIn(due).catch((error: Error) => seen.errors.push(error.message));
    await people[n]!.read();
  });
  return people;
}

/** Whoever loads, exports and looks after the study. */
export async function signInLead(site: Site): Promise<Browser> {
  const lead = new Browser(site.origins);
  await lead.signIn(site.crowd.lead.email, PASSWORD);
  return lead;
}

/** Everybody tags every three seconds, and somebody opens a page each second. */
export async function code(people: readonly Reviewer[], seconds: number): Promise<void> {
  await Promise.all([
    atRate(seconds, people.length / PACE, (n, due) => people[n % people.length]!.tag(due)),
    atRate(seconds, 1, (n, due) => people[n % people.length]!.read(due)),
  ]);
}

/** Everybody tags every three seconds until told to finish what was begun. */
export function everybodyCodes(people: readonly Reviewer[], seen: Seen) {
  let finishing = false;
  const all = people.map(async (person) => {
    const coder = person.seenBy(seen);
    await sleep(Math.random() * PACE * 1000);
    while (!finishing) {
      const due = performance.now();
      await coder.tag(due);
      await sleep(Math.max(0, PACE * 1000 - (performance.now() - due)));
    }
  });
  return {
    async finish() {
      finishing = true;
      await Promise.all(all);
    },
  };
}

/**
 * Everybody's page listens for what is new, from some moment of the time between two tags on.
 * @returns closes all, and how often one was opened again
 */
export function listen(people: readonly Reviewer[], slug: string): () => number {
  const leaving = new AbortController();
  setMaxListeners(0, leaving.signal);
  let again = 0;
  for (const { browser } of people) {
    void (async () => {
      await sleep(Math.random() * PACE * 1_000);
      for (let opened = 0; !leaving.signal.aborted; await sleep(1_000)) {
        if (opened++ > 0) again++;
        await browser.stream(`/api/v1/projects/${slug}/events`, () => {}, leaving.signal);
      }
    })();
  }
  return () => {
    leaving.abort();
    return again;
  };
}

/**
 * A thousand articles are loaded, and every tag is exported, while people code; what fails is
 * noted as an error. @returns seconds of each
 */
export async function loadAndExport(
  site: Site,
  seen: Seen,
): Promise<{ load: number; export: number }> {
  const timed = async (work: () => Promise<string | null>) => {
    const begun = performance.now();
    const problem = await work().catch((error: Error) => error.message);
    if (problem !== null) seen.errors.push(problem);
    return problem === null ? (performance.now() - begun) / 1000 : Number.NaN;
  };
  const { slug } = site.crowd;
  const [load, exported] = await Promise.all([
    timed(async () => {
      const status = await site.framewise("import", "--project", slug, ...site.texts(1_000));
      return status === 0 ? null : `the import ended with ${status}`;
    }),
    timed(async () => {
      const lead = await signInLead(site);
      const path = `/api/v1/projects/${slug}/exports/annotations-csv`;
      const status = await lead.stream(path, () => {});
      lead.close();
      return status === 200 ? null : `the export was answered by ${status}`;
    }),
  ]);
  return { load, export: exported };
}
