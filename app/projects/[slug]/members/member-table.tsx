import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Moment } from "@/components/ui/moment";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { MemberRow } from "@/lib/data/members";
import { isImported } from "@/lib/domain/imported-person";
import { ROLE_WORDS } from "@/lib/domain/role-words";
import { changeRole, disableMember, enableMember } from "./actions";
import { RoleDialog } from "./role-dialog";

/** Everybody who is or was in the project; for a lead, with what can be changed. */
export function MemberTable({
  slug,
  members,
  self,
  mayEdit,
}: {
  slug: string;
  members: readonly MemberRow[];
  /** The id of who is looking. */
  self: string;
  mayEdit: boolean;
}) {
  return (
    <Table caption="Members" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead className="max-sm:hidden">Role</ColumnHead>
          <ColumnHead className="max-sm:hidden">Joined</ColumnHead>
          {mayEdit && (
            <ColumnHead>
              <span className="sr-only">Change</span>
            </ColumnHead>
          )}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Row key={member.userId}>
            <RowHead>
              {member.name}
              {member.userId === self && <span className="font-normal text-muted"> (you)</span>}
              <span className="block text-sm font-normal wrap-anywhere text-muted">
                {isImported(member.email)
                  ? "Came with an imported project, as the author of work in it; cannot sign in."
                  : member.email}
              </span>
              <span className="block text-sm font-normal sm:hidden">
                {ROLE_WORDS[member.role].name}
              </span>
              {member.disabledAt && (
                <span className="mt-1 flex flex-wrap gap-2">
                  {isImported(member.email) ? (
                    <Badge>Imported</Badge>
                  ) : (
                    <Badge tone="warning">Left</Badge>
                  )}
                  {member.pseudonym && member.pseudonym !== member.name && (
                    <Badge>Shown as {member.pseudonym}</Badge>
                  )}
                </span>
              )}
            </RowHead>
            <Cell className="max-sm:hidden">{ROLE_WORDS[member.role].name}</Cell>
            <Cell className="max-sm:hidden">
              <Moment at={member.createdAt} />
            </Cell>
            {mayEdit && isImported(member.email) && <Cell />}
            {mayEdit && !isImported(member.email) && (
              <Cell>
                <div className="flex items-end gap-2 max-sm:flex-col sm:justify-end">
                  <RoleDialog
                    name={member.name}
                    role={member.role}
                    changeRole={changeRole.bind(null, slug, member.userId)}
                  />
                  <AccessDialog slug={slug} member={member} />
                </div>
              </Cell>
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function AccessDialog({ slug, member }: { slug: string; member: MemberRow }) {
  const { userId, name, disabledAt } = member;
  return disabledAt ? (
    <ConfirmDialog
      trigger={
        <Button size="small" variant="quiet" aria-label={`Bring back ${name}`}>
          Bring back
        </Button>
      }
      title={`Bring ${name} back into the project?`}
      confirm={`Bring back ${name}`}
      tone="primary"
      action={enableMember.bind(null, slug, userId)}
    >
      They can open the project again, in the role {ROLE_WORDS[member.role].name.toLowerCase()}, and
      are shown by their name again.
    </ConfirmDialog>
  ) : (
    <ConfirmDialog
      trigger={
        <Button size="small" variant="quiet" aria-label={`Remove ${name}`}>
          Remove
        </Button>
      }
      title={`Remove ${name} from the project?`}
      confirm={`Remove ${name}`}
      action={disableMember.bind(null, slug, userId)}
    >
      They cannot open the project any more, at once and in every browser. What they tagged and
      wrote stays, under their name, or under a pseudonym if the project’s settings say so. You can
      bring them back.
    </ConfirmDialog>
  );
}
