import { performance } from "node:perf_hooks";
import type { Figure } from "../bench/figure";
import { arrive, code, listen, loadAndExport, nothingSeen } from "./class";
import { kills, outage, rolling } from "./faults";
import { arrivals, mistakes, speed } from "./figures";
import { machine, watch } from "./gauges";
import { largeProject } from "./large-project";
import { atRate, percentile } from "./pace";
import type { Seen } from "./reviewer";
import type { Plan, Site } from "./site";

/** Something that happens to an installation, and what it measures. */
export interface Scenario {
  readonly says: string;
  /** How long it goes on, or how often it is done. */
  readonly seconds: number;
  /** What it needs, where that is not the usual class of fifty. */
  readonly plan?: Partial<Plan>;
  readonly run: (site: Site, seconds: number) => Promise<Figure[]>;
}

const twoProcesses = { database: "postgresql", processes: 2, replica: true } as const;

/** Every scenario, by name. To add one: a line here. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  t1: { says: "a class codes, while articles are loaded and tags exported", seconds: 120, run: t1 },
  t2: { says: "everybody of a class signs in and opens an article", seconds: 1, run: t2 },
  t3: { says: "more and more tags a second, until it takes too long", seconds: 10, run: knee },
  t4: { says: "ten tags a second for hours", seconds: 8 * 60 * 60, run: soak },
  t5: {
    says: "two hundred code as in t1, with three processes",
    seconds: 120,
    plan: { database: "postgresql", processes: 3, reviewers: 200 },
    run: t1,
  },
  t6: {
    says: "thirty work in a large study: lists, search, progress, export",
    seconds: 120,
    plan: { large: true, reviewers: 30, articles: 20_000, tags: 1_000_000 },
    run: largeProject,
  },
  kills: { says: "the server is killed forty times under the class", seconds: 40, run: kills },
  outage: {
    says: "the database is gone for a minute under the class",
    seconds: 60,
    plan: { database: "postgresql" },
    run: outage,
  },
  rolling: {
    says: "two processes are restarted one after the other under the class",
    seconds: 60,
    plan: twoProcesses,
    run: rolling,
  },
};

async function t1(site: Site, seconds: number): Promise<Figure[]> {
  const coming = nothingSeen();
  const people = await arrive(site, coming);
  const seen = nothingSeen();
  const coders = people.map((person) => person.seenBy(seen));
  const leave = listen(coders, site.crowd.slug);
  const { gauges, stop } = watch(site);
  const [, long] = await Promise.all([code(coders, seconds), loadAndExport(site, seen)]);
  await stop();
  const again = leave();
  const tags = site.crowd.tags.toLocaleString("en");
  return [
    ...arrivals(coming.signIns, people.length),
    ...speed(seen),
    mistakes({ ...seen, errors: [...coming.errors, ...seen.errors] }),
    { work: "streams that broke off", value: again, unit: "", atMost: 0 },
    ...machine(gauges),
    { work: "seconds to load 1,000 articles", value: long.load, unit: "" },
    { work: `seconds to export ${tags} tags`, value: long.export, unit: "" },
  ];
}

/** So many classes, one after the other. */
async function t2(site: Site, times: number): Promise<Figure[]> {
  const seen = nothingSeen();
  let people = 0;
  for (let n = 0; n < times; n++) people += (await arrive(site, seen)).length;
  return [
    ...arrivals(seen.signIns, people),
    { work: "open an article, p95", value: percentile(0.95, seen.pages), unit: "ms", atMost: 800 },
    mistakes(seen),
  ];
}

/** The first rate at which the 95th percentile is beyond half a second. */
async function knee(site: Site, seconds: number): Promise<Figure[]> {
  const people = await arrive(site, nothingSeen());
  let held = 0;
  let last: Seen = nothingSeen();
  for (const rate of [25, 50, 75, 100, 150, 200, 300, 400, 600]) {
    last = nothingSeen();
    const coders = people.map((person) => person.seenBy(last));
    const begun = performance.now();
    await atRate(seconds, rate, (n, due) => coders[n % coders.length]!.tag(due));
    const answered = last.writes.length / ((performance.now() - begun) / 1000);
    const p95 = percentile(0.95, last.writes);
    console.log(
      `${rate}/s: ${answered.toFixed(0)}/s answered, p95 ${p95.toFixed(0)} ms, ${last.errors.length} answered otherwise`,
    );
    if (p95 > 500) break;
    held = rate;
  }
  return [
    { work: "tags a second with p95 within 500 ms", value: held, unit: "/s", atLeast: 100 },
    {
      work: "beyond it: not answered by saved, busy or come back",
      value: last.errors.filter((error) => !/: (429|503)$/.test(error)).length,
      unit: "",
      atMost: 0,
    },
  ];
}

async function soak(site: Site, seconds: number): Promise<Figure[]> {
  const people = await arrive(site, nothingSeen());
  const seen = nothingSeen();
  const coders = people.map((person) => person.seenBy(seen));
  const { gauges, stop } = watch(site);
  await atRate(seconds, 10, (n, due) => coders[n % coders.length]!.tag(due));
  await stop();
  const growth = (values: readonly number[], of: (part: readonly number[]) => number) => {
    const part = Math.ceil(values.length / 10);
    return of(values.slice(-part)) / of(values.slice(0, part));
  };
  const p95 = (values: readonly number[]) => percentile(0.95, values);
  const grows = (work: string, value: number, atMost: number): Figure => ({
    ...{ work: `${work}, last tenth beside first`, value, unit: "", atMost },
  });
  return [
    ...speed(seen),
    mistakes(seen),
    grows("memory", growth(gauges.memory, mean), 1.1),
    grows("open files", growth(gauges.files, mean), 1.1),
    grows("p95 of tags", growth(seen.writes, p95), 1.2),
    { work: "journal of SQLite, most", value: Math.max(...gauges.journal), unit: "MB", atMost: 64 },
  ];
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
