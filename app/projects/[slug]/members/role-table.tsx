import { Check } from "lucide-react";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Permission } from "@/lib/domain/access";
import { can, ROLES } from "@/lib/domain/access";
import { PERMISSION_WORDS } from "@/lib/domain/permission-words";
import { ROLE_WORDS } from "@/lib/domain/role-words";

/** What each role may do. */
export function RoleTable() {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg">What each role may do</h2>
      <Table caption="What each role may do" captionHidden>
        <thead>
          <tr>
            <ColumnHead>A member may …</ColumnHead>
            {ROLES.map((role) => (
              <ColumnHead key={role}>{ROLE_WORDS[role].name}</ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(PERMISSION_WORDS).map(([permission, words]) => (
            <Row key={permission}>
              <RowHead className="font-normal">{words}</RowHead>
              {ROLES.map((role) => (
                <Cell key={role}>
                  {can(role, permission as Permission) ? (
                    <>
                      <Check aria-hidden className="mt-1 size-4 text-success" />
                      <span className="sr-only">yes</span>
                    </>
                  ) : (
                    <span className="sr-only">no</span>
                  )}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
