"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Copies some words. Where a browser does not let pages copy (plain http), it says how to do it by hand. */
export function CopyButton({ words }: { words: string }) {
  const [outcome, setOutcome] = useState<"copied" | "by hand" | null>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(words);
      setOutcome("copied");
    } catch {
      setOutcome("by hand");
    }
  }

  return (
    <>
      <Button size="small" onClick={copy}>
        Copy the words
      </Button>
      <span role="status" className="self-center text-muted empty:hidden">
        {outcome === "copied" && "Copied."}
        {outcome === "by hand" && "Click the words and copy them with Ctrl + C or ⌘ + C."}
      </span>
    </>
  );
}
