"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { Role } from "@/lib/domain/access";
import type { Result } from "@/lib/domain/errors";
import { RoleChoice } from "./role-choice";

export function RoleDialog({
  name,
  role,
  changeRole,
}: {
  name: string;
  role: Role;
  changeRole: (formData: FormData) => Promise<Result<null>>;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={
        <Button size="small" aria-label={`Change the role of ${name}`}>
          Change role
        </Button>
      }
      title={`The role of ${name}`}
      description="Takes effect at once. What they tagged stays as it is."
      open={open}
      onOpenChange={setOpen}
    >
      <ActionForm
        action={changeRole}
        submit="Save the role"
        onSuccess={() => setOpen(false)}
        beside={
          <DialogClose>
            <Button variant="quiet">Cancel</Button>
          </DialogClose>
        }
      >
        <RoleChoice current={role} />
      </ActionForm>
    </Dialog>
  );
}
