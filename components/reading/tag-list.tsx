"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { FrameSwatch } from "@/components/frame-chip";
import type { Annotation } from "@/lib/domain/annotation";
import { LONGEST_MEMO } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import { shortened } from "./gutter";

/**
 * All tags of an article, in order: to read, to find in the text, and to change
 * without touching the text. A full alternative to the marks in it.
 */
export function TagList({
  annotations,
  frames,
  activeIds,
  onActivate,
  editing,
}: {
  annotations: readonly Annotation[];
  frames: readonly Frame[];
  activeIds: readonly string[];
  onActivate: (ids: readonly string[]) => void;
  editing: {
    onFrame: (annotation: Annotation, frameId: string) => void;
    onMemo: (annotation: Annotation, memo: string) => void;
    onDelete: (annotation: Annotation) => void;
  } | null;
}) {
  /** The tag whose form is open here; one opened in the text has its form there. */
  const [edited, setEdited] = useState<string | null>(null);
  if (annotations.length === 0) {
    return (
      <p className="text-sm text-muted">
        {editing
          ? "No tags yet. Select words in the article and choose their frame."
          : "No tags in this article."}
      </p>
    );
  }
  return (
    <ol className="flex flex-col gap-1">
      {annotations.map((annotation) => {
        const { id, quote, memo } = annotation;
        const frame = frames.find((frame) => frame.id === annotation.frameId);
        const name = frame?.name ?? "A frame of an older codebook";
        const active = activeIds.includes(id);
        return (
          <li key={id} className={`rounded-md ${active ? "bg-accent-soft" : ""}`}>
            <button
              type="button"
              aria-pressed={active}
              title="Show in the text"
              className="flex w-full gap-2.5 rounded-md px-2 py-1.5 text-start hover:bg-accent-soft"
              onClick={() => {
                const closes = active && edited === id;
                setEdited(closes ? null : id);
                onActivate(closes ? [] : [id]);
              }}
            >
              <span className="mt-1.5">
                <FrameSwatch color={frame?.color ?? "grey"} pattern={frame?.pattern ?? "solid"} />
              </span>
              <span className="min-w-0 text-sm">
                <span className="block font-medium">{name}</span>
                <span className="line-clamp-2 font-serif text-muted">“{shortened(quote)}”</span>
                {memo && <span className="block text-muted">✎ {memo}</span>}
              </span>
            </button>
            {active && edited === id && editing && (
              <div className="flex flex-col gap-2 px-2 pb-2 text-sm">
                <label className="flex flex-col gap-1">
                  Frame
                  <select
                    className="control"
                    value={annotation.frameId}
                    onChange={(event) => editing.onFrame(annotation, event.target.value)}
                  >
                    {!frame && <option value={annotation.frameId}>{name}</option>}
                    {frames.map((option) => (
                      <option key={option.id} value={option.id}>
                        {option.name}
                      </option>
                    ))}
                  </select>
                </label>
                <label className="flex flex-col gap-1">
                  Note
                  <textarea
                    key={memo}
                    rows={2}
                    maxLength={LONGEST_MEMO}
                    className="control"
                    defaultValue={memo}
                    onBlur={(event) => {
                      if (event.target.value !== memo)
                        editing.onMemo(annotation, event.target.value);
                    }}
                  />
                </label>
                <button
                  type="button"
                  className="inline-flex min-h-8 items-center gap-1.5 self-start rounded-md px-2 text-danger hover:bg-danger-soft pointer-coarse:min-h-11"
                  onClick={() => editing.onDelete(annotation)}
                >
                  <Trash2 aria-hidden size={15} /> Delete tag
                </button>
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
