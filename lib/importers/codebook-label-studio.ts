import type { FoundFrame } from "@/lib/domain/codebook/fit";
import { AppError } from "@/lib/domain/errors";
import type { BookForm } from "@/lib/domain/export/codebook-json";
import { readLabelingConfig } from "./interchange/label-studio-config";

/**
 * The codebook in a labeling configuration of Label Studio: labels of passages are frames,
 * choices and ratings are questions, and so are fields for words about the whole text.
 * Fields for words about a passage are the notes that every tag has here.
 *
 * @throws {AppError} invalid_input for broken XML, or one without labels
 */
export function readCodebookLabelStudio(text: string): { frames: FoundFrame[]; form: BookForm } {
  const { labels, questions } = readLabelingConfig(text);
  if (labels.length === 0) {
    throw new AppError(
      "invalid_input",
      "This labeling configuration has no labels for passages (Labels with a Label in it), so there is no frame in it.",
    );
  }
  const frames = labels.map(({ name, color, hotkey }, ref): FoundFrame => ({
    ...{ ref, parent: null, guid: null, isGroup: false, name },
    ...(color !== null && { color }),
    ...(hotkey !== null && { key: hotkey }),
  }));
  const asked = questions.filter(({ kind, perRegion }) => kind !== "text" || !perRegion);
  return {
    frames,
    form: {
      questions: asked.map(({ name, header, perRegion, kind, options }, at) => ({
        ...{ key: `q${at + 1}`, name, kind, options },
        question: header === name ? "" : header,
        scope: perRegion ? "annotation" : "article",
      })),
      rules: [],
    },
  };
}
