import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { InstallationEvent } from "@/lib/data/installation";
import { installationAction } from "@/lib/domain/installation-actions";

/** What happened to accounts, sign-ins and backups; what happens in a project is on its own page. */
export function EventTable({ events }: { events: readonly InstallationEvent[] }) {
  return (
    <Table caption="What happened last" captionHidden>
      <thead>
        <tr>
          <ColumnHead>When</ColumnHead>
          <ColumnHead>Who</ColumnHead>
          <ColumnHead>What</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {events.map(({ sequence, createdAt, who, action }) => (
          <Row key={sequence}>
            <RowHead className="font-normal whitespace-nowrap">
              <Moment at={createdAt} exact />
            </RowHead>
            <Cell>{who ?? <span className="text-muted">nobody signed in</span>}</Cell>
            <Cell>{installationAction(action)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
