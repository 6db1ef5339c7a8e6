import { WEBHOOK_EVENT_WORDS } from "@/lib/domain/webhook";

/** What a webhook is told of: in words, and by the names that the receiver gets. */
export function EventNames({ events }: { events: readonly string[] }) {
  return events.map((event, at) => (
    <span key={event}>
      {at > 0 && ", "}
      {WEBHOOK_EVENT_WORDS[event] ?? "Message"} <code className="text-sm font-normal">{event}</code>
    </span>
  ));
}
