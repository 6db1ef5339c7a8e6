"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS } from "@/lib/domain/webhook";

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
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Dialog
      trigger={<Button variant="primary">Make a webhook</Button>}
      title={made ? "Give this secret to the receiver" : "Make a webhook"}
      description={
        made
          ? "With it the receiver checks that a message comes from here and was not changed."
          : "This server posts a short message to the address each time something happens. Messages hold ids and counts, never texts or tags."
      }
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setMade(null);
      }}
    >
      {made ? (
        <>
          <CopyField
            label={`Secret for ${made.url}`}
            hint="It is not shown again."
            value={made.secret}
          />
          <div>
            <DialogClose>
              <Button>Done</Button>
            </DialogClose>
          </div>
        </>
      ) : (
        <ActionForm
          action={createWebhook}
          submit="Make the webhook"
          onSuccess={setMade}
          beside={
            <DialogClose>
              <Button variant="quiet">Cancel</Button>
            </DialogClose>
          }
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
                label={<code className="text-sm">{event}</code>}
                hint={WEBHOOK_EVENTS[event]}
              />
            ))}
          </fieldset>
        </ActionForm>
      )}
    </Dialog>
  );
}
