"use client";

import type { ReactNode } from "react";
import { useActionState } from "react";
import type { Result } from "@/lib/domain/errors";
import { FormError } from "./form-error";
import { SubmitButton } from "./submit-button";

/**
 * A form for the pages that let people in: works without JavaScript too, where
 * `ActionForm` needs it. It leads to another page, or says why it was refused.
 */
export function PlainForm({
  action,
  submit,
  children,
}: {
  action: (before: Result<null> | null, formData: FormData) => Promise<Result<null>>;
  /** The words on the button: what happens. */
  submit: ReactNode;
  children?: ReactNode;
}) {
  const [result, send] = useActionState(action, null);
  return (
    <form
      action={send}
      className="flex flex-col gap-5"
      // React empties a form after its action; what was refused is to be corrected, not typed again.
      onReset={(event) => event.preventDefault()}
    >
      {children}
      <FormError>{result?.ok === false && result.error.message}</FormError>
      <div>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </form>
  );
}
