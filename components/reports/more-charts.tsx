import { CoOccurrenceChart } from "@/components/charts/co-occurrence-chart";
import { OutletMatrixChart } from "@/components/charts/outlet-matrix-chart";
import { PositionChart } from "@/components/charts/position-chart";
import { SalienceChart } from "@/components/charts/salience-chart";
import { TimeChart } from "@/components/charts/time-chart";
import type { Snapshot } from "@/lib/domain/report/snapshot";
import { chartOf } from "./report-figures";

/** The charts of a report that a public link does not show: their cells are many and small. */
export function MoreCharts({ snapshot, computedAt }: { snapshot: Snapshot; computedAt: string }) {
  const { head, parts, events } = snapshot;
  const chart = chartOf(snapshot, computedAt);
  return (
    <>
      <OutletMatrixChart {...chart} outlets={parts.frames.byOutlet} />
      <TimeChart {...chart} periods={parts.frames.byPeriod} events={events} />
      <SalienceChart
        {...chart}
        source={{ ...chart.source, seed: head.seed }}
        table={parts.text.salience}
        intervals={parts.text.intervals}
        of="text"
      />
      <PositionChart {...chart} positions={parts.text.position} />
      <CoOccurrenceChart {...chart} table={parts.together.coOccurrence} />
    </>
  );
}
