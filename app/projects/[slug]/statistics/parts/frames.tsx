import { decimal } from "@/components/charts/format";
import { OutletChart } from "@/components/charts/outlet-chart";
import { OutletMatrixChart } from "@/components/charts/outlet-matrix-chart";
import { PrevalenceChart } from "@/components/charts/prevalence-chart";
import { TimeChart } from "@/components/charts/time-chart";
import { FigureTable } from "@/components/statistics/figure-table";
import { Counted, Interval } from "@/components/statistics/figures";
import { MarkedFrame } from "@/components/statistics/marked-frame";
import { TimelineEvents } from "@/components/statistics/timeline-events";
import { readReportPart } from "@/lib/data/report-figures";
import { listTimelineEvents } from "@/lib/data/timeline-events";
import { grant } from "@/lib/domain/access";
import { load } from "@/lib/server/run";
import { addEvent, changeEvent, removeEvent } from "../event-actions";
import type { PartProps } from "./part";
import { shownWith } from "./part";

/** How often each frame occurs: overall, by outlet, over time, and what the answer depends on. */
export async function FramesPart(props: PartProps) {
  const { slug, access, wanted } = props;
  const { head, figures } = await load(readReportPart(access, wanted, "frames", props.revision));
  const events = await listTimelineEvents(access);
  const editor = grant(access, "report:edit");
  const { source, frames, passages, opens } = shownWith(props, head);
  const chart = { source, frames, passages };
  const { filter } = head;
  const other = filter.unit === "stories" ? "every printing" : "each story once";
  return (
    <>
      <PrevalenceChart {...chart} prevalences={figures.prevalence} />
      <FigureTable
        title="What the shares depend on"
        definition={
          <>
            Articles with the frame. Counting {other} would make it{" "}
            {figures.otherwise.articles.toLocaleString("en")} articles instead of{" "}
            {head.flow.counted.toLocaleString("en")}
            {filter.layer === "reviewer" &&
              "; where reviewers differ, an article can count by their average, by any one of them, or only when all agree"}
            .
          </>
        }
        head="Frame"
        columns={[
          "Shown",
          "Without the frame",
          ...(filter.layer === "reviewer" ? ["Average", "Any reviewer", "All reviewers"] : []),
          `Counting ${other}`,
        ]}
        rows={frames.map((frame, index) => {
          const cell = figures.prevalence[index]!;
          const without = { ...cell, x: cell.n - cell.x, share: null };
          const rules = (["average", "any", "every"] as const).map((rule) => (
            <Counted key={rule} of={figures.rules[rule][index]!} />
          ));
          return {
            key: frame.id,
            about: <MarkedFrame frame={frame} />,
            figures: [
              <Counted key="shown" of={cell} href={opens({ frame: frame.id })} />,
              <Counted
                key="without"
                of={without}
                href={opens({ kind: "without", frame: frame.id })}
              />,
              ...(filter.layer === "reviewer" ? rules : []),
              <Counted key="otherwise" of={figures.otherwise.prevalence[index]!} />,
            ],
          };
        })}
      />
      {figures.weighted.length > 0 && (
        <FigureTable
          title="Weighted by the sample"
          definition="Each article counts for all those it stands for: N ÷ n of its stratum, or the weight it was imported with. Intervals from drawing articles anew within their strata."
          head="Frame"
          columns={[
            "Share of articles",
            "95% interval",
            "Share of text",
            "95% interval of the text",
          ]}
          rows={figures.weighted.map((row, index) => ({
            key: row.frame.id,
            about: <MarkedFrame frame={frames[index]!} />,
            figures: [
              decimal(row.prevalence, 3),
              <Interval key="articles" bounds={row.prevalenceBounds} />,
              decimal(row.salience, 3),
              <Interval key="text" bounds={row.salienceBounds} />,
            ],
          }))}
        />
      )}
      <OutletMatrixChart {...chart} outlets={figures.byOutlet} />
      <OutletChart {...chart} outlets={figures.byOutlet} />
      <TimeChart {...chart} periods={figures.byPeriod} events={events} />
      {editor && (
        <TimelineEvents
          events={events}
          actions={{
            add: addEvent.bind(null, slug),
            change: changeEvent.bind(null, slug),
            remove: removeEvent.bind(null, slug),
          }}
        />
      )}
    </>
  );
}
