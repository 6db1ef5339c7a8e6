import { groupBy } from "../../group-by";
import type { FileSetFormat } from "../exporter";
import type { Cas, Structure } from "./cas";
import { casFiles } from "./formats";
import { layersJson } from "./layers";
import type { Stretch } from "./tokens";
import { sentencesWithTokens } from "./tokens";
import type { UimaType } from "./type-system";
import { FRAME_LAYER, typesOf } from "./type-system";

/** WebAnno TSV 3.3, as INCEpTION calls it: tokens, one in a line, with what they are tagged with. */
export const webannoTsv: FileSetFormat<"study"> = {
  name: "WebAnno TSV 3.3 (loses something)",
  group: "tools",
  use: "For INCEpTION and scripts that read its table of tokens: a folder for each reviewer, and the layers to load first.",
  lacks:
    "White space at the ends of passages, text between sentences, which parts belong to one tag, answers on articles, outlets and dates are lost. Take UIMA CAS JSON where you can.",
  file: "webanno-tsv",
  extension: "zip",
  mediaType: "application/zip",
  from: "study",
  files: ({ head, articles }) => {
    const layer = typesOf(head).find(({ name }) => name === FRAME_LAYER)!;
    return casFiles({ head, articles }, "tsv", (cas, language) => casTsv(cas, language, layer), [
      ["layers.json", layersJson(head)],
    ]);
  },
};

/** One tag, with the number that holds its tokens together; 0 where there is one token and no other tag on it. */
interface Numbered {
  readonly tag: Structure;
  readonly number: number;
}

/** A whole token, or a part of one that a tag begins or ends in, with its tags. */
interface Line extends Stretch {
  readonly id: string;
  readonly tags: readonly Structure[];
}

/** The text of one coder's work as WebAnno TSV 3.3. Offsets count UTF-16 code units. */
export function casTsv(
  { text, structures }: Cas,
  language: string | null,
  { name, features }: UimaType,
): string {
  const columns = features.map((feature) => feature.name).filter((one) => one !== "annotationId");
  const tags = structures
    .filter(({ type }) => type === FRAME_LAYER)
    .sort((a, b) => a.begin! - b.begin! || b.end! - a.end!);
  const sentences = sentencesWithTokens(text, language).map(({ begin, end, tokens }, s) => ({
    ...{ begin, end },
    lines: tokens.flatMap((token, t) => linesOf(token, `${s + 1}-${t + 1}`, tags)),
  }));
  const numberOf = numbers(
    tags,
    sentences.flatMap(({ lines }) => lines),
  );
  const blocks = sentences.map(({ begin, end, lines }) =>
    [
      `#Text=${textEscaped(text.slice(begin, end))}`,
      ...lines.map((line) => {
        const numbered = line.tags.map((tag) => ({ tag, number: numberOf(tag) }));
        const cells = columns.map((column) => cellOf(numbered, column));
        const words = textEscaped(text.slice(line.begin, line.end));
        return [line.id, `${line.begin}-${line.end}`, words, ...cells, ""].join("\t");
      }),
    ].join("\n"),
  );
  const header = ["#FORMAT=WebAnno TSV 3.3", `#T_SP=${name}|${columns.join("|")}`, "", ""];
  return `${header.join("\n")}\n${blocks.join("\n\n")}\n`;
}

/** The token with the tags on all of it, then its parts in which a tag begins or ends. */
function linesOf(token: Stretch, id: string, tags: readonly Structure[]): Line[] {
  const on = tags
    .map((tag) => ({
      tag,
      begin: Math.max(tag.begin!, token.begin),
      end: Math.min(tag.end!, token.end),
    }))
    .filter(({ begin, end }) => begin < end);
  const byStretch = groupBy(on, ({ begin, end }) => `${begin}-${end}`);
  const whole = byStretch.get(`${token.begin}-${token.end}`) ?? [];
  const parts = [...byStretch.values()]
    .filter((group) => group !== whole)
    .sort(([a], [b]) => a!.begin - b!.begin || a!.end - b!.end);
  return [
    { id, ...token, tags: whole.map(({ tag }) => tag) },
    ...parts.map((group, i) => ({
      id: `${id}.${i + 1}`,
      ...{ begin: group[0]!.begin, end: group[0]!.end },
      tags: group.map(({ tag }) => tag),
    })),
  ];
}

/** Tags on several tokens, or beside others on one, are numbered in the order of the text. */
function numbers(tags: readonly Structure[], lines: readonly Line[]): (tag: Structure) => number {
  const lineCount = new Map<Structure, number>();
  const beside = new Set<Structure>();
  for (const line of lines) {
    for (const tag of line.tags) {
      lineCount.set(tag, (lineCount.get(tag) ?? 0) + 1);
      if (line.tags.length > 1) beside.add(tag);
    }
  }
  const numbered = tags.filter((tag) => (lineCount.get(tag) ?? 0) > 1 || beside.has(tag));
  const found = new Map(numbered.map((tag, i) => [tag, i + 1]));
  return (tag) => found.get(tag) ?? 0;
}

function cellOf(tags: readonly Numbered[], column: string): string {
  if (tags.length === 0) return "_";
  return tags
    .map(({ tag, number }) => {
      const value = tag.values[column];
      const words = value === undefined ? "*" : valueEscaped(String(value));
      return number === 0 ? words : `${words}[${number}]`;
    })
    .join("|");
}

const CONTROLS: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
};

function textEscaped(text: string): string {
  return text.replace(/[\\\b\t\n\f\r]/g, (character) => CONTROLS[character]!);
}

function valueEscaped(value: string): string {
  return textEscaped(value).replace(/->|[[\]|_;*]/g, (sign) => `\\${sign}`);
}
