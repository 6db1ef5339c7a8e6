"use client";

import { Checkbox } from "@/components/ui/choices";
import { Select, TextInput } from "@/components/ui/inputs";
import { OnceDialog } from "@/components/ui/once-dialog";
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
  return (
    <OnceDialog
      trigger="Make a token"
      variant="primary"
      title="Make a token"
      description="A program that sends it acts as you in this project, as far as you allow here."
      action={createApiToken}
      submit="Make the token"
      made={{
        title: "Keep this token",
        description:
          "Whoever has it can do what it allows, in your name. Keep it as you keep a password.",
        label: ({ name }: Made) => `Token “${name}”`,
        secret: ({ token }: Made) => token,
      }}
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
    </OnceDialog>
  );
}
