"use client";

import { Trash2 } from "lucide-react";
import type { MouseEvent } from "react";
import { memo, useId, useMemo, useState } from "react";
import { FrameSwatch } from "@/components/frame-chip";
import type { Annotation, Remarks } from "@/lib/domain/annotation";
import { quotedPieces } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";
import { shortened } from "./gutter";
import { SmallButton } from "./small-button";
import type { TagFields } from "./tag-remarks";
import { SaidOfTag, TagRemarks } from "./tag-remarks";

/** Tags that a long list shows at first. */
const FIRST = 200;

/** What can be changed from the list, without touching the text. */
export interface ListEditing {
  readonly fields: TagFields | undefined;
  onFrame: (annotation: Annotation, frameId: string) => void;
  onRemarks: (annotation: Annotation, remarks: Partial<Remarks>) => void;
  onDelete: (annotation: Annotation) => void;
}

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
  editing: ListEditing | null;
}) {
  /** The tag whose form is open here; one opened in the text has its form there. */
  const [edited, setEdited] = useState<string | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const frameById = useMemo(() => new Map(frames.map((frame) => [frame.id, frame])), [frames]);
  if (annotations.length === 0) {
    return (
      <p className="text-sm text-muted">
        {editing
          ? "No tags yet. Select words in the article and choose their frame."
          : "No tags in this article."}
      </p>
    );
  }

  function onClick({ target }: MouseEvent) {
    const id = (target as Element).closest<HTMLElement>("[data-list-tag]")?.dataset.listTag;
    if (id === undefined) return;
    const closes = activeIds.includes(id) && edited === id;
    setEdited(closes ? null : id);
    onActivate(closes ? [] : [id]);
  }

  const drawn = showsAll
    ? annotations
    : annotations.filter(({ id }, i) => i < FIRST || activeIds.includes(id));
  const left = annotations.length - drawn.length;
  return (
    <>
      <ol className="flex flex-col gap-1" onClick={onClick}>
        {drawn.map((annotation) => {
          const active = activeIds.includes(annotation.id);
          return (
            <li key={annotation.id} className={`rounded-md ${active ? "bg-accent-soft" : ""}`}>
              <Item
                annotation={annotation}
                frame={frameById.get(annotation.frameId)}
                active={active}
              />
              {active && edited === annotation.id && editing && (
                <Editor annotation={annotation} frames={frames} editing={editing} />
              )}
            </li>
          );
        })}
      </ol>
      {left > 0 && (
        <SmallButton onClick={() => setShowsAll(true)}>Show the other {left} tags</SmallButton>
      )}
    </>
  );
}

const Item = memo(function Item({
  annotation,
  frame,
  active,
}: {
  annotation: Annotation;
  frame: Frame | undefined;
  active: boolean;
}) {
  return (
    <button
      type="button"
      aria-pressed={active}
      title="Show in the text"
      data-list-tag={annotation.id}
      className="flex w-full gap-2.5 rounded-md px-2 py-1.5 text-start hover:bg-accent-soft"
    >
      <span className="mt-1.5">
        <FrameSwatch color={frame?.color ?? "grey"} pattern={frame?.pattern ?? "solid"} />
      </span>
      <span className="min-w-0 text-sm">
        <span className="block font-medium">{frame?.name ?? "A frame of an older codebook"}</span>
        <span className="line-clamp-2 font-serif text-muted">
          {annotation.quote === ""
            ? "Its words are looked up in the corrected text."
            : `“${quotedPieces(annotation).map(shortened).join(" … ")}”`}
        </span>
        <SaidOfTag annotation={annotation} />
      </span>
    </button>
  );
});

function Editor({
  annotation,
  frames,
  editing,
}: {
  annotation: Annotation;
  frames: readonly Frame[];
  editing: ListEditing;
}) {
  const id = useId();
  const choices = taggableFrames(frames);
  return (
    <div className="flex flex-col gap-3 px-2 pb-2 text-sm">
      <div className="flex flex-col gap-1">
        <label htmlFor={id}>Frame</label>
        <select
          id={id}
          className="control"
          value={annotation.frameId}
          onChange={(event) => editing.onFrame(annotation, event.target.value)}
        >
          {choices.every((choice) => choice.id !== annotation.frameId) && (
            <option value={annotation.frameId}>A frame of an older codebook</option>
          )}
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </select>
      </div>
      <TagRemarks
        annotation={annotation}
        fields={editing.fields}
        onChange={(remarks) => editing.onRemarks(annotation, remarks)}
      />
      <button
        type="button"
        className="inline-flex min-h-8 items-center gap-1.5 self-start rounded-md px-2 text-danger hover:bg-danger-soft pointer-coarse:min-h-11"
        onClick={() => editing.onDelete(annotation)}
      >
        <Trash2 aria-hidden size={15} /> Delete tag
      </button>
    </div>
  );
}
