import type { AnswerValue, Attribute } from "../../attribute";
import { optionsOf } from "../../attribute";
import type { Span } from "../../span";
import { piecesOf } from "../../annotation";
import { offsetIndex } from "../../text/offsets";
import type { StudyAnnotation, StudyArticle, StudyHead } from "../study";

/** Names of frames by id, each different: programs that know a label by its name must not mix two up. */
export function frameNames({ frames }: Pick<StudyHead, "frames">): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name } of frames) {
    let distinct = name;
    for (let number = 2; taken.has(distinct); number++) distinct = `${name} (${number})`;
    taken.add(distinct);
    names.set(id, distinct);
  }
  return names;
}

/** An answer as labels: of its options, of frames, or the words that were written. */
export function answerLabels(
  attribute: Attribute,
  head: Pick<StudyHead, "frames">,
  value: AnswerValue,
): string[] {
  const options = optionsOf(attribute, head.frames);
  return [value]
    .flat()
    .map((one) => options.find((option) => option.value === String(one))?.label ?? String(one));
}

/** The parts of an annotation with their words, for programs that know whole passages only. */
export function partsOf(
  { text }: Pick<StudyArticle, "text">,
  annotation: StudyAnnotation,
): readonly (Span & { readonly words: string })[] {
  const index = offsetIndex(text);
  return piecesOf(annotation).map((span) => ({ ...span, words: index.slice(span) }));
}

/** What is known of an article beside its text, without what is not. */
export function knownOf(article: StudyArticle): Readonly<Record<string, string>> {
  const { title, outlet, author, publishedOn, url, language } = article;
  const known = { title, outlet, author, published_on: publishedOn, url, language };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
