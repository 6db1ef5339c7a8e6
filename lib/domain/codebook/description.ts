import type { BookFrame } from "./book";

/**
 * What REFI-QDA has no fields for, as one text that people can read in any tool and
 * that comes back whole: the definition, then a section for each further field under
 * a heading line such as `## Include when`. A line of our own text that begins with
 * `#` or `\` has a `\` before it.
 */
const SECTIONS = {
  includeWhen: "## Include when",
  excludeWhen: "## Exclude when",
  example: "## Example",
  counterExample: "## Counter-example",
  shortName: "## Short name",
  pattern: "## Line",
  key: "## Key",
} as const;

type Described = Pick<BookFrame, "definition" | keyof typeof SECTIONS>;
type Field = keyof typeof SECTIONS;

const FIELDS = Object.keys(SECTIONS) as Field[];

export function descriptionOf(frame: Described): string {
  const parts = frame.definition === "" ? [] : [guarded(frame.definition)];
  for (const field of FIELDS) {
    if (frame[field] !== "") parts.push(`${SECTIONS[field]}\n${guarded(frame[field])}`);
  }
  return parts.join("\n\n");
}

/** Undo `descriptionOf`. A text of another tool, without headings, is a definition. */
export function describedBy(description: string): Record<Field | "definition", string> {
  const found = Object.fromEntries(["definition", ...FIELDS].map((field) => [field, ""])) as Record<
    Field | "definition",
    string
  >;
  let field: Field | "definition" = "definition";
  let lines: string[] = [];
  const finish = (more: boolean) => {
    if (more && lines.at(-1) === "") lines.pop(); // the empty line before a heading
    found[field] = lines.map((line) => line.replace(/^\\([#\\])/, "$1")).join("\n");
    lines = [];
  };
  for (const line of description.split("\n")) {
    const next = FIELDS.find((one) => SECTIONS[one] === line);
    if (next) {
      finish(true);
      field = next;
    } else lines.push(line);
  }
  finish(false);
  return found;
}

function guarded(text: string): string {
  return text.replace(/^(?=[#\\])/gm, "\\");
}
