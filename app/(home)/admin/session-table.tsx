import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { OpenSession } from "@/lib/data/installation";
import { endSession } from "./actions";

/** Every browser that is signed in, and the way to end that. */
export function SessionTable({
  sessions,
  count,
  current,
}: {
  sessions: readonly OpenSession[];
  /** All there are, of which the latest are listed. */
  count: number;
  /** The id of the session in this browser. */
  current: string;
}) {
  return (
    <>
      <p className="text-muted">
        {count} {count === 1 ? "browser is" : "browsers are"} signed in
        {count > sessions.length && `; the ${sessions.length} used last are listed`}.
      </p>
      <Table caption="Who is signed in" captionHidden>
        <thead>
          <tr>
            <ColumnHead>Person</ColumnHead>
            <ColumnHead className="max-sm:hidden">Signed in</ColumnHead>
            <ColumnHead className="max-sm:hidden">Last used</ColumnHead>
            <ColumnHead>
              <span className="sr-only">End it</span>
            </ColumnHead>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, name, email, createdAt, lastSeenAt }) => (
            <Row key={id}>
              <RowHead>
                {name}
                <span className="block text-sm font-normal wrap-anywhere text-muted">{email}</span>
                <span className="block text-sm font-normal text-muted sm:hidden">
                  Last used <Moment at={lastSeenAt} exact />
                </span>
              </RowHead>
              <Cell className="max-sm:hidden">
                <Moment at={createdAt} exact />
              </Cell>
              <Cell className="max-sm:hidden">
                <Moment at={lastSeenAt} exact />
              </Cell>
              <Cell className="text-right">
                {id === current ? (
                  <Badge tone="accent">This browser</Badge>
                ) : (
                  <ConfirmDialog
                    trigger={<Button size="small">End</Button>}
                    title={`Sign this browser of ${name} out?`}
                    confirm="Sign it out"
                    action={endSession.bind(null, id)}
                  >
                    <p>
                      {name} has to sign in again there. Tags that are not saved yet wait in that
                      browser and are sent afterwards.
                    </p>
                  </ConfirmDialog>
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  );
}
