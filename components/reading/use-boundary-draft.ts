import { useEffect, useEffectEvent, useState } from "react";
import type { Pieces } from "@/lib/domain/text/passages";

/** New ends of a tag that are painted but not yet a change. */
export interface BoundaryDraft {
  readonly id: string;
  readonly pieces: Pieces;
  /** By key: becomes a change when it has rested. By pointer: when it is released. */
  readonly rests: boolean;
}

/** How long the ends must rest after a key before they become one change. */
const REST = 700;

/** Collects the steps of moving a tag's ends, so that all of them are one change to undo and to save. */
export function useBoundaryDraft(commit: (draft: BoundaryDraft) => void) {
  const [draft, setDraft] = useState<BoundaryDraft | null>(null);

  function flush() {
    if (!draft) return;
    setDraft(null);
    commit(draft);
  }

  const afterRest = useEffectEvent(flush);
  useEffect(() => {
    if (!draft?.rests) return;
    const timer = setTimeout(() => afterRest(), REST);
    return () => clearTimeout(timer);
  }, [draft]);

  return { draft, setDraft, flush };
}
