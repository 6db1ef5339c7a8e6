import { count, decimal, percent } from "@/components/charts/format";
import { PositionChart } from "@/components/charts/position-chart";
import { SalienceChart } from "@/components/charts/salience-chart";
import { FigureTable } from "@/components/statistics/figure-table";
import { Counted, Interval } from "@/components/statistics/figures";
import { MarkedFrame } from "@/components/statistics/marked-frame";
import { readReportPart } from "@/lib/data/report-figures";
import { load } from "@/lib/server/run";
import type { PartProps } from "./part";
import { shownWith } from "./part";

/** How much of the text each frame fills, and where it stands in it. */
export async function TextPart(props: PartProps) {
  const { head, figures } = await load(
    readReportPart(props.access, props.wanted, "text", props.revision),
  );
  const { source, frames, passages, opens } = shownWith(props, head);
  const chart = { source, frames, passages };
  const { salience, intervals, intensity, position } = figures;
  return (
    <>
      <SalienceChart
        {...chart}
        source={{ ...source, seed: head.seed }}
        table={salience}
        intervals={intervals}
        of="text"
      />
      <FigureTable
        title="Salience, by both denominators"
        definition={`Characters that the frame’s passages cover, each counted once: of the ${count(salience.textLength)} characters of all articles, or of the ${count(salience.framedLength)} that any frame covers. Pooled over articles, and as the mean of each article’s share, in which a long article weighs no more than a short one. Passages may overlap, so shares can add up to more than 100%. Intervals from ${head.replicates} resamples of articles, seed ${head.seed}.`}
        head="Frame"
        columns={[
          "Characters",
          "Of all text",
          "95% interval",
          "Mean of articles",
          "Of framed text",
          "95% interval of that",
          "Mean of framed articles",
        ]}
        rows={salience.frames.map((row, index) => ({
          key: row.frame.id,
          about: <MarkedFrame frame={frames[index]!} />,
          figures: [
            <a key="characters" href={opens({ frame: row.frame.id })}>
              {count(row.covered)}
            </a>,
            percent(row.ofText, 1),
            <Interval key="text" bounds={intervals[index]!.ofText} />,
            percent(row.meanOfText, 1),
            percent(row.ofFramed, 1),
            <Interval key="framed" bounds={intervals[index]!.ofFramed} />,
            percent(row.meanOfFramed, 1),
          ],
        }))}
      />
      <FigureTable
        title="Intensity"
        definition="Tags per article, among the articles that have the frame: half of them lie between the quartiles."
        head="Frame"
        columns={["Articles", "Lower quartile", "Median", "Upper quartile"]}
        rows={intensity.map((row, index) => ({
          key: row.frame.id,
          about: <MarkedFrame frame={frames[index]!} />,
          figures: [
            <a key="articles" href={opens({ frame: row.frame.id })}>
              {count(row.n)}
            </a>,
            decimal(row.lowerQuartile, 1),
            decimal(row.median, 1),
            decimal(row.upperQuartile, 1),
          ],
        }))}
      />
      <PositionChart {...chart} positions={position} />
      <FigureTable
        title="Headline, lead and first passage"
        definition="Articles whose headline or lead (the first paragraph) has the frame, out of all articles, and out of those with the frame. First passage: the share of the article before it, over the articles that the frame covers."
        head="Frame"
        columns={[
          "Headline",
          "Of those with it",
          "Lead",
          "Of those with the frame",
          "First passage, mean",
          "Median",
        ]}
        rows={position.map((row, index) => {
          const { frame, headline, lead, firstOffset } = row;
          const inZone = (value: string) => opens({ kind: "zone", frame: frame.id, value });
          return {
            key: frame.id,
            about: <MarkedFrame frame={frames[index]!} />,
            figures: [
              <Counted key="headline" of={headline.ofAll} href={inZone("headline")} />,
              <Counted key="of-headline" of={headline.ofThoseWithFrame} />,
              <Counted key="lead" of={lead.ofAll} href={inZone("lead")} />,
              <Counted key="of-lead" of={lead.ofThoseWithFrame} />,
              percent(firstOffset.mean, 1),
              percent(firstOffset.median, 1),
            ],
          };
        })}
      />
    </>
  );
}
