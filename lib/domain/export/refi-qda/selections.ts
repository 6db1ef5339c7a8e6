import { groupBy } from "../../group-by";
import type { Span } from "../../span";
import { normalizeText } from "../../text/normalize";
import { offsetIndex } from "../../text/offsets";
import type { StudyAnnotation, StudyArticle, StudyCoding } from "../study";
import type { XmlElement } from "../xml";
import { ids } from "./ids";
import type { WrittenText } from "./line-ends";
import type { ProjectParts } from "./notes";
import { noteRefs, partLinks } from "./notes";

/** Code points of a passage that stand in the name of its selection. */
const LONGEST_NAME = 100;

/**
 * One coder's tags on an article: one selection for each passage, with a coding for each
 * tag on it, because programs take the person from the selection. A tag in several parts
 * has a selection of its own for each part, and links from each to the next.
 */
export function selectionsOf(
  article: StudyArticle,
  coding: StudyCoding,
  at: WrittenText["at"],
  parts: ProjectParts,
): XmlElement[] {
  const source = ids.source(article);
  const user = ids.user(coding);
  const index = offsetIndex(article.text);
  const whole = coding.annotations.filter(({ pieces }) => pieces === null);
  const bySpan = groupBy(whole, ({ start, end }) => `${start} ${end}`);
  const inParts = coding.annotations.filter(({ pieces }) => pieces !== null);

  const selection = (
    guid: string,
    span: Span,
    tags: readonly StudyAnnotation[],
    codings: XmlElement[],
  ) => ({
    name: "PlainTextSelection",
    attributes: {
      guid,
      name: nameOf(index.slice(span)),
      startPosition: String(at(span.start)),
      endPosition: String(at(span.end)),
      creatingUser: user,
      creationDateTime: earliest(tags.map(({ createdAt }) => createdAt)),
      modifyingUser: user,
      modifiedDateTime: latest(tags.map(({ updatedAt }) => updatedAt)),
    },
    children: [...descriptionOf(tags, parts), ...codings],
  });
  const codingOf = (tag: StudyAnnotation, guid: string, notes: XmlElement[]): XmlElement => ({
    name: "Coding",
    attributes: { guid, creatingUser: user, creationDateTime: tag.createdAt },
    children: [
      { name: "CodeRef", attributes: { targetGUID: parts.frames.get(tag.frameId)!.guid } },
      ...notes,
    ],
  });
  const notesOn = (tag: StudyAnnotation) => noteRefs(tag, user, parts);

  return [
    ...[...bySpan.values()].map((tags) =>
      selection(
        ids.selection(source, user, tags[0]!.start, tags[0]!.end),
        tags[0]!,
        tags,
        tags.map((tag) => codingOf(tag, ids.coding(tag), notesOn(tag))),
      ),
    ),
    ...inParts.flatMap((tag) => {
      const guids = tag.pieces!.map((_, i) => ids.part("selection", tag, i));
      parts.links.push(...partLinks(guids));
      return tag.pieces!.map((piece, i) => {
        const guid = ids.part("coding", tag, i);
        return selection(guids[i]!, piece, i === 0 ? [tag] : [{ ...tag, memo: "" }], [
          codingOf(tag, guid, i === 0 ? notesOn(tag) : []),
        ]);
      });
    }),
  ];
}

/** The beginning of the passage on one line; programs find the passage again by it. */
function nameOf(quote: string): string {
  const characters = [...quote.replace(/\s+/gu, " ")];
  return characters.length <= LONGEST_NAME
    ? characters.join("")
    : `${characters.slice(0, LONGEST_NAME).join("")}…`;
}

/** The memos once more, for programs that read no notes. */
function descriptionOf(tags: readonly StudyAnnotation[], { frames }: ProjectParts): XmlElement[] {
  const noted = tags.filter(({ memo }) => normalizeText(memo).trim() !== "");
  const memos = noted.map(({ frameId, memo }) =>
    tags.length === 1 ? memo : `${frames.get(frameId)!.name}: ${memo}`,
  );
  return memos.length === 0 ? [] : [{ name: "Description", children: [memos.join("\n\n")] }];
}

const earliest = (times: readonly string[]) => [...times].sort()[0]!;
const latest = (times: readonly string[]) => [...times].sort().at(-1)!;
