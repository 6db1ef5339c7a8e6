"use client";

import { useState } from "react";
import type { Result } from "@/lib/domain/errors";
import type { Choice, ComparisonDeskProps } from "./comparison";

/** A decision that came too late: somebody else's on the same tags was first. */
export interface LateDecision {
  readonly choice: Choice;
  readonly annotationIds: readonly string[];
  readonly reason: string;
}

export type DeskSettling = ReturnType<typeof useSettling>;

/** The passage that is being chosen, the sending of decisions, and what becomes of one that came too late. */
export function useSettling({ article, settled, settling }: ComparisonDeskProps) {
  /** Of which entry or decision, and what. */
  const [draft, setDraft] = useState<{ of: string; choice: Choice } | null>(null);
  const [late, setLate] = useState<LateDecision | null>(null);

  async function decide(
    choice: Choice,
    annotationIds: readonly string[],
    reason: string,
  ): Promise<Result<void>> {
    if (!settling) throw new RangeError("Nothing is settled here");
    const result = await settling.decide({
      ...{ ...choice, annotationIds, reason },
      textVersion: article.textVersion,
      revision: settled.revision,
    });
    if (result.ok) {
      setDraft(null);
      setLate(null);
    } else if (result.error.code === "conflict") setLate({ choice, annotationIds, reason });
    return result;
  }

  return {
    draft: draft?.choice ?? null,
    /** The entry or decision that the draft belongs to. */
    draftOf: draft?.of ?? null,
    late,
    decide,
    forget: () => setLate(null),
    /** The draft of one entry or decision. */
    draftingOf: (of: string) => ({
      choice: draft?.of === of ? draft.choice : null,
      change: (choice: Choice | null) => setDraft(choice && { of, choice }),
    }),
    place: (place: Pick<Choice, "start" | "end" | "pieces">) =>
      setDraft((draft) => draft && { ...draft, choice: { ...draft.choice, ...place } }),
  };
}
