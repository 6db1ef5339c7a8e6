"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";
import { RoleChoice } from "./role-choice";

interface Invited {
  email: string;
  link: string;
}

/** Ask for an address and a role, then show the link to pass on, once. */
export function InviteDialog({
  createInvitation,
}: {
  createInvitation: (formData: FormData) => Promise<Result<Invited>>;
}) {
  const [open, setOpen] = useState(false);
  const [invited, setInvited] = useState<Invited | null>(null);
  return (
    <Dialog
      trigger={<Button variant="primary">Invite a member</Button>}
      title={invited ? "Send this link" : "Invite a member"}
      description={
        invited
          ? "Framewise sends no mail. Send the link yourself, to this person only: whoever opens it first can join."
          : "The link you get works once and for two weeks."
      }
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setInvited(null);
      }}
    >
      {invited ? (
        <>
          <CopyField
            label={`Invitation for ${invited.email}`}
            hint="It is not shown again."
            value={invited.link}
          />
          <div>
            <DialogClose>
              <Button>Done</Button>
            </DialogClose>
          </div>
        </>
      ) : (
        <ActionForm
          action={createInvitation}
          submit="Make the invitation"
          onSuccess={setInvited}
          beside={
            <DialogClose>
              <Button variant="quiet">Cancel</Button>
            </DialogClose>
          }
        >
          <TextInput
            label="E-mail address"
            hint="Of the account they have, or will make."
            type="email"
            name="email"
            autoComplete="off"
            required
          />
          <RoleChoice current="reviewer" />
        </ActionForm>
      )}
    </Dialog>
  );
}
