"use client";

import { unstable_rethrow } from "next/navigation";
import type { ComponentProps, ReactNode } from "react";
import { useActionState, useRef } from "react";
import type { Result } from "@/lib/domain/errors";
import type { ButtonVariant } from "./button";
import { FormError } from "./form-error";
import { Notice } from "./notice";
import { SubmitButton } from "./submit-button";

interface ActionFormProps<T> {
  action: (formData: FormData) => Promise<Result<T>>;
  /** The words on the button: what happens. */
  submit: ReactNode;
  variant?: ButtonVariant;
  size?: ComponentProps<typeof SubmitButton>["size"];
  /** Said after it worked, when the person stays on the page. */
  success?: ReactNode;
  onSuccess?: (value: T) => void;
  /** What stands beside the button, such as a way back. */
  beside?: ReactNode;
  /** `row`: fields and button on one line where there is room. */
  layout?: "column" | "row";
  /** Empty the form after it worked, for adding one after another. */
  clears?: boolean;
  children?: ReactNode;
}

/**
 * A form that runs a server action. Shows that it is under way, why it was
 * refused, or that it worked. What the person entered stays when it was refused.
 */
export function ActionForm<T>({
  action,
  submit,
  variant = "primary",
  size,
  success,
  onSuccess,
  beside,
  layout = "column",
  clears = false,
  children,
}: ActionFormProps<T>) {
  const refused = useRef(false);
  const [result, send] = useActionState<Result<T> | null, FormData>(async (_before, formData) => {
    const answer = await attempt(() => action(formData));
    refused.current = !answer.ok;
    if (answer.ok) onSuccess?.(answer.value);
    return answer;
  }, null);

  return (
    <form
      action={send}
      className="flex flex-col gap-5"
      onReset={(event) => {
        // React empties a form after its action, also when the action was refused.
        if (refused.current || !clears) event.preventDefault();
      }}
    >
      <div
        className={
          layout === "row"
            ? "flex flex-col gap-4 sm:flex-row sm:items-end sm:*:flex-1 sm:[&>:last-child]:flex-none"
            : "contents"
        }
      >
        {children}
        {layout === "row" && (
          <SubmitButton variant={variant} size={size}>
            {submit}
          </SubmitButton>
        )}
      </div>
      <FormError>{result?.ok === false && result.error.message}</FormError>
      <div role="status" className="empty:absolute">
        {result?.ok && success && <Notice tone="success">{success}</Notice>}
      </div>
      {layout === "column" && (
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton variant={variant} size={size}>
            {submit}
          </SubmitButton>
          {beside}
        </div>
      )}
    </form>
  );
}

/** Run an action; a server that cannot be reached is an error sentence, not an error page. */
async function attempt<T>(action: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await action();
  } catch (error) {
    unstable_rethrow(error); // a redirect travels as an exception
    return {
      ok: false,
      error: {
        code: "unexpected",
        message: "The server could not be reached. Check your connection and try again.",
      },
    };
  }
}
