import type { AttributeRole, Option } from "../../attribute";
import type { FoundFrame } from "../fit";

/** A question that a template asks beside the built-in ones. */
export interface TemplateQuestion {
  readonly scope: "annotation" | "article";
  /** The `ref` of the frame whose tags it is asked of; null: of all, or of the article. */
  readonly frame: number | null;
  readonly name: string;
  readonly question: string;
  readonly kind: "single" | "multiple" | "scale" | "text";
  readonly options: readonly Option[];
  readonly required: boolean;
}

/** A codebook to start from, with its article form. */
export interface Template {
  readonly name: string;
  /** What it is for, in a sentence or two. */
  readonly description: string;
  readonly frames: readonly FoundFrame[];
  /** The questions that statistics know (lib/domain/built-in-questions.ts). */
  readonly builtIns: readonly AttributeRole[];
  readonly questions: readonly TemplateQuestion[];
  /** Kinds of rules (lib/domain/article-form.ts). */
  readonly rules: readonly TemplateRule[];
}

export type TemplateRule = "primary-frame-tagged" | "headline-frame-tagged" | "irrelevant-untagged";

type Words = Pick<FoundFrame, "name"> & Partial<Omit<FoundFrame, "ref" | "parent" | "guid">>;

/** Frames one after the other at the top; or, with a group before them, all under it. */
export function framesOf(words: readonly Words[], group?: Words): FoundFrame[] {
  const list = group ? [{ ...group, isGroup: true }, ...words] : words;
  return list.map((frame, ref) => ({
    isGroup: false,
    ...frame,
    ref,
    guid: null,
    parent: group && ref > 0 ? 0 : null,
  }));
}
