import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { listInvitations } from "@/lib/data/invitations";
import { listMembers } from "@/lib/data/members";
import { grant } from "@/lib/domain/access";
import { isImported } from "@/lib/domain/imported-person";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createInvitation, inviteList, previewInvitations } from "./actions";
import { InvitationTable } from "./invitation-table";
import { InviteDialog } from "./invite-dialog";
import { InviteList } from "./invite-list";
import { MemberTable } from "./member-table";
import { RoleTable } from "./role-table";

export const metadata = { title: "Members" };

export default async function MembersPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "member:read"));
  const edit = grant(access, "member:edit");
  const [members, invitations] = await Promise.all([
    listMembers(access),
    edit ? listInvitations(edit) : [],
  ]);
  const imported = members.filter(({ email }) => isImported(email)).length;
  const people = members.length - imported;
  const active = members.filter(({ disabledAt }) => disabledAt === null).length;
  return (
    <Page>
      <PageHeader
        title="Members"
        description={[
          `${active} of ${people} ${people === 1 ? "member has" : "members have"} access.`,
          imported > 0 &&
            `${imported} more came with an imported project: their work counts, but nobody signs in as them.`,
        ]
          .filter(Boolean)
          .join(" ")}
        actions={
          edit && (
            <>
              <InviteList
                preview={previewInvitations.bind(null, slug)}
                invite={inviteList.bind(null, slug)}
              />
              <InviteDialog createInvitation={createInvitation.bind(null, slug)} />
            </>
          )
        }
      />
      <div className="flex flex-col gap-10">
        <MemberTable slug={slug} members={members} self={access.userId} mayEdit={edit !== null} />
        {invitations.length > 0 && <InvitationTable slug={slug} invitations={invitations} />}
        <RoleTable />
      </div>
    </Page>
  );
}
