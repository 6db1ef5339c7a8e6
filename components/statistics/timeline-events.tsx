"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/inputs";
import { dayName } from "@/components/charts/period";
import type { Result } from "@/lib/domain/errors";
import type { TimelineEvent } from "@/lib/domain/timeline-event";

/** What a lead may do with events; bound to the project. */
export interface EventActions {
  readonly add: (form: FormData) => Promise<Result<void>>;
  readonly change: (eventId: string, form: FormData) => Promise<Result<void>>;
  readonly remove: (eventId: string) => Promise<Result<void>>;
}

/** The events that charts over time mark, and where a lead keeps them. */
export function TimelineEvents({
  events,
  actions,
}: {
  events: readonly TimelineEvent[];
  actions: EventActions;
}) {
  return (
    <details className="no-print rounded-lg border border-line bg-surface px-5 py-3">
      <summary className="min-h-6 cursor-pointer font-medium">
        Events in charts over time <span className="font-normal text-muted">– {events.length}</span>
      </summary>
      <div className="flex flex-col gap-5 pt-4 pb-2">
        <p className="max-w-measure text-sm text-muted">
          Days on which something happened, such as the signing of an agreement. They are upright
          lines in every chart over time and stand in its files. What you delete lies in the trash
          for 30 days.
        </p>
        {events.length > 0 && (
          <ul className="flex flex-col gap-2">
            {events.map((event) => (
              <li key={event.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <span className="min-w-28 tabular-nums">{dayName(event.day)}</span>
                <span className="min-w-40 flex-1">{event.label}</span>
                <ChangeEvent event={event} change={actions.change} />
                <ActionForm
                  action={() => actions.remove(event.id)}
                  submit={<>Delete{<Named event={event} />}</>}
                  variant="quiet"
                />
              </li>
            ))}
          </ul>
        )}
        <ActionForm
          action={actions.add}
          submit="Add the event"
          variant="secondary"
          layout="row"
          clears
        >
          <EventFields />
        </ActionForm>
      </div>
    </details>
  );
}

function ChangeEvent({ event, change }: { event: TimelineEvent; change: EventActions["change"] }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Change the event"
      trigger={
        <Button variant="quiet">
          Change
          <Named event={event} />
        </Button>
      }
    >
      <ActionForm
        action={(form) => change(event.id, form)}
        submit="Save"
        onSuccess={() => setOpen(false)}
      >
        <EventFields event={event} />
      </ActionForm>
    </Dialog>
  );
}

function EventFields({ event }: { event?: TimelineEvent }) {
  return (
    <>
      <TextInput label="Day" name="day" type="date" required defaultValue={event?.day ?? ""} />
      <TextInput
        label="What happened"
        name="label"
        required
        maxLength={120}
        defaultValue={event?.label ?? ""}
      />
    </>
  );
}

/** Which of many buttons alike this is, for those who do not see the line. */
function Named({ event }: { event: TimelineEvent }) {
  return <span className="sr-only"> “{event.label}”</span>;
}
