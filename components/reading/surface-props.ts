import type { ReactNode } from "react";
import type { Annotation, AnnotationMutation } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import type { GlossaryNote } from "@/lib/domain/glossary";
import type { ReadingSettings } from "@/lib/domain/reading-settings";
import type { Span } from "@/lib/domain/span";
import type { Zone } from "@/lib/domain/zones";
import type { KeySection } from "./key-words";
import type { Placing } from "./placing";
import type { DeskAction } from "./run-command";
import type { TagFields } from "./tag-remarks";

/** What a reading surface shows, and whom it tells what is done there. */
export interface ReadingSurfaceProps {
  /** The frozen text. Give the element a `key` of its own for each article. */
  text: string;
  zones: readonly Zone[];
  /** BCP 47. */
  language: string;
  dir?: "ltr" | "rtl" | "auto";
  frames: readonly Frame[];
  annotations: readonly Annotation[];
  /** Names by reviewer id. Shown where tags of several reviewers are. */
  reviewerNames: Readonly<Record<string, string>>;
  /** `code`: one reviewer tags. `read`: one reviewer's tags to look at. `compare`: one lane per reviewer. */
  mode: "code" | "read" | "compare";
  /** Comparing: the reviewer ids to show, in order of their lanes (at most 6). */
  lanes?: readonly string[];
  /** Makes `code` look but not touch, for a submitted assignment. */
  readOnly?: boolean;
  /** The tags that are pointed out; leave out to let the surface keep track itself. */
  activeIds?: readonly string[];
  onActivate?: (ids: readonly string[]) => void;
  /** Comparing: the one tag whose passage is being chosen, by handles, keys or a selection. */
  placing?: Placing | null;
  /** More keys for the sheet of all keys: what lies around the surface. */
  moreKeys?: readonly KeySection[];
  /** One step of the reviewer's: to show at once and to save. */
  onChange?: (mutations: readonly AnnotationMutation[]) => void;
  onUndo?: () => void;
  onRedo?: () => void;
  settings?: ReadingSettings;
  glossary?: readonly GlossaryNote[];
  /** The codebook's questions on a tag. */
  tagFields?: TagFields;
  /** A passage (code points) to look at; a new object brings it into view again. */
  pointed?: Span | null;
  /** More buttons for the bar above the article. */
  bar?: ReactNode;
  /** A key asked for something that lies around the surface. */
  onDeskAction?: (action: DeskAction) => void;
}
