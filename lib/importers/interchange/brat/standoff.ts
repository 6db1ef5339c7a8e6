import type { Span } from "@/lib/domain/span";

/** What the lines of an .ann file say, in the order of the file. */
export interface Standoff {
  readonly tags: ReadonlyMap<string, StandoffTag>;
  /** Attributes of tags and of whatever else. */
  readonly attributes: readonly StandoffAttribute[];
  readonly notes: readonly { readonly of: string; readonly words: string }[];
  readonly relations: number;
  readonly events: number;
  /** Links to entries of databases. */
  readonly links: number;
  /** Lines of no form that brat writes. */
  readonly unreadable: number;
}

export interface StandoffTag {
  readonly type: string;
  /** In code points, at least one, in the order of the line. */
  readonly parts: readonly Span[];
  /** The words of the parts, with a space between them; null where the line goes without. */
  readonly quote: string | null;
}

export interface StandoffAttribute {
  readonly of: string;
  readonly name: string;
  /** Null where the attribute is there or not, and says no more. */
  readonly value: string | null;
}

const TAG = /^(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?$/;
const ATTRIBUTE = /^[AM]\S+\t(\S+) (\S+)(?: (.*))?$/;
const NOTE = /^#\S*\t\S+ (\S+)\t?(.*)$/;

/** Read an .ann file. Lines may be in any order. */
export function readStandoff(text: string): Standoff {
  const tags = new Map<string, StandoffTag>();
  const attributes: StandoffAttribute[] = [];
  const notes: { of: string; words: string }[] = [];
  const counts = { relations: 0, events: 0, links: 0, unreadable: 0 };
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const tag = TAG.exec(line);
    const attribute = ATTRIBUTE.exec(line);
    const note = NOTE.exec(line);
    if (tag && !tags.has(tag[1]!)) {
      tags.set(tag[1]!, { type: tag[2]!, parts: partsOf(tag[3]!), quote: tag[4] ?? null });
    } else if (attribute) {
      attributes.push({ name: attribute[1]!, of: attribute[2]!, value: attribute[3] ?? null });
    } else if (note) notes.push({ of: note[1]!, words: note[2]! });
    else if (/^[R*]/.test(line)) counts.relations++;
    else if (line.startsWith("E")) counts.events++;
    else if (line.startsWith("N")) counts.links++;
    else counts.unreadable++;
  }
  return { tags, attributes, notes, ...counts };
}

function partsOf(offsets: string): Span[] {
  return offsets.split(";").map((part) => {
    const [start, end] = part.split(" ").map(Number) as [number, number];
    return { start, end };
  });
}
