import type { ComponentProps } from "react";
import type { FieldText } from "./field";
import { Field } from "./field";

type WithField<Tag extends "input" | "textarea" | "select"> = FieldText &
  Omit<ComponentProps<Tag>, "id">;

/** One line of text, a number, a date, a password, a file. */
export function TextInput({ label, hint, error, className, ...input }: WithField<"input">) {
  return (
    <Field label={label} hint={hint} error={error} optional={isOptional(input)}>
      {(control) => <input type="text" {...input} {...control} className={join(className)} />}
    </Field>
  );
}

/** Several lines; grows with what is written where the browser can. */
export function TextArea({ label, hint, error, className, ...area }: WithField<"textarea">) {
  return (
    <Field label={label} hint={hint} error={error} optional={isOptional(area)}>
      {(control) => (
        <textarea
          rows={4}
          {...area}
          {...control}
          className={join(className, "field-sizing-content min-h-24 resize-y")}
        />
      )}
    </Field>
  );
}

/** One of a few; the browser's own list, which phones and screen readers know best. */
export function Select({ label, hint, error, className, ...select }: WithField<"select">) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <select {...select} {...control} className={join(className)} />}
    </Field>
  );
}

/** Whether a person may leave it empty, which is only worth saying where they may fill it in. */
function isOptional({
  required,
  readOnly,
  disabled,
}: Pick<ComponentProps<"input">, "required" | "readOnly" | "disabled">) {
  return !required && !readOnly && !disabled;
}

function join(...more: (string | undefined)[]) {
  return ["control", ...more].filter(Boolean).join(" ");
}
