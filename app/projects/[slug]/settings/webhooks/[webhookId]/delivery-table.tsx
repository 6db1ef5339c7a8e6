import { ActionForm } from "@/components/ui/action-form";
import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { DeliveryRow } from "@/lib/data/webhooks";
import { sendAgain } from "../actions";
import { DeliveryStanding } from "../standing";
import { EventNames } from "../event-names";

/** The messages of a webhook, and what became of each. */
export function DeliveryTable({
  slug,
  deliveries,
}: {
  slug: string;
  deliveries: readonly DeliveryRow[];
}) {
  return (
    <Table caption="Messages" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Message</ColumnHead>
          <ColumnHead>State</ColumnHead>
          <ColumnHead numeric className="max-sm:hidden">
            Attempts
          </ColumnHead>
          <ColumnHead className="max-sm:hidden">What came of it</ColumnHead>
          <ColumnHead>
            <span className="sr-only">Change</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <Row key={delivery.id}>
            <RowHead>
              <EventNames events={[delivery.event]} />
              <span className="block text-sm font-normal text-muted">
                <Moment at={delivery.createdAt} exact />
              </span>
              <span className="block text-sm font-normal sm:hidden">
                <Outcome delivery={delivery} />
              </span>
            </RowHead>
            <Cell>
              <DeliveryStanding state={delivery.state} />
            </Cell>
            <Cell numeric className="max-sm:hidden">
              {delivery.attempts}
            </Cell>
            <Cell className="max-sm:hidden">
              <Outcome delivery={delivery} />
            </Cell>
            <Cell className="text-right">
              {delivery.state !== "waiting" && (
                <ActionForm
                  action={sendAgain.bind(null, slug, delivery.id)}
                  submit="Send again"
                  variant="quiet"
                  size="small"
                />
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Outcome({ delivery }: { delivery: DeliveryRow }) {
  const { state, problem, lastStatus, deliveredAt, nextAttemptAt } = delivery;
  if (state === "delivered" && deliveredAt) {
    return (
      <>
        Status {lastStatus}, <Moment at={deliveredAt} exact />
      </>
    );
  }
  return (
    <>
      {problem ?? "Not sent yet."}
      {state === "waiting" && problem && nextAttemptAt && (
        <span className="block text-sm text-muted">
          Again at <Moment at={nextAttemptAt} exact />
        </span>
      )}
    </>
  );
}
