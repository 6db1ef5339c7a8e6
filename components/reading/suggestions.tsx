"use client";

import { useMemo, useState } from "react";
import { FrameChip } from "@/components/frame-chip";
import { FormError } from "@/components/ui/form-error";
import type { Annotation } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import { overlap } from "@/lib/domain/span";
import type { Suggestion } from "@/lib/domain/suggestions/suggest";
import { offsetIndex } from "@/lib/domain/text/offsets";
import { SmallButton } from "./small-button";

/**
 * Passages that might be tagged, shown only when the reviewer asks. Each is to be
 * looked at in the text first; tagging it is the reviewer's own act. What is tagged
 * goes from the list.
 */
export function Suggestions({
  url,
  text,
  frames,
  annotations,
  onShow,
  onTag,
}: {
  /** Where they are asked for. */
  url: string;
  text: string;
  frames: readonly Frame[];
  annotations: readonly Annotation[];
  onShow: (passage: Suggestion) => void;
  onTag: (passage: Suggestion) => void;
}) {
  const index = useMemo(() => offsetIndex(text), [text]);
  const [found, setFound] = useState<readonly Suggestion[] | null>(null);
  const [dismissed, setDismissed] = useState<ReadonlySet<Suggestion>>(new Set());
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function request() {
    setAsking(true);
    const answer = await ask(url);
    setAsking(false);
    if ("error" in answer) return setError(answer.error);
    setError(null);
    setFound(answer.suggestions);
  }

  const isTagged = (passage: Suggestion) =>
    annotations.some((tag) => tag.frameId === passage.frameId && overlap(tag, passage) > 0);
  const open = found?.filter((passage) => !dismissed.has(passage) && !isTagged(passage));
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p className="text-muted">
        Read the article first. What you are shown here is written down with your tags.
      </p>
      <div>
        <SmallButton onClick={() => void request()} disabled={asking}>
          {asking ? "Looking…" : found ? "Look again" : "Suggest passages"}
        </SmallButton>
      </div>
      <FormError>{error}</FormError>
      <div aria-live="polite">
        {open?.length === 0 && <p className="text-muted">Nothing more to suggest here.</p>}
      </div>
      <ul className="flex flex-col gap-3">
        {open?.map((passage) => {
          const frame = frames.find(({ id }) => id === passage.frameId);
          if (!frame) return null;
          return (
            <li
              key={`${passage.frameId} ${passage.start}`}
              className="flex flex-col gap-1.5 rounded-md border border-line p-2.5"
            >
              <FrameChip frame={frame} />
              <p className="line-clamp-4 font-serif">{index.slice(passage)}</p>
              <p className="text-muted">
                {passage.basis === "phrase"
                  ? "Holds a phrase that the lead named"
                  : "Like passages that were tagged before"}
              </p>
              <div className="-ml-2 flex flex-wrap">
                <SmallButton onClick={() => onShow(passage)}>Show in the text</SmallButton>
                <SmallButton onClick={() => onTag(passage)}>Tag it</SmallButton>
                <SmallButton onClick={() => setDismissed(new Set([...dismissed, passage]))}>
                  Not this
                </SmallButton>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

async function ask(
  url: string,
): Promise<{ suggestions: readonly Suggestion[] } | { error: string }> {
  try {
    const response = await fetch(url, { method: "POST" });
    const body = (await response.json()) as
      { suggestions: readonly Suggestion[] } | { error: { message: string } };
    return "error" in body ? { error: body.error.message } : body;
  } catch {
    return { error: "The server could not be reached. Your tags are kept; ask again later." };
  }
}
