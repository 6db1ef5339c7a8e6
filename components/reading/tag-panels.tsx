"use client";

import type { Frame } from "@/lib/domain/frame";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import { BoundaryHandles } from "./boundary-handles";
import { draggedEdge, movedEdge } from "./caret";
import type { Reading } from "./caret";
import { shortened } from "./gutter";
import { Palette } from "./palette";
import { PlacePalette } from "./place-palette";
import { TagChoices } from "./tag-choices";
import { TagPanel } from "./tag-panel";
import type { TagFields } from "./tag-remarks";
import type { Tag } from "./tags";
import type { Article } from "./use-article";
import type { Passage } from "./use-passage";
import type { Tagging } from "./use-tagging";

interface Surroundings {
  article: Article;
  reading: Reading;
  passage: Passage;
  tagging: Tagging;
  frames: readonly Frame[];
  /** Names by reviewer id, where tags of several are shown. */
  names: Readonly<Record<string, string>> | null;
  editable: boolean;
  /** The tag whose passage is being chosen, where only that can be changed. */
  placed: Tag | null;
  letters: boolean;
  fields: TagFields | undefined;
  help: boolean;
  /** In how many places the selected words stand. */
  places: number;
  onHelp: () => void;
  onCreate: (span: Utf16Span, frame: Frame) => void;
  onTake: (unit: "sentence" | "paragraph") => void;
  onAddPiece: () => void;
  onPlace: (how: "instead" | "further") => void;
  onAll: () => void;
  onSplit: () => void;
  onBack: () => void;
}

/** What floats over the text: the open tag's handles and panel, the palette, the choice among several tags. */
export function TagPanels(around: Surroundings) {
  const { article, reading, passage: at, tagging, frames, names, editable, onBack } = around;
  const { looks, dom } = article;
  const { open, choices, recent, last } = tagging;
  const { passage, boxesOf } = at;
  const { text } = reading;
  const unit = around.letters ? "grapheme" : "word";
  const piece = (edge: "start" | "end") =>
    edge === "start" ? open!.pieces[0]! : open!.pieces.at(-1)!;
  const boxesOfOpen = () => open!.pieces.flatMap((piece) => boxesOf(piece));

  return (
    <>
      {open && (editable || open.id === around.placed?.id) && (
        <BoundaryHandles
          text={text}
          span={open}
          boxes={boxesOfOpen}
          offsetAt={(x, y) => dom().offsetAt(x, y)}
          onDrag={(edge, offset, exact) =>
            tagging.moveEnd(
              edge,
              draggedEdge(reading, piece(edge), edge, offset, exact || around.letters),
              true,
            )
          }
          onRelease={tagging.flush}
          onStep={(edge, direction, exact) =>
            tagging.moveEnd(
              edge,
              movedEdge(reading, piece(edge), edge, direction, exact ? "grapheme" : unit),
              false,
            )
          }
        />
      )}
      {editable && passage && (
        <Palette
          frames={frames}
          recent={recent}
          boxes={() => boxesOf(passage)}
          help={around.help}
          places={around.places}
          lastTag={
            last &&
            `${looks.frameOf(last.annotation.frameId)?.shortName ?? "the last tag"} “${shortened(last.annotation.quote)}”`
          }
          onHelp={around.onHelp}
          onPick={(frame) => around.onCreate(passage, frame)}
          onTake={around.onTake}
          onAddPiece={around.onAddPiece}
          onAll={around.onAll}
          onClose={onBack}
        />
      )}
      {around.placed && passage && (
        <PlacePalette
          boxes={() => boxesOf(passage)}
          onTake={around.onTake}
          onPlace={around.onPlace}
          onClose={onBack}
        />
      )}
      {open?.hasPanel && !passage && (
        <TagPanel
          key={open.id}
          text={text}
          tag={open}
          looks={looks}
          reviewer={names?.[open.annotation.reviewerId]}
          boxes={boxesOfOpen}
          takeFocus={open.byKey}
          editing={
            editable
              ? {
                  frames,
                  recent,
                  fields: around.fields,
                  onFrame: (frame) => tagging.changeFrame(open.annotation, frame),
                  onRemarks: (remarks) => tagging.remark(open.annotation, remarks),
                  onRemovePiece: (piece) => tagging.removePiece(open, piece),
                  onSplit: around.onSplit,
                  onMerge: () => tagging.merge(),
                  onAll: around.onAll,
                  onDelete: () => {
                    tagging.remove(open.annotation);
                    onBack();
                  },
                }
              : null
          }
          onClose={onBack}
        />
      )}
      {choices && (
        <TagChoices
          tags={choices.tags}
          looks={looks}
          reviewerNames={names}
          boxes={() => choices.boxes}
          onPoint={tagging.pointOut}
          onPick={(tag) => tagging.show(tag, true)}
          onClose={onBack}
        />
      )}
    </>
  );
}
