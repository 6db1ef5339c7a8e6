import type { ReactNode } from "react";
import { useState } from "react";
import { CopyButton } from "./copy-button";

/** As many are listed; all are copied. */
const MOST_LISTED = 200;

/** What is not saved, in words: to read, and to copy in case it can never be. */
export function UnsentList({
  words,
  children,
}: {
  /** Asked for when somebody wants to see them: there can be thousands. */
  words: () => readonly string[];
  /** What else can be done about it. */
  children?: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const said = isOpen ? words() : [];
  return (
    <details className="text-sm" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="pointer-coarse:py-2">Show what is not saved</summary>
      <ul
        tabIndex={0}
        aria-label="Not saved"
        className="my-2 flex max-h-60 flex-col gap-1 overflow-y-auto rounded-md bg-surface px-3 py-2 wrap-anywhere"
      >
        {said.slice(0, MOST_LISTED).map((one, at) => (
          <li key={at}>{one}</li>
        ))}
        {said.length > MOST_LISTED && <li>and {said.length - MOST_LISTED} more</li>}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton words={said.join("\n")} />
        {children}
      </div>
    </details>
  );
}
