import Link from "next/link";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { listWebhooks } from "@/lib/data/webhooks";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createWebhook } from "./actions";
import { NewWebhookDialog } from "./new-webhook-dialog";
import { WebhookStanding } from "./standing";
import { EventNames } from "./event-names";

export const metadata = { title: "Webhooks" };

export default async function WebhooksPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "project:edit"));
  const webhooks = await listWebhooks(access);
  const project = `/projects/${slug}`;
  return (
    <Page>
      <PageHeader
        title="Webhooks"
        breadcrumbs={[
          { href: project, label: "Overview" },
          { href: `${project}/settings`, label: "Settings" },
        ]}
        description="Other servers that are told what happens in this project: a script that fetches new figures, a channel of the team’s chat."
        actions={<NewWebhookDialog createWebhook={createWebhook.bind(null, slug)} />}
      />
      {webhooks.length > 0 ? (
        <Table caption="Webhooks" captionHidden>
          <thead>
            <tr>
              <ColumnHead>Address</ColumnHead>
              <ColumnHead className="max-sm:hidden">Is told of</ColumnHead>
              <ColumnHead>State</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {webhooks.map((webhook) => (
              <Row key={webhook.id}>
                <RowHead className="wrap-anywhere">
                  <Link href={`${project}/settings/webhooks/${webhook.id}`}>{webhook.url}</Link>
                </RowHead>
                <Cell className="max-sm:hidden">
                  <EventNames events={webhook.events} />
                </Cell>
                <Cell>
                  <WebhookStanding webhook={webhook} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title="Nobody is told yet">
          Make a webhook, and a server of yours hears when an article is settled, a round is closed,
          files were loaded, a report is frozen or a codebook is published.
        </EmptyState>
      )}
    </Page>
  );
}
