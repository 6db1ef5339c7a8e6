import { groupBy } from "../group-by";
import type { Span } from "../span";
import { unionOf } from "../span";
import { isGraphemeBoundary } from "../text/graphemes";
import { normalizeText } from "../text/normalize";
import type { OffsetIndex, Utf16Offset } from "../text/offsets";
import { offsetIndex } from "../text/offsets";
import type { Counting } from "./counting";
import { countingsOf, PLAIN_COUNTING, positionsOf } from "./counting";
import type { ImportedAnnotation, ImportedStudy, OffsetUnit } from "./imported-study";

/** Where an annotation of another program stands in the canonical text, in code points. */
export interface Placed extends Span {
  readonly pieces: readonly Span[] | null;
  /** The words of the passage. */
  readonly quote: string;
  /** Its ends cut a character as people see it in two, and were moved out to take it whole. */
  readonly widened: boolean;
}

/** Why an annotation has no place: it is listed, and never guessed. */
export type Refusal =
  "outside the text" | "empty" | "ends before it begins" | "inside a character" | "other words";

export interface Placing {
  /** For each annotation, in their order. */
  readonly places: readonly (Placed | Refusal)[];
  /** How the file counts. */
  readonly counting: Counting;
  /** How that is known: the file's quotes say so, the format's documents do, or a person chose. */
  readonly basis: "quotes" | "format" | "choice";
  /** Annotations that come with their words. */
  readonly quoted: number;
  /** Of these, whose words stand where the counting says. */
  readonly fitted: number;
  /** Of these, whose words stand where another counting says, and nowhere else. */
  readonly fittedOtherwise: number;
}

/**
 * Find where the annotations of a study stand in its texts. Where the file gives the
 * words of passages, that way of counting is taken under which most of them are found;
 * an annotation whose words are elsewhere is placed only if all other ways of counting
 * that find them agree on where. Without words the format's documented unit is taken,
 * or the one that a person chose.
 */
export function placeAnnotations(study: PlaceableStudy, chosen?: OffsetUnit): Placing {
  const { annotations } = study;
  const units: readonly OffsetUnit[] = chosen ? [chosen] : study.units;
  const plain: Counting = { ...PLAIN_COUNTING, unit: units[0]! };
  const places: (Placed | Refusal)[] = [];
  const byArticle = groupBy([...annotations.keys()], (at) => annotations[at]!.articleKey);
  const articles = study.articles.filter(({ key }) => byArticle.has(key));
  const misses = (at: number) => annotations[at]!.quote !== null && typeof places[at] === "string";
  const placeAll = ({ key, text }: { key: string; text: string }, counting: Counting) => {
    const counted = new CountedText(text);
    for (const at of byArticle.get(key)!) places[at] = counted.place(annotations[at]!, counting);
  };

  for (const article of articles) placeAll(article, plain);
  const troubled = articles.filter(({ key }) => byArticle.get(key)!.some(misses));
  const countings = countingsOf(
    troubled.map(({ text }) => text),
    units,
  );
  const fits = countings.map(() => 0);
  for (const { key, text } of troubled) {
    const counted = new CountedText(text);
    const quoted = byArticle.get(key)!.filter((at) => annotations[at]!.quote !== null);
    countings.forEach((counting, i) => {
      for (const at of quoted) if (counted.finds(annotations[at]!, counting)) fits[i]!++;
    });
  }
  const most = Math.max(0, ...fits);
  const counting = most === 0 ? plain : countings[fits.indexOf(most)]!;
  if (counting !== countings[0]) for (const article of articles) placeAll(article, counting);

  const quoted = annotations.filter(({ quote }) => quote !== null).length;
  const missed = [...annotations.keys()].filter(misses);
  let fittedOtherwise = 0;
  for (const { key, text } of troubled) {
    const counted = new CountedText(text);
    for (const at of byArticle.get(key)!.filter(misses)) {
      const other = onlyPlace(countings.map((one) => counted.place(annotations[at]!, one)));
      if (!other) continue;
      places[at] = other;
      fittedOtherwise++;
    }
  }
  const fitted = quoted - missed.length;
  const basis = fitted > 0 ? "quotes" : chosen ? "choice" : "format";
  return { places, counting, basis, quoted, fitted, fittedOtherwise };
}

