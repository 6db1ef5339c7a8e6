import { Badge } from "@/components/ui/badge";
import type { DeliveryState, WebhookRow } from "@/lib/data/webhooks";

/** Whether a webhook works, in a word or two. */
export function WebhookStanding({ webhook }: { webhook: WebhookRow }) {
  if (webhook.disabledAt) return <Badge tone="warning">Switched off</Badge>;
  if (webhook.lastState === "failed") return <Badge tone="danger">Not reached</Badge>;
  return <Badge tone="success">On</Badge>;
}

const STATES = {
  waiting: { tone: "warning", words: "To be sent" },
  delivered: { tone: "success", words: "Arrived" },
  failed: { tone: "danger", words: "Given up" },
} as const;

/** What became of a message. */
export function DeliveryStanding({ state }: { state: DeliveryState }) {
  const { tone, words } = STATES[state];
  return <Badge tone={tone}>{words}</Badge>;
}
