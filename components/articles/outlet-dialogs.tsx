"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextArea, TextInput } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";
import type { NamedOutlet } from "@/lib/domain/outlet";

/** Changes an outlet's names, or makes it a part of another one. */
export function OutletDialogs({
  outlet,
  others,
  update,
  merge,
}: {
  outlet: NamedOutlet & { readonly articles: number };
  others: readonly NamedOutlet[];
  update: (form: FormData) => Promise<Result<void>>;
  merge: (form: FormData) => Promise<Result<number>>;
}) {
  const [editing, setEditing] = useState(false);
  return (
    <span className="inline-flex gap-2 max-sm:flex-col">
      <Dialog
        open={editing}
        onOpenChange={setEditing}
        trigger={
          <Button size="small" variant="quiet">
            Edit<span className="sr-only"> {outlet.name}</span>
          </Button>
        }
        title={outlet.name}
      >
        <ActionForm action={update} submit="Save" onSuccess={() => setEditing(false)}>
          <TextInput label="Name" name="name" defaultValue={outlet.name} required maxLength={200} />
          <TextArea
            label="Other names"
            hint="One on each line: other spellings, and hosts of its web addresses such as example.org."
            name="aliases"
            defaultValue={outlet.aliases.join("\n")}
          />
        </ActionForm>
      </Dialog>
      {others.length > 0 && (
        <ConfirmDialog
          trigger={
            <Button size="small" variant="quiet">
              <span>
                Merge<span className="sr-only"> {outlet.name}</span>…
              </span>
            </Button>
          }
          title={`Make “${outlet.name}” a part of another outlet?`}
          confirm="Merge the outlets"
          action={merge}
        >
          <Select label="The outlet that stays" name="into" required defaultValue="">
            <option value="" disabled>
              Choose an outlet
            </option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <p>
            Its {outlet.articles} articles move there, and “{outlet.name}” becomes another name of
            that outlet. This cannot be taken back.
          </p>
        </ConfirmDialog>
      )}
    </span>
  );
}
