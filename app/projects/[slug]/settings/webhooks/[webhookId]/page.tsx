import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { MOST_DELIVERIES, requireWebhook } from "@/lib/data/webhooks";
import { BACK_OFF } from "@/lib/domain/webhook";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { deleteWebhook, sendTest, switchWebhook } from "../actions";
import { WebhookStanding } from "../standing";
import { DeliveryTable } from "./delivery-table";
import { EventNames } from "../event-names";

export const metadata = { title: "Webhook" };

/** One webhook: what it is told, and what became of each message. */
export default async function WebhookPage({
  params,
}: {
  params: Promise<{ slug: string; webhookId: string }>;
}) {
  const { slug, webhookId } = await params;
  const access = await load(requireProject(slug, "project:edit"));
  const webhook = await load(requireWebhook(access, webhookId));
  const { url, events, disabledAt, deliveries } = webhook;
  const project = `/projects/${slug}`;
  return (
    <Page>
      <PageHeader
        title={<span className="wrap-anywhere">{url}</span>}
        breadcrumbs={[
          { href: project, label: "Overview" },
          { href: `${project}/settings`, label: "Settings" },
          { href: `${project}/settings/webhooks`, label: "Webhooks" },
        ]}
        description={
          <>
            <WebhookStanding webhook={webhook} /> Is told of <EventNames events={events} />.
          </>
        }
        actions={
          <>
            <ConfirmDialog
              trigger={<Button variant="quiet">Delete…</Button>}
              title="Delete this webhook?"
              confirm="Delete the webhook"
              cancel="Keep it"
              action={deleteWebhook.bind(null, slug, webhookId)}
            >
              Nothing is sent to {url} any more, and its secret is forgotten. That cannot be taken
              back.
            </ConfirmDialog>
            {!disabledAt && (
              <ActionForm
                action={sendTest.bind(null, slug, webhookId)}
                submit="Send a test"
                variant="secondary"
              />
            )}
            <ActionForm
              action={switchWebhook.bind(null, slug, webhookId, disabledAt !== null)}
              submit={disabledAt ? "Switch it on" : "Switch it off"}
              variant={disabledAt ? "primary" : "secondary"}
            />
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {disabledAt && (
          <Notice tone="warning" title="Nothing is sent">
            {webhook.lastState === "failed"
              ? "The receiver could not be reached for a long time, so this webhook was switched off. What happens meanwhile is not told. When the receiver works again, switch the webhook on and send again what is missing."
              : "This webhook is switched off. What happens meanwhile is not told."}
          </Notice>
        )}
        {deliveries.length > 0 ? (
          <>
            <DeliveryTable slug={slug} deliveries={deliveries} />
            <p className="max-w-measure text-sm text-muted">
              {deliveries.length === MOST_DELIVERIES &&
                `The newest ${MOST_DELIVERIES} messages; older ones are kept, but not shown. `}
              What does not arrive is tried again {BACK_OFF.length} times within about eight hours.
            </p>
          </>
        ) : (
          <EmptyState title="Nothing was sent yet">
            Send a test to see whether the receiver understands it.
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
