import { quantile } from "@/lib/domain/statistics/quantile";
import type { Figure } from "./figure";
import type { Call } from "./load";
import { atPace, perSecond, sendOk, timedInTurns } from "./load";
import type { rawDatabase } from "./raw";
import type { Desk, Study } from "./study";

type Raw = ReturnType<typeof rawDatabase>;

/** An article with its annotations, against the no-op handler and the raw read one after the other. */
export async function openArticle(study: Study, raw: Raw, noop: Call): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [annotations, desk, timesReference] of [
    ["60", study.light, 2],
    ["2,000", study.heavy, 3],
  ] as const) {
    const [api, empty, read] = await timedInTurns(200, [
      () => sendOk(desk.open),
      () => sendOk(noop),
      () => raw.open(desk.assignmentId),
    ]);
    figures.push({
      work: `API: article with ${annotations} annotations, p50`,
      value: at(0.5, api!),
      unit: "ms",
      reference: at(0.5, empty!) + at(0.5, read!),
      timesReference,
    });
  }
  return figures;
}

/** Saving one annotation, against the no-op handler and a raw transaction one after the other. */
export async function saveTag(study: Study, raw: Raw, noop: Call): Promise<Figure[]> {
  const { light, reviewers } = study;
  const insert = raw.saver(light.assignmentId);
  const next = turns(reviewers);
  const [api, empty, write] = await timedInTurns(200, [
    () => sendOk(next().save()),
    () => sendOk(noop),
    insert,
  ]);
  const busy = await atPace(20, reviewers.length, 3_000, (n) => sendOk(reviewers[n]!.save()));
  return [
    {
      work: "API: save one tag, p50",
      value: at(0.5, api!),
      unit: "ms",
      reference: at(0.5, empty!) + at(0.5, write!),
      timesReference: 2,
    },
    {
      work: "API: save one tag while 50 reviewers tag every 3 s, p95",
      value: at(0.95, busy),
      unit: "ms",
      atMost: 150,
    },
  ];
}

/** As much as one process can do with eight callers; what was acknowledged must be stored. */
export async function throughput(study: Study, raw: Raw, noop: Call): Promise<Figure[]> {
  const { reviewers } = study;
  const next = turns(reviewers);
  const empty = await perSecond(5, 8, () => sendOk(noop));
  const opens = await perSecond(5, 8, () => sendOk(study.light.open));
  const before = raw.countEvents();
  let acknowledged = 0;
  const saves = await perSecond(5, 8, () => sendOk(next().save()).then(() => acknowledged++));
  return [
    {
      work: "API: opens, 8 connections",
      value: opens,
      unit: "/s",
      reference: empty,
      atLeast: 350,
    },
    {
      work: "API: saves, 8 connections",
      value: saves,
      unit: "/s",
      reference: empty,
      atLeast: 350,
    },
    {
      work: "API: acknowledged saves that are not stored",
      value: acknowledged - (raw.countEvents() - before),
      unit: "",
      atMost: 0,
    },
  ];
}

function turns(desks: readonly Desk[]): () => Desk {
  let n = 0;
  return () => desks[n++ % desks.length]!;
}

function at(p: number, milliseconds: readonly number[]): number {
  return quantile(
    milliseconds.map((value) => ({ value, weight: 1 })),
    p,
  )!;
}
