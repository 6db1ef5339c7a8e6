import { decimal } from "@/components/charts/format";
import { FigureTable } from "@/components/statistics/figure-table";
import { Counted } from "@/components/statistics/figures";
import { MarkedFrame } from "@/components/statistics/marked-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { readReportPart } from "@/lib/data/report-figures";
import { groupBy } from "@/lib/domain/group-by";
import { MIN_CELL } from "@/lib/domain/statistics/proportion";
import { load } from "@/lib/server/run";
import type { PartProps } from "./part";
import { shownWith } from "./part";

/** Whether outlets differ, frame by frame. */
export async function OutletsPart(props: PartProps) {
  const { head, figures } = await load(readReportPart(props.access, props.wanted, "outlets"));
  const { frames, opens } = shownWith(props, head);
  if (figures.differences.length === 0) {
    return (
      <EmptyState title="Nothing to compare yet">
        Outlets are compared once two of them have {MIN_CELL} finished articles or more.
      </EmptyState>
    );
  }
  const pairs = groupBy(figures.differences, ({ outlets }) => outlets.map(({ id }) => id).join());
  return (
    <>
      <p className="max-w-measure text-muted">
        Share of articles in one outlet minus the other’s, in percentage points, with the interval
        from drawing each outlet’s articles anew {head.replicates} times (seed {head.seed}). There
        are {figures.differences.length} comparisons, so some look large by chance: q is p adjusted
        for all of them (Benjamini and Hochberg). Shares of articles, never lengths, because outlets
        differ in how long their articles are.
      </p>
      {[...pairs].map(([key, rows]) => {
        const [first, second] = rows[0]!.outlets;
        return (
          <FigureTable
            key={key}
            title={`${first.name} and ${second.name}`}
            definition={`Articles with the frame (${head.layer}) out of the outlet’s articles.`}
            head="Frame"
            columns={[first.name, second.name, "Difference", "95% interval", "p", "q"]}
            rows={rows.map((row) => {
              const frame = frames.find(({ id }) => id === row.frame.id)!;
              return {
                key: frame.id,
                about: <MarkedFrame frame={frame} />,
                figures: [
                  ...row.outlets.map(({ id }, index) => (
                    <Counted
                      key={id}
                      of={row.shares[index]!}
                      href={opens({ frame: frame.id, outlet: id })}
                    />
                  )),
                  points(row.difference),
                  `${points(row.low)} to ${points(row.high)}`,
                  decimal(row.p, 3),
                  decimal(row.q, 3),
                ],
              };
            })}
          />
        );
      })}
    </>
  );
}

/** A difference of shares in percentage points, with its sign. */
function points(difference: number): string {
  return `${difference > 0 ? "+" : ""}${decimal(100 * difference, 1)}`;
}
