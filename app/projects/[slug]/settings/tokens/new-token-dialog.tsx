"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Select, TextInput } from "@/components/ui/inputs";
import type { TokenScope } from "@/lib/domain/api-token";
import { TOKEN_LIVES, TOKEN_SCOPES } from "@/lib/domain/api-token";
import type { Result } from "@/lib/domain/errors";

interface Made {
  name: string;
  token: string;
}

/** Ask what a program may do, then show its token, once. */
export function NewTokenDialog({
  scopes,
  createApiToken,
}: {
  /** What the member's role allows. */
  scopes: readonly TokenScope[];
  createApiToken: (form: FormData) => Promise<Result<Made>>;
}) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Dialog
      trigger={<Button variant="primary">Make a token</Button>}
      title={made ? "Keep this token" : "Make a token"}
      description={
        made
          ? "Whoever has it can do what it allows, in your name. Keep it as you keep a password."
          : "A program that sends it acts as you in this project, as far as you allow here."
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
            label={`Token “${made.name}”`}
            hint="It is not shown again."
            value={made.token}
          />
          <div>
            <DialogClose>
              <Button>Done</Button>
            </DialogClose>
          </div>
        </>
      ) : (
        <ActionForm
          action={createApiToken}
          submit="Make the token"
          onSuccess={setMade}
          beside={
            <DialogClose>
              <Button variant="quiet">Cancel</Button>
            </DialogClose>
          }
        >
          <TextInput
            label="Name"
            hint="Such as the program or the computer that will use it."
            name="name"
            maxLength={100}
            autoComplete="off"
            required
          />
          <fieldset className="flex min-w-0 flex-col gap-2.5">
            <legend className="mb-2 font-medium">The program may</legend>
            {scopes.map((scope) => (
              <Checkbox
                key={scope}
                name="scope"
                value={scope}
                defaultChecked={scope === "read"}
                label={TOKEN_SCOPES[scope].label}
                hint={TOKEN_SCOPES[scope].hint}
              />
            ))}
          </fieldset>
          <Select label="It works for" name="days" defaultValue="90">
            {TOKEN_LIVES.map((days) => (
              <option key={days} value={days}>
                {days === 365 ? "a year" : `${days} days`}
              </option>
            ))}
          </Select>
        </ActionForm>
      )}
    </Dialog>
  );
}
