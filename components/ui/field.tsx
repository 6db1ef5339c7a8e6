import type { ReactNode } from "react";
import { useId } from "react";

export interface FieldText {
  label: ReactNode;
  /** What to enter, in a sentence; stays visible while typing. */
  hint?: ReactNode;
  /** What is wrong with what was entered, and how to put it right. */
  error?: ReactNode;
}

/** What ties a control to its label, hint and error for assistive technology. */
interface Control {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** A label, a control, and the sentences that belong to it. Side by side, labels and controls stand in line. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  children,
}: FieldText & { optional?: boolean; children: (control: Control) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="flex min-w-0 flex-col gap-1.5 [&>.control]:mt-auto">
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
