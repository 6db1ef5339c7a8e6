/**
 * A document to be read, before it has a file format: what the methods appendix is
 * written in, and what lib/domain/document/{markdown,latex}.ts and lib/server/docx.ts
 * turn into files.
 */
export interface Document {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: Inline }
  | { readonly kind: "list"; readonly items: readonly Inline[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Inline[])[];
      /** Printed under the table. */
      readonly note?: Inline;
      /** Where all its numbers come from. */
      readonly source?: string;
    };

export interface Column {
  readonly name: string;
  /** Numbers stand at the right. */
  readonly numbers?: boolean;
}

/** Words, with the numbers among them that can be traced. */
export type Inline = string | readonly (string | Traced)[];

/** A number as it is printed, and where it can be found again: the keys of its row in the figures' file. */
export interface Traced {
  readonly text: string;
  readonly source: string;
}

export function heading(level: 2 | 3, text: string): Block {
  return { kind: "heading", level, text };
}

/** A paragraph of words and traced numbers: `` paragraph`Of ${found} articles …` ``. */
export function paragraph(
  words: TemplateStringsArray,
  ...values: readonly (string | Traced)[]
): Block {
  return { kind: "paragraph", text: inline(words, ...values) };
}

/** The same for a cell, an item or a note. */
export function inline(
  words: TemplateStringsArray,
  ...values: readonly (string | Traced)[]
): Inline {
  return words.flatMap((word, index) => [word, values[index] ?? ""].filter((part) => part !== ""));
}

/** The parts of some words, in order. */
export function partsOf(text: Inline): readonly (string | Traced)[] {
  return typeof text === "string" ? [text] : text;
}

/** The sources of a document's numbers, each once, in the order they are met: number k is sources[k - 1]. */
export function sourcesOf({ blocks }: Document): string[] {
  const found = new Set<string>();
  for (const block of blocks) {
    if (block.kind === "table" && block.source !== undefined) found.add(block.source);
    for (const part of inlinesOf(block).flatMap(partsOf)) {
      if (typeof part !== "string") found.add(part.source);
    }
  }
  return [...found];
}

function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case "heading":
      return [];
    case "paragraph":
      return [block.text];
    case "list":
      return block.items;
    case "table":
      return [...block.rows.flat(), ...(block.note === undefined ? [] : [block.note])];
  }
}
