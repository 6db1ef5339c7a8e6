import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { SessionSummary } from "@/lib/data/sessions";
import { signOutElsewhere } from "./actions";

/** The browsers somebody is signed in with, and the way to sign out of all the others. */
export function SessionTable({
  sessions,
  current,
}: {
  sessions: readonly SessionSummary[];
  /** The id of the session in this browser. */
  current: string;
}) {
  return (
    <>
      <Table caption="Where you are signed in" captionHidden>
        <thead>
          <tr>
            <ColumnHead>Signed in</ColumnHead>
            <ColumnHead>Last used</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, createdAt, lastSeenAt }) => (
            <Row key={id}>
              <RowHead>
                <Moment at={createdAt} exact />
                {id === current && (
                  <>
                    {" "}
                    <Badge tone="accent">This browser</Badge>
                  </>
                )}
              </RowHead>
              <Cell>
                <Moment at={lastSeenAt} exact />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {sessions.length > 1 && (
        <ActionForm
          action={signOutElsewhere}
          submit="Sign out everywhere else"
          variant="secondary"
        />
      )}
    </>
  );
}
