import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Account } from "@/lib/data/accounts";
import { AccountMenu } from "./account-menu";

/** Who has an account, how it stands, and what an administrator can do about it. */
export function AccountTable({
  accounts,
  self,
}: {
  accounts: readonly Account[];
  /** The id of who is looking. */
  self: string;
}) {
  return (
    <Table caption="Accounts" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead className="max-sm:hidden">Last seen</ColumnHead>
          <ColumnHead className="max-sm:hidden">Second step</ColumnHead>
          <ColumnHead>
            <span className="sr-only">Change</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <Row key={account.id}>
            <RowHead>
              {account.name}
              {account.id === self && <span className="font-normal text-muted"> (you)</span>}
              <span className="block text-sm font-normal wrap-anywhere text-muted">
                {account.email}
              </span>
              <span className="block text-sm font-normal text-muted sm:hidden">
                Last seen: <LastSeen account={account} /> · second step{" "}
                {account.hasSecondStep ? "on" : "off"}
              </span>
              {(account.isAdmin || account.disabledAt) && (
                <span className="mt-1 flex flex-wrap gap-2">
                  {account.isAdmin && <Badge tone="accent">Administrator</Badge>}
                  {account.disabledAt && <Badge tone="warning">Disabled</Badge>}
                </span>
              )}
            </RowHead>
            <Cell className="max-sm:hidden">
              <LastSeen account={account} />
            </Cell>
            <Cell className="max-sm:hidden">{account.hasSecondStep ? "On" : "Off"}</Cell>
            <Cell>
              {account.id !== self && (
                <div className="flex justify-end">
                  <AccountMenu account={account} />
                </div>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function LastSeen({ account: { lastSeenAt } }: { account: Account }) {
  return lastSeenAt ? <Moment at={lastSeenAt} exact /> : "never";
}
