import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";

const BOX = "mt-[0.2em] size-4.5 shrink-0 accent-accent pointer-coarse:size-5.5";

/** One thing to agree to or to switch on. */
export function Checkbox({
  label,
  hint,
  ...input
}: { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<"input">, "id" | "type">) {
  const id = useId();
  return (
    <div className="flex gap-2.5">
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={BOX}
      />
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

interface Option {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** One of a few, all in view, each with room for a sentence of explanation. */
export function RadioGroup({
  legend,
  name,
  options,
  defaultValue,
  required,
}: {
  legend: ReactNode;
  name: string;
  options: readonly Option[];
  defaultValue?: string;
  required?: boolean;
}) {
  const id = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-2.5">
      <legend className="mb-2 font-medium">{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <div key={value} className="flex gap-2.5">
          <input
            id={`${id}-${value}`}
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === defaultValue}
            required={required}
            aria-describedby={hint ? `${id}-${value}-hint` : undefined}
            className={BOX}
          />
          <div className="min-w-0">
            <label htmlFor={`${id}-${value}`}>{label}</label>
            {hint && (
              <p id={`${id}-${value}-hint`} className="text-sm text-muted">
                {hint}
              </p>
            )}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
