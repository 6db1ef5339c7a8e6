import type { XmlElement } from "../../xml";
import { elementsIn, textUnder } from "../../xml";
import { keyOf } from "./codes";
import type { TextOf } from "./text-file";

export interface Note {
  readonly text: string;
  readonly description: string;
}

/** What is written about selections and codings. */
export interface Notes {
  /** The notes that an element refers to, or that a link ties to it (as NVivo does). */
  of(element: XmlElement): Note[];
  /** How many of all notes nothing asked for. */
  countUnused(): number;
}

export function readNotes(project: XmlElement, textOf: TextOf): Notes {
  const notes = new Map<string, XmlElement>();
  for (const list of elementsIn(project, "Notes")) {
    for (const note of elementsIn(list, "Note")) notes.set(keyOf(note), note);
  }
  const linked = linkedNotes(project, notes);
  const used = new Set<string>();
  return {
    of(element) {
      const own = elementsIn(element, "NoteRef").map((ref) => keyOf(ref, "targetGUID"));
      const keys = new Set([...own, ...(linked.get(keyOf(element)) ?? [])]);
      return [...keys].flatMap((key) => {
        const note = notes.get(key);
        if (!note) return [];
        used.add(key);
        const description = textUnder(note, "Description");
        return [{ text: textOf(note) ?? "", description }];
      });
    },
    countUnused: () => notes.size - used.size,
  };
}

/** Notes by what a link has at its other end. */
function linkedNotes(
  project: XmlElement,
  notes: ReadonlyMap<string, XmlElement>,
): ReadonlyMap<string, readonly string[]> {
  const linked = new Map<string, string[]>();
  for (const list of elementsIn(project, "Links")) {
    for (const link of elementsIn(list, "Link")) {
      const ends = [keyOf(link, "originGUID"), keyOf(link, "targetGUID")] as const;
      for (const [note, other] of [ends, [ends[1], ends[0]] as const]) {
        if (!notes.has(note) || notes.has(other)) continue;
        linked.set(other, [...(linked.get(other) ?? []), note]);
      }
    }
  }
  return linked;
}
