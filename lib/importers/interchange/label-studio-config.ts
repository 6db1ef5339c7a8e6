import type { AttributeKind, Option } from "@/lib/domain/attribute";
import { AppError } from "@/lib/domain/errors";
import type { XmlElement } from "../xml";
import { elementsIn, parseXml } from "../xml";

/** What a labeling configuration of Label Studio says of passages and articles. */
export interface LabelingConfig {
  /** The field of a task's data that holds the text; null where several may. */
  readonly textField: string | null;
  readonly labels: readonly ConfigLabel[];
  readonly questions: readonly ConfigQuestion[];
}

export interface ConfigLabel {
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string | null;
  readonly hotkey: string | null;
}

export interface ConfigQuestion {
  readonly name: string;
  /** What the heading right above it says; empty where there is none. */
  readonly header: string;
  /** Asked of each passage, not of the text as a whole. */
  readonly perRegion: boolean;
  readonly kind: AttributeKind;
  readonly options: readonly Option[];
}

export const NO_CONFIG: LabelingConfig = { textField: null, labels: [], questions: [] };

/** Elements of a configuration. Those of real projects have some hundred; a rating can stand for a hundred options. */
const MOST_ELEMENTS = 5_000;

/** Whether a text looks like a labeling configuration: its first element is a View. */
export function isLabelingConfig(text: string): boolean {
  let rest = text.trimStart();
  if (rest.startsWith("<?xml")) rest = after(rest, "?>");
  // One comment at a time: a pattern that repeats them would try every way to divide them.
  while (rest.startsWith("<!--")) rest = after(rest, "-->");
  return /^<View[\s>]/.test(rest);
}

/** What follows an ending and white space; nothing where it does not end. */
function after(text: string, ending: string): string {
  const at = text.indexOf(ending);
  return at < 0 ? "" : text.slice(at + ending.length).trimStart();
}

/** @throws {AppError} as `parseXml`; too_large */
export function readLabelingConfig(text: string): LabelingConfig {
  const elements = [...descendants(parseXml(text))];
  if (elements.length > MOST_ELEMENTS) {
    throw new AppError(
      "too_large",
      `This labeling configuration has more than ${MOST_ELEMENTS.toLocaleString("en")} elements.`,
    );
  }
  const named = (name: RegExp) => elements.filter(({ localName }) => name.test(localName));
  const fields = named(/^(Text|HyperText)$/).map((one) => one.getAttribute("value") ?? "");
  return {
    textField: fields.length === 1 ? (/^\$([\w.-]+)$/.exec(fields[0]!)?.[1] ?? null) : null,
    labels: named(/^(Labels|HyperTextLabels)$/)
      .flatMap((labels) => elementsIn(labels, "Label"))
      .map((label) => ({
        name: label.getAttribute("value") ?? "",
        color: hexOf(label.getAttribute("background")),
        hotkey: label.getAttribute("hotkey"),
      }))
      .filter(({ name }) => name !== ""),
    questions: elements.flatMap((element, at) =>
      /^(Choices|TextArea|Rating)$/.test(element.localName)
        ? questionOf(element, headerIn(elements[at - 1]))
        : [],
    ),
  };
}

function questionOf(element: XmlElement, header: string): ConfigQuestion {
  const name = element.getAttribute("name") ?? "";
  const perRegion = element.getAttribute("perRegion") === "true";
  const base = { name, header, perRegion };
  if (element.localName === "TextArea") return { ...base, kind: "text", options: [] };
  if (element.localName === "Rating") {
    const most = Number(element.getAttribute("maxRating") ?? 5);
    return { ...base, kind: "scale", options: points(most) };
  }
  const kind = element.getAttribute("choice") === "multiple" ? "multiple" : "single";
  const options = [...descendants(element)]
    .filter(({ localName }) => localName === "Choice")
    .map((choice) => choice.getAttribute("value") ?? "")
    .map((value) => ({ value, label: value }));
  return { ...base, kind, options };
}

/** What an element says, where it is a heading. */
function headerIn(element: XmlElement | undefined): string {
  return element?.localName === "Header" ? (element.getAttribute("value") ?? "") : "";
}

/** The points of a rating, from 1. */
export function points(most: number): Option[] {
  const count = Number.isInteger(most) ? Math.min(Math.max(most, 2), 100) : 5;
  return Array.from({ length: count }, (_, i) => ({ value: `${i + 1}`, label: `${i + 1}` }));
}

function* descendants(element: XmlElement): Iterable<XmlElement> {
  for (const child of elementsIn(element)) {
    yield child;
    yield* descendants(child);
  }
}

function hexOf(color: string | null): string | null {
  return color && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : null;
}
