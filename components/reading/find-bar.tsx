"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useEffect, useRef } from "react";
import { SmallButton } from "./small-button";
import type { Find } from "./use-find";

/** Find words in the article. Enter goes to the next place, with Shift to the one before; Escape closes. */
export function FindBar({ find, onClose }: { find: Find; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const { words, places, at } = find;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" || event.key === "F3") find.step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
  }

  return (
    <div role="search" className="reading-find no-print" onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="search"
        aria-label="Find in the article"
        placeholder="Find in the article…"
        className="control"
        value={words}
        onChange={(event) => find.look(event.target.value)}
      />
      <p role="status" className="min-w-16 text-sm whitespace-nowrap text-muted">
        {words.trim() === ""
          ? ""
          : places.length === 0
            ? "Not found"
            : `${at + 1} of ${places.length}`}
      </p>
      <SmallButton aria-label="Place before" onClick={() => find.step(-1)}>
        <ChevronUp aria-hidden size={16} />
      </SmallButton>
      <SmallButton aria-label="Next place" onClick={() => find.step(1)}>
        <ChevronDown aria-hidden size={16} />
      </SmallButton>
      <SmallButton aria-label="Close finding" onClick={onClose}>
        <X aria-hidden size={16} />
      </SmallButton>
    </div>
  );
}
