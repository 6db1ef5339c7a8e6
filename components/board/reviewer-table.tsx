import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Pace } from "@/lib/domain/forecast";
import { forecast } from "@/lib/domain/forecast";
import { ForecastCell } from "./forecast-words";

interface ReviewerLine extends Pace {
  readonly reviewerId: string;
  readonly name: string;
  readonly given: number;
  readonly notBegun: number;
  readonly inWork: number;
  readonly submitted: number;
  readonly late: number;
  readonly returned: number;
  readonly activeSeconds: number;
}

/** How far each reviewer is in a round, and when he or she will be done. */
export function ReviewerTable({
  reviewers,
  today,
}: {
  reviewers: readonly ReviewerLine[];
  today: string;
}) {
  return (
    <Table caption="How far each reviewer is" captionHidden stacked>
      <thead>
        <tr>
          <ColumnHead>Reviewer</ColumnHead>
          <ColumnHead numeric>Submitted</ColumnHead>
          <ColumnHead numeric>In work</ColumnHead>
          <ColumnHead numeric>Not begun</ColumnHead>
          <ColumnHead numeric>Late</ColumnHead>
          <ColumnHead numeric>Handed back</ColumnHead>
          <ColumnHead numeric>Active time</ColumnHead>
          <ColumnHead>Done around</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {reviewers.map((line) => (
          <Row key={line.reviewerId}>
            <RowHead>{line.name}</RowHead>
            <Cell numeric data-label="Submitted" className="sm:min-w-32">
              <span className="tabular-nums">
                {line.submitted} <span className="text-muted">of {line.given}</span>
              </span>
              <span
                aria-hidden
                className="mt-1.5 block h-1 overflow-hidden rounded-full bg-line max-sm:hidden forced-colors:border"
              >
                <span
                  className="block h-full bg-accent transition-[width] duration-300 forced-colors:bg-[Highlight]"
                  style={{ width: `${(100 * line.submitted) / line.given}%` }}
                />
              </span>
            </Cell>
            <Cell numeric data-label="In work" className="tabular-nums">
              {line.inWork}
            </Cell>
            <Cell numeric data-label="Not begun" className="tabular-nums">
              {line.notBegun}
            </Cell>
            <Cell numeric data-label="Late" className="tabular-nums">
              {line.late > 0 ? <Badge tone="warning">{line.late}</Badge> : 0}
            </Cell>
            <Cell numeric data-label="Handed back" className="tabular-nums">
              {line.returned > 0 ? <Badge tone="warning">{line.returned}</Badge> : 0}
            </Cell>
            <Cell numeric data-label="Active time" className="tabular-nums">
              {duration(line.activeSeconds)}
            </Cell>
            <Cell data-label="Done around" className="sm:whitespace-nowrap">
              <div>
                <ForecastCell forecast={forecast(line)} today={today} />
              </div>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Seconds as hours and minutes. */
function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours.toLocaleString("en")} h ${minutes % 60} min` : `${minutes} min`;
}
