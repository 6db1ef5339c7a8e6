"use client";

import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "./button";
import type { FieldText } from "./field";
import { Field } from "./field";

/** A text to pass on, such as an invitation's address, and a button that copies it. */
export function CopyField({ value, ...text }: FieldText & { value: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<"copied" | "select" | null>(null);

  async function copy() {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setOutcome("copied");
    } catch {
      setOutcome("select"); // browsers copy for us over https and on localhost only
    }
  }

  return (
    <div className="flex flex-col gap-1.5">
      <Field {...text}>
        {(control) => (
          <div className="flex gap-2">
            <input
              {...control}
              ref={input}
              readOnly
              value={value}
              onFocus={(event) => event.target.select()}
              className="control min-w-0 font-mono text-sm"
            />
            <Button onClick={copy}>
              {outcome === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
              Copy
            </Button>
          </div>
        )}
      </Field>
      <p role="status" className="text-sm text-muted empty:hidden">
        {outcome === "copied" && "Copied."}
        {outcome === "select" && "The text is selected: copy it with Ctrl + C or ⌘ + C."}
      </p>
    </div>
  );
}
