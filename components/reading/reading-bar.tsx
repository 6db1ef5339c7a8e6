"use client";

import { CaseSensitive, Keyboard, Redo2, Search, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";
import { SmallButton } from "./small-button";

/** What can be done with the article as a whole. */
export function ReadingBar({
  lanes,
  frames,
  shownFrameId,
  letters,
  takesArrows,
  onFrame,
  onLetters,
  onTakesArrows,
  onFind,
  onUndo,
  onRedo,
  onKeys,
  children,
}: {
  /** Comparing: whose each line is, from the top. */
  lanes: readonly string[] | null;
  frames: readonly Frame[];
  /** The only frame whose tags are drawn; null for all. */
  shownFrameId: string | null;
  letters: boolean;
  takesArrows: boolean;
  onFrame: (id: string | null) => void;
  /** Left out where nothing can be tagged; so are undo and redo. */
  onLetters: (() => void) | undefined;
  onTakesArrows: () => void;
  onFind: () => void;
  onUndo: (() => void) | undefined;
  onRedo: (() => void) | undefined;
  onKeys: () => void;
  children: ReactNode;
}) {
  return (
    <div role="toolbar" aria-label="Reading" className="no-print reading-bar">
      {lanes && (
        <p className="me-auto text-sm text-muted">Lines, from the top: {lanes.join(", ")}</p>
      )}
      <SmallButton
        aria-pressed={takesArrows}
        className="not-focus-visible:sr-only"
        onClick={onTakesArrows}
      >
        Screen reader: let the article take the arrow keys
      </SmallButton>
      {frames.length > 1 && (
        <select
          aria-label="Show the tags of"
          className="reading-filter"
          value={shownFrameId ?? ""}
          onChange={(event) => onFrame(event.target.value || null)}
        >
          <option value="">All frames</option>
          {taggableFrames(frames).map(({ id, name }) => (
            <option key={id} value={id}>
              Only {name}
            </option>
          ))}
        </select>
      )}
      {onLetters && (
        <SmallButton
          aria-pressed={letters}
          aria-label="Select exact letters"
          title="Select exact letters instead of whole words"
          className="aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
          onClick={onLetters}
        >
          <CaseSensitive aria-hidden size={18} />
        </SmallButton>
      )}
      {onUndo && (
        <SmallButton aria-label="Undo" title="Undo" onClick={onUndo}>
          <Undo2 aria-hidden size={16} />
        </SmallButton>
      )}
      {onRedo && (
        <SmallButton aria-label="Redo" title="Redo" onClick={onRedo}>
          <Redo2 aria-hidden size={16} />
        </SmallButton>
      )}
      {children}
      <SmallButton aria-label="Find" title="Find in the article" onClick={onFind}>
        <Search aria-hidden size={16} />
      </SmallButton>
      <SmallButton aria-label="Keys" aria-keyshortcuts="?" onClick={onKeys}>
        <Keyboard aria-hidden size={16} /> <span className="max-sm:hidden">Keys</span>
      </SmallButton>
    </div>
  );
}
