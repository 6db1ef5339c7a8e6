import type { Annotation, Mutation } from "./annotation";
import { contentAfter, samePassage } from "./annotation-content";
import type { Attribute } from "./attribute";
import { answerWords } from "./attribute";
import type { Frame } from "./frame";
import { isPlacing, textVersionOf } from "./placing";
import type { OffsetIndex } from "./text/offsets";

/** What a mutation is told from. */
export interface Surroundings {
  readonly title: string;
  /** The article's text, … */
  readonly text: Pick<OffsetIndex, "slice">;
  /** … and its number. */
  readonly textVersion: number;
  readonly frames: readonly Pick<Frame, "id" | "name" | "isGroup">[];
  readonly attributes: readonly Attribute[];
  /** The tags before the mutation, by id. */
  readonly tags: ReadonlyMap<string, { readonly annotation: Annotation }>;
}

const DEEDS = { create: "", update: "changed: ", delete: "deleted: ", restore: "brought back: " };

/**
 * What a reviewer did, in words that can stand alone: whoever gets to see them when it cannot
 * be saved may no longer reach the article.
 */
export function mutationWords(mutation: Mutation, around: Surroundings): string {
  const { title, frames, attributes } = around;
  if (mutation.kind === "answer") {
    const asked = attributes.find(({ id }) => id === mutation.attributeId);
    const { value } = mutation;
    const answer = value === null || !asked ? "no answer" : answerWords(asked, frames, value);
    return `${title} – ${asked?.name ?? "a question"}: ${answer}`;
  }
  const before = around.tags.get(mutation.annotationId)?.annotation;
  if (!before && mutation.kind !== "create") return `${title} – ${DEEDS[mutation.kind]}a tag`;
  const after = contentAfter(before, mutation);
  const frame = frames.find(({ id }) => id === after.frameId)?.name ?? "a frame";
  const stays = before !== undefined && samePassage(before, after);
  const note = after.memo && `, note “${after.memo}”`;
  return `${title} – ${DEEDS[mutation.kind]}${frame}: ${stays ? `“${before.quote}”` : passage()}${note}`;

  function passage(): string {
    const elsewhere =
      mutation.kind !== "answer" &&
      isPlacing(mutation) &&
      textVersionOf(mutation) !== around.textVersion;
    if (elsewhere) return "a passage of the text before it was corrected";
    return `“${around.text.slice(after)}”`;
  }
}
