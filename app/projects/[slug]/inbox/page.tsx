import { InboxList } from "@/components/discussion/inbox-list";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listInbox } from "@/lib/data/inbox";
import { can } from "@/lib/domain/access";
import { INBOX_GROUPS } from "@/lib/domain/inbox";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { markRead } from "./actions";

export const metadata = { title: "Inbox" };

export default async function InboxPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "project:read"));
  const entries = await listInbox(access);
  const unread = entries.filter((entry) => entry.unread).length;
  const project = `/projects/${slug}`;
  return (
    <Page>
      <PageHeader
        title="Inbox"
        description={
          entries.length > 0 &&
          `${unread} of ${entries.length} ${entries.length === 1 ? "item is" : "items are"} new.`
        }
        actions={
          <>
            {can(access.role, "thread:create") && (
              <ButtonLink href={`${project}/discussions`}>All discussions</ButtonLink>
            )}
            {unread > 0 && (
              <ActionForm
                action={markRead.bind(null, slug, "all")}
                submit="Mark all as read"
                variant="secondary"
              />
            )}
          </>
        }
      />
      {entries.length === 0 ? (
        <EmptyState title="Nothing has come yet">
          What concerns you in this project arrives here: articles you are given, questions and
          mentions, decisions on your tags.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-10">
          {INBOX_GROUPS.map((group) => {
            const items = entries
              .filter((entry) => entry.group === group)
              .map(({ id, sentence, path, createdAt, unread }) => ({
                ...{ id, sentence, unread, href: project + path },
                createdAt: createdAt.toISOString(),
              }));
            return (
              items.length > 0 && (
                <section key={group} className="flex flex-col gap-4">
                  <h2 className="text-lg">{group}</h2>
                  <InboxList items={items} markRead={markRead.bind(null, slug)} />
                </section>
              )
            );
          })}
        </div>
      )}
    </Page>
  );
}
