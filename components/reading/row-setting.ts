import type { FrameLooks } from "./frame-looks";
import type { ParagraphStore } from "./paragraph-store";

/** What all rows of one surface share; the same object for as long as nothing in it changes. */
export interface RowSetting {
  readonly surfaceId: string;
  readonly store: ParagraphStore;
  readonly looks: FrameLooks;
  readonly language: string;
  readonly dir: "ltr" | "rtl" | "auto";
  /** Names by reviewer id; set when tags of several reviewers are shown. */
  readonly reviewerNames: Readonly<Record<string, string>> | null;
  readonly editable: boolean;
}
