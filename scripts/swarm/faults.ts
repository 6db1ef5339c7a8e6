import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "../bench/figure";
import { arrive, everybodyCodes, loadAndExport, nothingSeen } from "./class";
import { mistakes, speed } from "./figures";
import { machine, watch } from "./gauges";
import { percentile } from "./pace";
import type { Site } from "./site";

/** The server is killed so many times, and begun again, while everybody codes. */
export async function kills(site: Site, times: number): Promise<Figure[]> {
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

/** The database stops answering for so many seconds. */
export async function outage(site: Site, seconds: number): Promise<Figure[]> {
  const people = await arrive(site, nothingSeen());
  const seen = nothingSeen();
  const coding = everybodyCodes(people, seen);
  await sleep(5_000);
  const before = seen.writes.length;
  await site.postgres!.interrupt();
  const interrupted = performance.now();
  const { status } = await fetch(`${site.origins[0]}/readyz`);
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
    { work: `back again to ${people.length} tags saved`, value: back, unit: "ms" },
    {
      work: "tags acknowledged in all",
      value: seen.writes.length,
      unit: "",
      atLeast: before + people.length,
    },
  ];
}

/** Each process is told to end, and begun again, in turn. */
export async function rolling(site: Site, seconds: number): Promise<Figure[]> {
  const people = await arrive(site, nothingSeen());
  const seen = nothingSeen();
  const { gauges, stop } = watch(site);
  const coding = everybodyCodes(people, seen);
  const apart = nothingSeen();
  const long = await loadAndExport(site, apart);
  for (const server of site.servers) {
    await sleep((seconds * 1000) / 4);
    await server.stop();
    await server.start();
  }
  await sleep((seconds * 1000) / 4);
  await coding.finish();
  await stop();
  return [
    ...speed(seen),
    { work: "tags sent again", value: seen.errors.length, unit: "" },
    mistakes(apart),
    ...machine(gauges),
    { work: "seconds to export from the replica", value: long.export, unit: "" },
  ];
}
