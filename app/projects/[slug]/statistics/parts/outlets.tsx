import { decimal } from "@/components/charts/format";
import { DifferenceMatrix, points } from "@/components/statistics/difference-matrix";
import { FigureTable } from "@/components/statistics/figure-table";
import { Counted } from "@/components/statistics/figures";
import { MarkedFrame } from "@/components/statistics/marked-frame";
import { PartTabs } from "@/components/statistics/part-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { readReportPart } from "@/lib/data/report-figures";
import { groupBy } from "@/lib/domain/group-by";
import { studyFilterQuery } from "@/lib/domain/statistics/filter";
import type { OutletDifference } from "@/lib/domain/statistics/outlet-differences";
import { CLEAR_Q, seenFrom } from "@/lib/domain/statistics/outlet-differences";
import { MIN_CELL } from "@/lib/domain/statistics/proportion";
import { load } from "@/lib/server/run";
import type { PartProps } from "./part";
import { shownWith } from "./part";

/** Most rows of the list of clear differences. */
const MOST_CLEAR = 12;

type Shown = ReturnType<typeof shownWith>;

/** Whether outlets differ, frame by frame. */
export async function OutletsPart(props: PartProps) {
  const { head, figures } = await load(
    readReportPart(props.access, props.wanted, "outlets", props.revision),
  );
  const { frames, opens } = shownWith(props, head);
  const { differences } = figures;
  if (differences.length === 0) {
    return (
      <EmptyState title="Nothing to compare yet">
        Outlets are compared once two of them have {MIN_CELL} finished articles or more.
      </EmptyState>
    );
  }
  const outlets = new Map(
    differences.flatMap((row) => row.outlets.map(({ id, name }) => [id, name] as const)),
  );
  const asked = props.against ?? "";
  const [against] = outlets.has(asked) ? [asked] : outlets.keys();
  const rows = differences
    .filter((row) => row.outlets.some(({ id }) => id === against))
    .map((row) => seenFrom(row, against!));
  const pairs = [...groupBy(rows, (row) => row.outlets[1].id).values()];
  const name = outlets.get(against!)!;
  const address = (id: string) =>
    `?${new URLSearchParams([["show", "outlets"], ["against", id], ...studyFilterQuery(head.filter)])}#against`;
  return (
    <>
      <p className="max-w-measure text-muted">
        Share of articles in one outlet minus the other’s, in percentage points, with the interval
        from drawing each outlet’s articles anew {head.replicates} times (seed {head.seed}). There
        are {differences.length} comparisons, so some look large by chance: q is p adjusted for all
        of them (Benjamini and Hochberg). Shares of articles, never lengths, because outlets differ
        in how long their articles are.
      </p>
      <ClearDifferences differences={differences} frames={frames} opens={opens} />
      <section id="against" className="flex min-w-0 scroll-mt-20 flex-col gap-3">
        <h3>One outlet and the others</h3>
        <PartTabs
          label="Outlet that the others are held against"
          parts={[...outlets].map(([id, label]) => ({ id, label, href: address(id) }))}
          current={against!}
        />
        <p className="max-w-measure text-sm text-muted">
          Percentage points that {name} (n {rows[0]!.shares[0].n}) has more (+) or less (−) than the
          outlet of the column. Bold on a tint: q below {CLEAR_Q}.
        </p>
        <DifferenceMatrix
          caption={`${name} and the other outlets`}
          frames={frames.filter(({ id }) => rows.some(({ frame }) => frame.id === id))}
          pairs={pairs}
        />
        {pairs.map((pair) => (
          <Pair key={pair[0]!.outlets[1].id} rows={pair} frames={frames} opens={opens} />
        ))}
      </section>
    </>
  );
}

/** Where outlets differ most, of all pairs and frames. */
function ClearDifferences({
  differences,
  frames,
  opens,
}: Pick<Shown, "frames" | "opens"> & { differences: readonly OutletDifference[] }) {
  const clear = differences
    .filter(({ q }) => q < CLEAR_Q)
    .map((row) => seenFrom(row, row.outlets[row.difference < 0 ? 1 : 0].id))
    .sort((a, b) => b.difference - a.difference);
  const listed = clear.slice(0, MOST_CLEAR);
  const summary = `${clear.length} of ${differences.length} comparisons have a q below ${CLEAR_Q}.`;
  if (clear.length === 0) return <p>{summary} No two outlets differ clearly in any frame.</p>;
  return (
    <FigureTable
      title="Clearest differences"
      definition={`${summary}${listed.length < clear.length ? ` The ${listed.length} largest are listed; all are in the files.` : ""}`}
      head="Frame"
      columns={[
        "More often in",
        "Share",
        "than in",
        "Its share",
        "Difference",
        "95% interval",
        "q",
      ]}
      words={["More often in", "than in"]}
      rows={listed.map((row) => {
        const frame = frames.find(({ id }) => id === row.frame.id)!;
        const [more, less] = row.outlets;
        const share = (index: 0 | 1) => (
          <Counted
            of={row.shares[index]}
            href={opens({ frame: frame.id, outlet: row.outlets[index].id })}
          />
        );
        return {
          key: `${frame.id} ${more.id} ${less.id}`,
          about: <MarkedFrame frame={frame} />,
          figures: [
            ...[more.name, share(0), less.name, share(1)],
            ...[points(row.difference), interval(row), decimal(row.q, 3)],
          ],
        };
      })}
    />
  );
}

/** Two outlets with all numbers, folded away. */
function Pair({
  rows,
  frames,
  opens,
}: Pick<Shown, "frames" | "opens"> & { rows: readonly OutletDifference[] }) {
  const [first, second] = rows[0]!.outlets;
  const clear = rows.filter(({ q }) => q < CLEAR_Q).length;
  return (
    <details className="rounded-lg border border-line bg-surface px-5 py-3">
      <summary className="min-h-6 cursor-pointer font-medium">
        {first.name} and {second.name}{" "}
        <span className="font-normal text-muted">
          – {clear} of {rows.length} frames differ clearly
        </span>
      </summary>
      <div className="pt-3">
        <FigureTable
          title={`${first.name} and ${second.name}`}
          definition="Articles with the frame out of the outlet’s articles."
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
                ...[points(row.difference), interval(row)],
                ...[decimal(row.p, 3), decimal(row.q, 3)],
              ],
            };
          })}
        />
      </div>
    </details>
  );
}

function interval({ low, high }: OutletDifference): string {
  return `${points(low)} to ${points(high)}`;
}
