import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "../bench/figure";
import type { Gauges } from "./class";
import { arrive, code, listen, loadAndExport, nothingSeen, watch } from "./class";
import { atRate, percentile } from "./pace";
import type { Reviewer, Seen } from "./reviewer";
import type { Plan, Site } from "./site";

/** Something that happens to an installation, and what it measures. */
export interface Scenario {
  readonly says: string;
  readonly seconds: number;
  /** What it needs, where that is not the usual class of fifty. */
  readonly plan?: Partial<Plan>;
  readonly run: (site: Site, seconds: number) => Promise<Figure[]>;
}

/** Every scenario, by name. To add one: a line here. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  t1: { says: "a class codes, while articles are loaded and tags exported", seconds: 120, run: t1 },
  t3: { says: "more and more tags a second, until it takes too long", seconds: 10, run: knee },
  t4: { says: "ten tags a second for hours", seconds: 8 * 60 * 60, run: soak },
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
    plan: { database: "postgresql", processes: 2, replica: true },
    run: rolling,
  },
};

async function t1(site: Site, seconds: number): Promise<Figure[]> {
  const seen = nothingSeen();
  const people = await arrive(site, seen);
  const signIns = [...seen.signIns];
  const leave = listen(people, site.crowd.slug);
  const { gauges, stop } = watch(site);
  const [, long] = await Promise.all([code(people, seconds), loadAndExport(site)]);
  await stop();
  const again = leave();
  return [
    { work: "sign in, 50 people in 10 s, p95", value: percentile(0.95, signIns), ...ms(1_500) },
    ...speed(seen),
    { work: "streams that broke off", value: again, unit: "", atMost: 0 },
    ...machine(gauges),
    { work: "seconds to load 1,000 articles", value: long.load, unit: "" },
    {
      work: `seconds to export ${site.crowd.tags.toLocaleString("en")} tags`,
      value: long.export,
      unit: "",
    },
  ];
}

/** The first rate at which the 95th percentile is beyond half a second. */
async function knee(site: Site, seconds: number): Promise<Figure[]> {
  const people = await arrive(site, nothingSeen());
  let held = 0;
  let last: Seen = nothingSeen();
  for (const rate of [25, 50, 75, 100, 150, 200, 300, 400, 600]) {
    last = nothingSeen();
    const seen = last;
    const begun = performance.now();
    await atRate(seconds, rate, (n, due) => people[n % people.length]!.seenBy(seen).tag(due));
    const answered = seen.writes.length / ((performance.now() - begun) / 1000);
    const p95 = percentile(0.95, seen.writes);
    console.log(
      `${rate}/s: ${answered.toFixed(0)}/s answered, p95 ${p95.toFixed(0)} ms, ${seen.errors.length} answered otherwise`,
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
  const { gauges, stop } = watch(site);
  await atRate(seconds, 10, (n, due) => people[n % people.length]!.seenBy(seen).tag(due));
  await stop();
  const part = Math.ceil(seen.writes.length / 10);
  const [first, last] = [seen.writes.slice(0, part), seen.writes.slice(-part)];
  const growth = (values: readonly number[]) => mean(values.slice(-9)) / mean(values.slice(9, 18));
  return [
    ...speed(seen),
    { work: "memory, last beside first", value: growth(gauges.memory), unit: "", atMost: 1.1 },
    { work: "open files, last beside first", value: growth(gauges.files), unit: "", atMost: 1.1 },
    { work: "journal of SQLite, most", value: Math.max(...gauges.journal), unit: "MB", atMost: 64 },
    {
      work: "p95 of tags, last tenth beside first",
      value: percentile(0.95, last) / percentile(0.95, first),
      unit: "",
      atMost: 1.2,
    },
  ];
}

async function kills(site: Site, times: number): Promise<Figure[]> {
  const people = await arrive(site, nothingSeen());
  const seen = nothingSeen();
  const coding = everybodyCodes(people, seen);
  const [server] = site.servers;
  const starts: number[] = [];
  for (let n = 0; n < times; n++) {
    await sleep(500 + Math.random() * 2_500);
    await server!.kill();
    const begun = performance.now();
    await server!.start();
    starts.push(performance.now() - begun);
  }
  await coding.finish();
  return [
    { work: "times killed", value: times, unit: "" },
    { work: "tags acknowledged meanwhile", value: seen.writes.length, unit: "", atLeast: times },
    { work: "from killed to ready, median", value: percentile(0.5, starts), unit: "ms" },
  ];
}

async function outage(site: Site, seconds: number): Promise<Figure[]> {
  const people = await arrive(site, nothingSeen());
  const seen = nothingSeen();
  const coding = everybodyCodes(people, seen);
  await sleep(5_000);
  const before = seen.writes.length;
  await site.postgres!.interrupt();
  const interrupted = performance.now();
  const { status } = await fetch(`${site.servers[0]!.origin}/readyz`);
  await sleep(seconds * 1000 - (performance.now() - interrupted));
  await site.postgres!.resume();
  const resumed = performance.now();
  const during = seen.writes.length;
  while (seen.writes.length < during + people.length) await sleep(50);
  const back = performance.now() - resumed;
  await sleep(5_000);
  await coding.finish();
  return [
    { work: "answer of /readyz meanwhile", value: status, unit: "", atLeast: 503, atMost: 503 },
    { work: "seconds the database was gone", value: seconds, unit: "" },
    { work: "tags acknowledged before", value: before, unit: "" },
    { work: "back again to 50 tags saved", value: back, unit: "ms" },
    { work: "tags acknowledged in all", value: seen.writes.length, unit: "", atLeast: before + 50 },
  ];
}

async function rolling(site: Site, seconds: number): Promise<Figure[]> {
  const people = await arrive(site, nothingSeen());
  const seen = nothingSeen();
  const { gauges, stop } = watch(site);
  const coding = everybodyCodes(people, seen);
  const long = await loadAndExport(site);
  for (const server of site.servers) {
    await sleep((seconds * 1000) / 4);
    await server.stop();
    await server.start();
  }
  await sleep((seconds * 1000) / 4);
  await coding.finish();
  await stop();
  return [
    ...speed(seen).filter(({ work }) => !/errors/.test(work)),
    { work: "tags sent again", value: seen.errors.length, unit: "" },
    ...machine(gauges),
    { work: "seconds to export from the replica", value: long.export, unit: "" },
  ];
}

/** Everybody tags every three seconds until told to finish what was begun. */
function everybodyCodes(people: readonly Reviewer[], seen: Seen) {
  let finishing = false;
  const all = people.map(async (person) => {
    const coder = person.seenBy(seen);
    await sleep(Math.random() * 3_000);
    while (!finishing) {
      const due = performance.now();
      await coder.tag(due);
      await sleep(Math.max(0, 3_000 - (performance.now() - due)));
    }
  });
  return {
    async finish() {
      finishing = true;
      await Promise.all(all);
    },
  };
}

const ms = (atMost: number) => ({ unit: "ms" as const, atMost });

function speed({ writes, pages, errors }: Seen): Figure[] {
  return [
    { work: "tags acknowledged", value: writes.length, unit: "" },
    { work: "save a tag, p50", value: percentile(0.5, writes), unit: "ms" },
    { work: "save a tag, p95", value: percentile(0.95, writes), ...ms(150) },
    { work: "save a tag, p99", value: percentile(0.99, writes), ...ms(500) },
    ...(pages.length > 0
      ? [{ work: "open a page, p95", value: percentile(0.95, pages), ...ms(800) }]
      : []),
    {
      work: `errors${errors.length ? ` (${errors[0]})` : ""}`,
      value: errors.length,
      unit: "",
      atMost: 0,
    },
  ];
}

function machine({ memory, lag }: Gauges): Figure[] {
  return [
    { work: "memory of the server, most", value: Math.max(...memory), unit: "MB", atMost: 700 },
    {
      work: "delay of its event loop, p99, median of looks",
      value: percentile(0.5, lag),
      ...ms(100),
    },
  ];
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
