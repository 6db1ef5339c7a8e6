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
          <ColumnHead>Who</ColumnHead>
          <ColumnHead>What</ColumnHead>
          <ColumnHead>When</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {events.map(({ sequence, createdAt, who, action }) => (
          <Row key={sequence}>
            <RowHead>{who ?? <span className="font-normal text-muted">the server</span>}</RowHead>
            <Cell>{installationAction(action)}</Cell>
            <Cell>
              <Moment at={createdAt} exact />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
