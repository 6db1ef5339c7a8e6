import type { Utf16Span } from "@/lib/domain/text/offsets";
import { unitFrom } from "@/lib/domain/text/movement";
import { paragraphAt } from "@/lib/domain/text/paragraphs";
import type { Reading, Selected } from "./caret";
import { moved, movedEdge, movedTo, passageOf, takeUnit } from "./caret";
import type { Command } from "./keys";
import type { Tag } from "./tags";
import type { Article } from "./use-article";
import type { Passage } from "./use-passage";
import type { Speech } from "./use-status";
import type { Tagging } from "./use-tagging";
import { lineAway } from "./viewport";

interface Surroundings {
  article: Article;
  reading: Reading;
  passage: Passage;
  tagging: Tagging;
  speech: Speech;
  editable: boolean;
  /** The tag whose passage is being chosen, where only that can be changed. */
  placed: Tag | null;
  onUndo: (() => void) | undefined;
  onRedo: (() => void) | undefined;
  onBack: () => void;
  /** What concerns the page around the tags. */
  onAction: (action: SurfaceAction) => void;
  onFound: (direction: 1 | -1) => void;
  onDialog: (paragraph: number) => void;
}

export type SurfaceAction =
  "help" | "codebook" | "find" | "letters" | "occurrences" | "filter" | DeskAction;

/** What the page around the surface does. */
export type DeskAction = "history" | "focusMode" | "nextArticle";

/** What each key of the article does. */
export function runCommand(command: Command, around: Surroundings): void {
  const { article, reading, passage: at, tagging, speech, editable } = around;
  const { paragraphs, tags } = article;
  const { open } = tagging;
  const from = at.here();

  switch (command.kind) {
    case "move":
      return move(command);
    case "line":
      return moveLine(command);
    case "take":
      if (from) go(takeUnit(reading, from, command.unit, command.extend));
      return;
    case "boundary":
      return moveBoundary(command);
    case "frame":
      return pickFrame(command);
    case "tag":
      return nextTag(command.direction);
    case "open":
      return openHere();
    case "delete":
      return deleteHere();
    case "undo":
      tagging.flush();
      if (editable) around.onUndo?.();
      return;
    case "redo":
      if (editable) around.onRedo?.();
      return;
    case "back":
      return around.onBack();
    case "addPiece":
      return addPiece();
    case "split":
      if (editable) tagging.split(at.selected?.focus.start ?? null);
      return;
    case "merge":
      if (editable) tagging.merge();
      return;
    case "found":
      return around.onFound(command.direction);
    case "dialog":
      if (editable && from) around.onDialog(paragraphAt(paragraphs, from.focus.start).index);
      return;
    case "help":
    case "codebook":
    case "find":
    case "letters":
    case "occurrences":
    case "filter":
    case "history":
    case "focusMode":
    case "nextArticle":
      return around.onAction(command.kind);
  }

  function go(next: Selected | null) {
    tagging.setJustTagged(null);
    at.select(next);
  }

  function move({ unit, direction, extend }: Extract<Command, { kind: "move" }>) {
    if (!from) return;
    if (from !== at.selected && !extend) return go(from);
    // Left and right are meant as seen, also where the text runs from right to left.
    const index = paragraphAt(paragraphs, from.focus.start).index;
    const rtl = getComputedStyle(article.dom().paragraphElement(index)).direction === "rtl";
    go(moved(reading, from, unit, (rtl ? -direction : direction) as 1 | -1, extend));
  }

  function moveLine({ direction, extend }: Extract<Command, { kind: "line" }>) {
    const focus = from && lineAway(reading, article.dom(), from.focus, direction);
    if (focus) go(movedTo(from, focus, extend));
  }

  function moveBoundary({ edge, direction, unit }: Extract<Command, { kind: "boundary" }>) {
    if (!editable && !around.placed) return;
    const movable = open && (editable || open.id === around.placed?.id);
    const piece = movable && (edge === "start" ? open.pieces[0]! : open.pieces.at(-1)!);
    if (piece) tagging.moveEnd(edge, movedEdge(reading, piece, edge, direction, unit), false);
    else if (at.passage) {
      const span: Utf16Span | null = movedEdge(reading, at.passage, edge, direction, unit);
      if (span) go(passageOf(reading, span));
    }
  }

  function pickFrame({ frame }: Extract<Command, { kind: "frame" }>) {
    const { passage } = at;
    if (passage) {
      at.deselect();
      tagging.create(passage, frame);
    } else if (open) tagging.changeFrame(open.annotation, frame);
    else if (tagging.justTagged) tagging.create(tagging.justTagged, frame);
    else speech.hint("Select the words first: drag, Shift + arrows, or S for the sentence.");
  }

  function addPiece() {
    const { placed } = around;
    if (!editable && !placed) return;
    const { passage } = at;
    if (!passage) return speech.hint("Select the further words first, then add them.");
    at.deselect();
    if (placed) tagging.place(placed, passage, "further");
    else tagging.addPiece(passage);
  }

  function nextTag(direction: 1 | -1) {
    const start = open?.start ?? from?.focus.start ?? 0;
    const i = open ? tags.findIndex(({ id }) => id === open.id) : -1;
    const found =
      i !== -1
        ? tags[i + direction]
        : direction === 1
          ? tags.find((tag) => tag.start >= start)
          : tags.findLast((tag) => tag.start < start);
    if (!found) {
      speech.hint(direction === 1 ? "No further tag." : "No tag before this one.");
      return;
    }
    tagging.show(found, false);
    at.setCaret(unitFrom(reading.text, found.start, "word", reading.language));
  }

  function tagsHere(): Tag[] {
    const focus = at.selected?.focus;
    if (!focus) return [];
    return tags
      .filter(({ pieces }) =>
        pieces.some(({ start, end }) => start < focus.end && end > focus.start),
      )
      .sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  function openHere() {
    const found = open ? [open] : tagsHere();
    if (found.length === 0) speech.hint("No tag here. N goes to the next one.");
    else if (found.length === 1) tagging.show(found[0]!, true);
    else tagging.showOneOf(found, at.boxesOf(at.selected!.focus));
  }

  function deleteHere() {
    if (!editable) return;
    const found = open ? [open] : tagsHere();
    if (found.length === 1) tagging.remove(found[0]!.annotation);
    else openHere();
  }
}
