import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import type { Paragraph } from "@/lib/domain/text/paragraphs";
import { OccurrencesDialog } from "./occurrences-dialog";
import { ParagraphDialog } from "./paragraph-dialog";

/** The forms that tag without a selection: one paragraph's words, or every place of some words. */
export function SurfaceDialogs({
  reading,
  frames,
  paragraph,
  repeated,
  frameId,
  onTag,
  onTagAll,
  onClose,
}: {
  reading: { text: string; language: string };
  frames: readonly Frame[];
  /** The paragraph to tag by form, … */
  paragraph: Paragraph | null;
  /** … or the places to tag at once, … */
  repeated: readonly Utf16Span[] | null;
  /** … with this frame, unless another one is chosen. */
  frameId: string | null;
  onTag: (passage: Utf16Span, frame: Frame) => void;
  onTagAll: (passages: readonly Utf16Span[], frame: Frame) => void;
  onClose: () => void;
}) {
  return (
    <>
      {paragraph && (
        <ParagraphDialog
          {...{ reading, paragraph, onClose }}
          frames={taggableFrames(frames)}
          onTag={(passage, frame) => {
            onClose();
            onTag(passage, frame);
          }}
        />
      )}
      {repeated && (
        <OccurrencesDialog
          text={reading.text}
          places={repeated}
          frames={frames}
          initialFrameId={frameId}
          onTag={(passages, frame) => {
            onClose();
            onTagAll(passages, frame);
          }}
          onClose={onClose}
        />
      )}
    </>
  );
}
