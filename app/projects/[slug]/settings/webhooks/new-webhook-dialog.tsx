"use client";

import { Checkbox } from "@/components/ui/choices";
import { TextInput } from "@/components/ui/inputs";
import { OnceDialog } from "@/components/ui/once-dialog";
import type { Result } from "@/lib/domain/errors";
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS } from "@/lib/domain/webhook";
import { EventNames } from "./event-names";

interface Made {
  url: string;
  secret: string;
}

/** Ask for an address and what it is told, then show the secret that signs, once. */
export function NewWebhookDialog({
  createWebhook,
}: {
  createWebhook: (form: FormData) => Promise<Result<Made>>;
}) {
  return (
    <OnceDialog
      trigger="Make a webhook"
      variant="primary"
      title="Make a webhook"
      description="This server posts a short message to the address each time something happens. Messages hold ids and counts, never texts or tags."
      action={createWebhook}
      submit="Make the webhook"
      made={{
        title: "Give this secret to the receiver",
        description:
          "With it the receiver checks that a message comes from here and was not changed.",
        label: ({ url }: Made) => `Secret for ${url}`,
        secret: ({ secret }: Made) => secret,
      }}
    >
      <TextInput
        label="Address"
        hint="A server on the public internet, such as https://example.org/framewise."
        name="url"
        type="url"
        maxLength={2000}
        autoComplete="off"
        required
      />
      <fieldset className="flex min-w-0 flex-col gap-2.5">
        <legend className="mb-2 font-medium">It is told when</legend>
        {WEBHOOK_EVENT_NAMES.map((event) => (
          <Checkbox
            key={event}
            name="event"
            value={event}
            defaultChecked
            label={<EventNames events={[event]} />}
            hint={WEBHOOK_EVENTS[event]}
          />
        ))}
      </fieldset>
    </OnceDialog>
  );
}
