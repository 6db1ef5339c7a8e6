import type { AnswerValue } from "@/lib/domain/attribute";
import type {
  ImportedAnnotation,
  ImportedCode,
  ImportedQuestion,
} from "@/lib/domain/interchange/imported-study";
import { PLAIN_ANNOTATION } from "@/lib/domain/interchange/imported-study";
import { questionIn } from "@/lib/domain/interchange/question-text";
import type { Tally } from "../tally";
import type { XmlElement } from "../../xml";
import { elementsIn, textUnder } from "../../xml";
import { keyOf } from "./codes";
import type { Note, Notes } from "./notes";
import { quoteIn } from "./selection-names";
import { answerIn } from "./variables";

/** A selection of a text with where and what it says it is; its element has the codings. */
export interface Selection {
  readonly key: string;
  readonly element: XmlElement;
  readonly start: number;
  readonly end: number;
  /** By most tools the first words of the passage. */
  readonly name: string;
}

export function selectionsOf(source: XmlElement): Selection[] {
  return elementsIn(source, "PlainTextSelection").map((element) => ({
    key: keyOf(element),
    element,
    start: positionOf(element, "startPosition"),
    end: positionOf(element, "endPosition"),
    name: element.getAttribute("name") ?? "",
  }));
}

function positionOf(element: XmlElement, name: string): number {
  const text = element.getAttribute(name)?.trim() ?? "";
  return /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}

/** What every selection of a project is read with. */
export interface Surroundings {
  readonly codes: readonly ImportedCode[];
  readonly questions: Map<string, ImportedQuestion>;
  readonly notes: Notes;
  readonly tally: Tally;
  /** Names of selections are the words of the passages. */
  readonly namesAreQuotes: boolean;
  /** The selection that goes on where this one ends, in a passage of several parts. */
  readonly nextPart: ReadonlyMap<string, string>;
}

/** The annotations of one text: one for each coding of each selection. */
export function annotationsOf(
  articleKey: string,
  selections: readonly Selection[],
  around: Surroundings,
): ImportedAnnotation[] {
  const byKey = new Map(selections.map((selection) => [selection.key, selection]));
  const later = new Set(around.nextPart.values());
  return selections.flatMap((selection): ImportedAnnotation[] => {
    if (later.has(selection.key)) return []; // told with its first part
    const codings = elementsIn(selection.element, "Coding");
    if (codings.length === 0) {
      around.tally.add(
        "marked passages without a code",
        "A tag here always has a frame. Give them a code before you export.",
      );
      return [];
    }
    if (selection.start === selection.end) {
      around.tally.add("codings of no text", "They mark a place between two characters.");
      return [];
    }
    const parts = partsFrom(selection, byKey, around.nextPart);
    const pieces = parts.length > 1 ? parts.map(({ start, end }) => ({ start, end })) : null;
    const quoted = around.namesAreQuotes && !pieces ? quoteIn(selection.name) : null;
    return codings.map((coding) => ({
      ...PLAIN_ANNOTATION,
      articleKey,
      userKey: creatorOf(coding, selection.element),
      codeKey: codeOf(coding),
      start: selection.start,
      end: parts.at(-1)!.end,
      pieces,
      ...quoted,
      ...remarksOf(coding, selection.element, around),
      createdAt: instantIn(
        coding.getAttribute("creationDateTime") ??
          selection.element.getAttribute("creationDateTime"),
      ),
    }));
  });
}

function partsFrom(
  first: Selection,
  byKey: ReadonlyMap<string, Selection>,
  nextPart: ReadonlyMap<string, string>,
): Selection[] {
  const parts = [first];
  for (;;) {
    const next = byKey.get(nextPart.get(parts.at(-1)!.key) ?? "");
    if (!next || parts.includes(next)) return parts;
    parts.push(next);
  }
}

/** Whoever coded; tools write it at the coding, at the passage, or not at all. */
export function creatorOf(coding: XmlElement, around: XmlElement): string {
  return keyOf(coding, "creatingUser") || keyOf(around, "creatingUser");
}

export function codeOf(coding: XmlElement): string {
  const [ref] = elementsIn(coding, "CodeRef");
  return ref ? keyOf(ref, "targetGUID") : "";
}

/** Memo and answers: notes at the coding, then those at the passage and its description, each once. */
function remarksOf(
  coding: XmlElement,
  selection: XmlElement,
  { notes, codes, questions }: Surroundings,
): Pick<ImportedAnnotation, "memo" | "answers"> {
  const answers: Record<string, AnswerValue> = {};
  const memos: string[] = [];
  const take = ({ text, description }: Note) => {
    const question = questionIn(description, "annotation");
    if (question) {
      questions.set(question.key, question);
      answers[question.key] = answerIn(question, codes, text);
    } else if (text.trim() !== "") memos.push(text);
  };
  notes.of(coding).forEach(take);
  notes.of(selection).forEach(take);
  const description = textUnder(selection, "Description");
  if (
    description.trim() !== "" &&
    isByWhoeverMarked(coding, selection) &&
    !repeatsNotes(description, selection, notes)
  ) {
    memos.push(description);
  }
  return { memo: memos.join("\n\n"), answers };
}

/** The description of a passage is no memo of somebody else who coded it too. */
function isByWhoeverMarked(coding: XmlElement, selection: XmlElement): boolean {
  const marker = keyOf(selection, "creatingUser");
  const codings = elementsIn(selection, "Coding");
  const own = codings.filter((one) => creatorOf(one, selection) === marker);
  return own.length === 0 || own.includes(coding);
}

/** Programs that read no notes are told the memo once more in the description of the passage. */
function repeatsNotes(description: string, selection: XmlElement, notes: Notes): boolean {
  return [selection, ...elementsIn(selection, "Coding")]
    .flatMap((element) => notes.of(element))
    .some(({ text }) => text.trim() !== "" && description.includes(text.trim()));
}

/** ISO 8601 in UTC; a time without a zone is taken for UTC. Null for what is no time. */
export function instantIn(text: string | null): string | null {
  if (text === null) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`;
  const milliseconds = Date.parse(zoned);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}
