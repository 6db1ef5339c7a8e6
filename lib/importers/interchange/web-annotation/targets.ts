import type { Span } from "@/lib/domain/span";
import { codePointLength } from "@/lib/domain/text/offsets";
import type { JsonObject } from "../study-files";
import { isObject, wordsOf } from "../study-files";
import { iriOf, isOfType, listOf } from "./json-ld";

/** What an annotation is about. */
export interface Target {
  /** The address of the text. */
  readonly source: string;
  /** How the passage is named; none where the whole text is meant. */
  readonly selectors: readonly JsonObject[];
}

/** The targets of an annotation; those without an address are left out. */
export function targetsOf({ target }: JsonObject): Target[] {
  return listOf(target).flatMap((one) => {
    const parts = isObject(one) && Array.isArray(one.items) ? listOf(one) : [one];
    return parts.flatMap((part) => {
      const isPart = isObject(part) && part.source !== undefined;
      const source = iriOf(isPart ? part.source : part);
      const selectors = isPart ? listOf(part.selector).filter(isObject) : [];
      return source === null ? [] : [{ source, selectors }];
    });
  });
}

/** A passage as the file counts it, and its words where the file gives them. */
export interface Place extends Span {
  readonly quote: string | null;
}

/** Why selectors name no passage: the words are nowhere, at several places, or it is no text that is meant. */
export type NoPlace = "nowhere" | "several" | "no text";

/**
 * The passage that selectors name: by its position if there is one, which is held
 * against the words later; else by the words, with those before and after them.
 */
export function placeOf(selectors: readonly JsonObject[], text: string): Place | NoPlace {
  const quoted = selectors.find((one) => isOfType(one, "TextQuoteSelector"));
  const quote = typeof quoted?.exact === "string" ? quoted.exact : null;
  for (const selector of selectors) {
    const position = positionIn(selector);
    if (position) return { ...position, quote };
  }
  if (!quoted || !quote) return "no text";
  return find(text, wordsOf(quoted.prefix) ?? "", quote, wordsOf(quoted.suffix) ?? "");
}

function positionIn(selector: JsonObject): Span | null {
  const [, from, to] = /^char=(\d+),(\d+)/.exec(wordsOf(selector.value) ?? "") ?? [];
  const isPosition = isOfType(selector, "TextPositionSelector");
  const [start, end] = isPosition
    ? [selector.start, selector.end].map((one) => (one === null ? NaN : Number(one)))
    : [Number(from), Number(to)];
  const isOffset = (one: number | undefined): one is number =>
    Number.isSafeInteger(one) && one! >= 0;
  return isOffset(start) && isOffset(end) ? { start, end } : null;
}

/** Where words stand that have these before and after them. */
function find(text: string, prefix: string, exact: string, suffix: string): Place | NoPlace {
  const whole = prefix + exact + suffix;
  const at = text.indexOf(whole);
  if (at === -1) return prefix + suffix === "" ? "nowhere" : find(text, "", exact, "");
  if (text.includes(whole, at + 1)) return "several";
  const start = codePointLength(text.slice(0, at + prefix.length));
  return { start, end: start + codePointLength(exact), quote: exact };
}
