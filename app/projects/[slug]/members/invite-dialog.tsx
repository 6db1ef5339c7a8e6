"use client";

import { TextInput } from "@/components/ui/inputs";
import { OnceDialog } from "@/components/ui/once-dialog";
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
  return (
    <OnceDialog
      trigger="Invite a member"
      variant="primary"
      title="Invite a member"
      description="The link you get works once and for two weeks."
      action={createInvitation}
      submit="Make the invitation"
      made={{
        title: "Send this link",
        description:
          "Framewise sends no mail. Send the link yourself, to this person only: whoever opens it first can join.",
        label: ({ email }: Invited) => `Invitation for ${email}`,
        secret: ({ link }: Invited) => link,
      }}
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
    </OnceDialog>
  );
}
