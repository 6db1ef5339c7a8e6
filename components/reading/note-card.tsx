"use client";

import { useRef } from "react";
import type { Boxes } from "./anchored";
import { placeBeside, usePlaced } from "./anchored";
import type { GlossaryNote } from "@/lib/domain/glossary";

/** What a term of the glossary means, beside it. */
export function NoteCard({ note, boxes }: { note: GlossaryNote; boxes: () => Boxes }) {
  const ref = useRef<HTMLDivElement>(null);
  usePlaced(ref, (element) => placeBeside(element, boxes(), 8));
  return (
    <div ref={ref} role="note" className="reading-note no-print">
      <strong>{note.term}</strong> {note.note}
    </div>
  );
}
