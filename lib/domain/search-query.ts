import { AppError } from "./errors";
import { wordsOf } from "./search-words";

/** What is looked for in texts. */
export type SearchQuery = Phrase | Combination | Negation;

/** Words one after the other in one paragraph; a single word is a phrase of one. */
export interface Phrase {
  readonly kind: "phrase";
  /** In their plain form (lib/domain/search-words.ts). */
  readonly words: readonly string[];
  /** The last word only has to begin like this. */
  readonly prefix: boolean;
}
interface Combination {
  readonly kind: "and" | "or";
  readonly parts: readonly SearchQuery[];
}
interface Negation {
  readonly kind: "not";
  readonly part: SearchQuery;
}

/** Longest phrase, in words. The database's index relies on it (lib/domain/search-index.ts). */
export const LONGEST_PHRASE = 16;
const MOST_WORDS = 64;
const DEEPEST = 20;
const SHORTEST_PREFIX = 2;

type Sign = { readonly kind: "(" | ")" | "AND" | "OR" | "NOT" };
type Lexeme = Sign | (Phrase & { readonly text: string });

/**
 * Read a query: words, "phrases in quotation marks", beginnings*, AND, OR, NOT
 * (in capitals) and round brackets. Words side by side must all occur; NOT binds
 * most tightly, then AND, then OR.
 *
 * @throws {AppError} invalid_input, saying what is missing and where
 */
export function parseSearchQuery(text: string): SearchQuery {
  const lexemes = lexemesOf(text);
  let at = 0;
  const next = () => lexemes[at];
  const take = (kind: Sign["kind"]) => (next()?.kind === kind ? lexemes[at++] : undefined);

  function anyOf(depth: number): SearchQuery {
    const parts = [allOf(depth)];
    while (take("OR")) parts.push(allOf(depth));
    return combined("or", parts);
  }

  function allOf(depth: number): SearchQuery {
    const parts = [one(depth)];
    for (;;) {
      if (!take("AND") && (!next() || next()!.kind === "OR" || next()!.kind === ")")) break;
      parts.push(one(depth));
    }
    return combined("and", parts);
  }

  function one(depth: number): SearchQuery {
    if (depth > DEEPEST) throw refused("There are too many brackets inside brackets.");
    if (take("NOT")) return { kind: "not", part: one(depth + 1) };
    if (take("(")) {
      const inner = anyOf(depth + 1);
      if (!take(")")) throw refused("A closing bracket “)” is missing.");
      return inner;
    }
    const lexeme = next();
    if (lexeme?.kind === "phrase") {
      at++;
      return { kind: "phrase", words: lexeme.words, prefix: lexeme.prefix };
    }
    throw refused(missingAt(lexemes, at));
  }

  if (lexemes.length === 0) throw refused("Enter the words to look for.");
  const query = anyOf(0);
  if (next()) throw refused("There is a closing bracket “)” without an opening one.");
  if (phrasesOf(query).reduce((sum, { words }) => sum + words.length, 0) > MOST_WORDS) {
    throw refused(`Look for at most ${MOST_WORDS} words at once.`);
  }
  if (!isPositive(query)) {
    throw refused("Say also what the texts must hold: NOT alone would find nearly everything.");
  }
  return query;
}

/** The phrases of a query that a text must or may hold. */
export function phrasesOf(query: SearchQuery, wanted = true): Phrase[] {
  if (query.kind === "phrase") return wanted ? [query] : [];
  if (query.kind === "not") return phrasesOf(query.part, !wanted);
  return query.parts.flatMap((part) => phrasesOf(part, wanted));
}

/** Whether a text matches, when `holds` says which phrases it holds. */
export function matches(query: SearchQuery, holds: (phrase: Phrase) => boolean): boolean {
  if (query.kind === "phrase") return holds(query);
  if (query.kind === "not") return !matches(query.part, holds);
  return query.kind === "and"
    ? query.parts.every((part) => matches(part, holds))
    : query.parts.some((part) => matches(part, holds));
}

/** A query that a text without any words does not match. */
const isPositive = (query: SearchQuery) => !matches(query, () => false);

function combined(kind: "and" | "or", parts: readonly SearchQuery[]): SearchQuery {
  return parts.length === 1 ? parts[0]! : { kind, parts };
}

const QUOTES = '"“”„‟«»';
const LEXEMES = new RegExp(
  `[()]|[${QUOTES}]([^${QUOTES}]*)([${QUOTES}]?)|[^\\s()${QUOTES}]+`,
  "gu",
);

function lexemesOf(text: string): Lexeme[] {
  return Array.from(text.matchAll(LEXEMES), ([whole, quoted, closing]): Lexeme => {
    if (quoted !== undefined) {
      if (closing === "") {
        throw refused(`The closing quotation mark is missing after “${shorten(quoted)}”.`);
      }
      return phraseOf(quoted);
    }
    switch (whole) {
      case "(":
      case ")":
      case "AND":
      case "OR":
      case "NOT":
        return { kind: whole };
      default:
        return phraseOf(whole);
    }
  });
}

function phraseOf(text: string): Phrase & { text: string } {
  const trimmed = text.trim();
  const prefix = trimmed.endsWith("*");
  if (trimmed.slice(0, -1).includes("*")) {
    throw refused(`In “${shorten(trimmed)}” the * must stand at the end of a word.`);
  }
  const words = wordsOf(trimmed).map(({ word }) => word);
  if (words.length === 0) throw refused(`“${shorten(trimmed)}” holds no letter or digit.`);
  if (words.length > LONGEST_PHRASE) {
    throw refused(
      `A phrase may have at most ${LONGEST_PHRASE} words. Shorten “${shorten(trimmed)}”.`,
    );
  }
  if (prefix && !/[\p{L}\p{M}\p{N}]\*$/u.test(trimmed)) {
    throw refused(`In “${shorten(trimmed)}” put the * right after a letter.`);
  }
  if (prefix && [...words.at(-1)!].length < SHORTEST_PREFIX) {
    throw refused(
      `Give at least ${SHORTEST_PREFIX} letters before the * in “${shorten(trimmed)}”.`,
    );
  }
  return { kind: "phrase", words, prefix, text: trimmed };
}

/** What is missing where a word should stand. */
function missingAt(lexemes: readonly Lexeme[], at: number): string {
  const before = lexemes[at - 1];
  const found = lexemes[at];
  if (before?.kind === "(" && found?.kind === ")") return "There is nothing between the brackets.";
  if (found && found.kind !== ")") return `A word is missing before ${found.kind}.`;
  return before ? `A word is missing after ${before.kind}.` : "A word is missing before “)”.";
}

function shorten(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 40 ? `${characters.slice(0, 39).join("")}…` : characters.join("");
}

function refused(sentence: string): AppError {
  return new AppError("invalid_input", sentence);
}
