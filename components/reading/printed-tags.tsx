"use client";

import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import type { Annotation } from "@/lib/domain/annotation";
import { quotedPieces } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import { SaidOfTag } from "./tag-remarks";

/** The list of tags that is printed after the article; drawn only while the page is printed. */
export function PrintedTags({
  annotations,
  frames,
}: {
  annotations: readonly Annotation[];
  frames: readonly Frame[];
}) {
  const prints = useSyncExternalStore(subscribe, isPrinting, () => false);
  if (!prints || annotations.length === 0) return null;
  return (
    <section aria-label="List of tags" className="mt-8">
      <h2>Tags ({annotations.length})</h2>
      <ol className="mt-2 list-decimal ps-6 text-sm">
        {annotations.map((annotation) => (
          <li key={annotation.id} className="py-1">
            <strong>
              {frames.find(({ id }) => id === annotation.frameId)?.name ??
                "A frame of an older codebook"}
            </strong>
            : “{quotedPieces(annotation).join(" … ")}”
            <SaidOfTag annotation={annotation} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const isPrinting = () => matchMedia("print").matches;

function subscribe(onChange: () => void): () => void {
  const media = matchMedia("print");
  // The browser takes the page as it is when the event returns.
  const now = () => flushSync(onChange);
  media.addEventListener("change", now);
  return () => media.removeEventListener("change", now);
}