type PlaceableStudy = Pick<ImportedStudy, "articles" | "annotations" | "units">;

/** The place that all countings which find one agree on; null where they differ, or find none. */
function onlyPlace(places: readonly (Placed | Refusal)[]): Placed | null {
  const found = places.filter((place) => typeof place !== "string");
  const [first] = found;
  const agree = found.every(({ start, end }) => start === first!.start && end === first!.end);
  return first && agree ? first : null;
}

/** One text, with what was counted in it. */
class CountedText {
  private readonly canonical: string;
  private readonly index: OffsetIndex;
  private readonly positions = new Map<string, Int32Array>();

  constructor(private readonly raw: string) {
    this.canonical = normalizeText(raw);
    this.index = offsetIndex(this.canonical);
  }

  /** Where an annotation stands under a counting; its words, where it has any, are compared. */
  place(annotation: ImportedAnnotation, counting: Counting): Placed | Refusal {
    const ranges = (annotation.pieces ?? [annotation]).map((part) => this.range(part, counting));
    const refused = ranges.find((range) => typeof range === "string");
    if (refused) return refused;
    const parts = ranges as readonly Range[];
    const { quote, quoteIsCut } = annotation;
    if (quote !== null && !this.says(parts, quote, quoteIsCut)) return "other words";
    const whole = parts.map((part) => this.widen(part));
    const spans = unionOf(whole.map((part) => this.toSpan(part)));
    const { start } = spans[0]!;
    const { end } = spans.at(-1)!;
    return {
      ...{ start, end, pieces: spans.length > 1 ? spans : null },
      quote: this.index.slice({ start, end }),
      widened: whole.some((part, i) => part.start < parts[i]!.start || part.end > parts[i]!.end),
    };
  }

  finds(annotation: ImportedAnnotation, counting: Counting): boolean {
    return typeof this.place(annotation, counting) !== "string";
  }

  private range({ start, end }: Span, counting: Counting): Range | Refusal {
    const positions = this.positionsFor(counting);
    const from = positions[start - counting.first];
    const to = positions[end - counting.first + (counting.inclusive ? 1 : 0)];
    if (end < start) return "ends before it begins";
    if (from === undefined || to === undefined) return "outside the text";
    if (from === -1 || to === -1) return "inside a character";
    if (from >= to) return "empty";
    return { start: from, end: to };
  }

  /** Where the first and last offset count makes no difference, the array is the same. */
  private positionsFor(counting: Counting): Int32Array {
    const { unit, mark, lineEnds } = counting;
    const key = `${unit} ${mark} ${lineEnds}`;
    let positions = this.positions.get(key);
    if (!positions) {
      positions = positionsOf(this.raw, counting);
      this.positions.set(key, positions);
    }
    return positions;
  }

  /** Programs write white space in quotes differently, so any counts as any other. */
  private says(parts: readonly Range[], quote: string, isCut: boolean): boolean {
    const passage = parts.map(({ start, end }) => this.canonical.slice(start, end)).join(" ");
    if (passage === quote) return true;
    const words = folded(passage);
    const said = folded(normalizeText(quote));
    return isCut ? said !== "" && words.startsWith(said) : words === said;
  }

  private widen({ start, end }: Range): Range {
    let from = start;
    let to = end;
    while (!isGraphemeBoundary(this.canonical, from)) from--;
    while (!isGraphemeBoundary(this.canonical, to)) to++;
    return { start: from, end: to };
  }

  private toSpan({ start, end }: Range): Span {
    return this.index.toSpan({ start: start as Utf16Offset, end: end as Utf16Offset });
  }
}

/** In UTF-16 code units of the canonical text. */
interface Range {
  readonly start: number;
  readonly end: number;
}

function folded(text: string): string {
  return text.replace(/\s+/gu, " ");
}
