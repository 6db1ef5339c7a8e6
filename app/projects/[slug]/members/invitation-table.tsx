import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { InvitationRow } from "@/lib/data/invitations";
import { ROLE_WORDS } from "@/lib/domain/role-words";
import { revokeInvitation } from "./actions";

/** Invitations that nobody has accepted yet. */
export function InvitationTable({
  slug,
  invitations,
}: {
  slug: string;
  invitations: readonly InvitationRow[];
}) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg">Open invitations</h2>
      <Table caption="Open invitations" captionHidden>
        <thead>
          <tr>
            <ColumnHead>E-mail address</ColumnHead>
            <ColumnHead className="max-sm:hidden">Role</ColumnHead>
            <ColumnHead className="max-sm:hidden">Works until</ColumnHead>
            <ColumnHead>
              <span className="sr-only">Change</span>
            </ColumnHead>
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, email, role, expiresAt }) => (
            <Row key={id}>
              <RowHead className="wrap-anywhere">
                {email}
                <span className="block text-sm font-normal sm:hidden">{ROLE_WORDS[role].name}</span>
              </RowHead>
              <Cell className="max-sm:hidden">{ROLE_WORDS[role].name}</Cell>
              <Cell className="max-sm:hidden">
                <Moment at={expiresAt} />
              </Cell>
              <Cell className="text-right">
                <ConfirmDialog
                  trigger={
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={`Withdraw the invitation for ${email}`}
                    >
                      Withdraw
                    </Button>
                  }
                  title={`Withdraw the invitation for ${email}?`}
                  confirm="Withdraw the invitation"
                  cancel="Keep it"
                  action={revokeInvitation.bind(null, slug, id)}
                >
                  Its link stops working. You can invite them again.
                </ConfirmDialog>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
