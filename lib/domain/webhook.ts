/**
 * What other servers can be told. Only what is over: nothing here says what a reviewer does or
 * finds while somebody, a lead included, still codes the same.
 */
export const WEBHOOK_EVENTS = {
  "article.settled": "An article was closed: its decisions are the final layer.",
  "round.closed": "A round was closed.",
  "import.done": "Files were read, and their articles stored or refused.",
  "report.frozen": "A report was frozen.",
  "codebook.published": "A codebook version was published.",
} as const;
/** The same in a few words. */
export const WEBHOOK_EVENT_WORDS: Readonly<Record<string, string>> = {
  "article.settled": "Article closed",
  "round.closed": "Round closed",
  "import.done": "Files read",
  "report.frozen": "Report frozen",
  "codebook.published": "Codebook published",
  test: "Test message",
} satisfies Record<keyof typeof WEBHOOK_EVENTS | "test", string>;
export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;

export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS) as [WebhookEvent, ...WebhookEvent[]];

/** Sent on request, to see whether a receiver understands. */
export const TEST_EVENT = "test";

/** Seconds after each failed attempt until the next; after the last one a message is given up. */
export const BACK_OFF = [30, 2 * 60, 10 * 60, 60 * 60, 6 * 60 * 60] as const;

/** After so many messages in a row that were given up, a webhook is switched off. */
export const MOST_GIVEN_UP = 5;

/** Most webhooks of a project. */
export const MOST_WEBHOOKS = 10;

/** When a message whose attempts have failed so often is tried again; null: not any more. */
export function nextAttempt(failed: number, now: Date): Date | null {
  const seconds = BACK_OFF[failed - 1];
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1000);
}
