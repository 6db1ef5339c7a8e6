import { performance } from "node:perf_hooks";
import type { Figure } from "../bench/figure";
import type { Browser } from "./browser";
import { arrive, code, nothingSeen, signInLead } from "./class";
import { arrivals, mistakes, speed } from "./figures";
import type { Gauges } from "./gauges";
import { machine, watch } from "./gauges";
import { atRate, percentile } from "./pace";
import type { Seen } from "./reviewer";
import { openPage } from "./reviewer";
import type { Site } from "./site";

/** What a lead looks at in a large study, with the address behind the project's, for the n-th look. */
const LOOKS: Readonly<Record<string, (n: number) => string>> = {
  "list of articles": (n) => `/articles?page=${1 + (n % 100)}`,
  "list of articles, filtered by words": (n) => `/articles?q=${WORDS[n % WORDS.length]}`,
  "search, words in context": (n) => `/articles/search?q=${WORDS[n % WORDS.length]}`,
  "progress: the board": (n) => `/board?page=${1 + (n % 20)}`,
};

/** Frequent and rare words, a phrase and a beginning, of the made-up reports. */
const WORDS = ["tender", "%22fair+price%22", "copper", "%22national+security%22", "embarr*"];

/**
 * Everybody tags every three seconds, a lead looks each second at another page, and every tag is
 * taken out as a file, in a study of 20,000 articles and a million tags (T6).
 */
export async function largeProject(site: Site, seconds: number): Promise<Figure[]> {
  const coming = nothingSeen();
  const people = await arrive(site, coming);
  const lead = await signInLead(site);
  const seen = nothingSeen();
  const coders = people.map((person) => person.seenBy(seen));
  const looks = Object.keys(LOOKS).map((name) => ({ name, seen: nothingSeen() }));
  const { gauges, stop } = watch(site);
  const [, , exported] = await Promise.all([
    code(coders, seconds),
    atRate(seconds, 1, (n, due) => {
      const look = looks[n % looks.length]!;
      const path = `/projects/${site.crowd.slug}${LOOKS[look.name]!(n)}`;
      return openPage(lead, path, look.seen, due);
    }),
    exportAll(lead, site, gauges),
  ]);
  await stop();
  lead.close();
  const errors = [coming, seen, ...looks.map((look) => look.seen)].flatMap((one) => one.errors);
  return [
    ...arrivals(coming.signIns, people.length),
    ...speed(seen),
    ...looks.map(({ name, seen: { pages } }): Figure => ({
      ...{ work: `${name}, p95`, value: percentile(0.95, pages), unit: "ms", atMost: 1_000 },
    })),
    ...exported,
    mistakes({ ...seen, errors } satisfies Seen),
    ...machine(gauges).filter(({ work }) => !work.endsWith("most")),
  ];
}

/** All tags as a file, taken as fast as it comes: how soon it begins, and how much the server grows. */
async function exportAll(lead: Browser, site: Site, gauges: Gauges): Promise<Figure[]> {
  const begun = performance.now();
  let first: number | null = null;
  let rows = -1; // the header
  const status = await lead.stream(
    `/api/v1/projects/${site.crowd.slug}/exports/annotations-csv`,
    (piece) => {
      first ??= performance.now() - begun;
      for (const byte of piece) if (byte === 10) rows++;
    },
  );
  const took = (performance.now() - begun) / 1000;
  if (status !== 200) throw new Error(`The export was answered by ${status}.`);
  const grown = Math.max(...gauges.memory) - (gauges.memory[0] ?? Number.NaN);
  return [
    { work: "export: rows of submitted tags", value: rows, unit: "", atLeast: 1 },
    { work: "export: first bytes after", value: first ?? Number.NaN, unit: "ms", atMost: 1_000 },
    { work: "export: seconds", value: took, unit: "" },
    { work: "memory grown meanwhile", value: grown, unit: "MB", atMost: 150 },
  ];
}
