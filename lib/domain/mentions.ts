/** Somebody who can be mentioned. */
export interface Person {
  readonly id: string;
  /** As shown in the project. */
  readonly name: string;
}

/** A stretch of a comment; `mentioned` where it is somebody's name. */
export interface CommentPart {
  readonly text: string;
  readonly mentioned: boolean;
}

/** How a mention is stored: by id, so that a name can change, or give way to a pseudonym. */
const MENTION = /@\[([\w-]{1,64})\]/g;

/**
 * A comment as it is stored, and whom it mentions. A mention is “@” and a name in full,
 * written by hand or put there by the picker; of several names that fit the longest
 * counts. People of the same name are all mentioned.
 */
export function withMentions(
  text: string,
  people: readonly Person[],
): { readonly body: string; readonly mentions: readonly string[] } {
  if (people.length === 0) return { body: text, mentions: [] };
  const longestFirst = people.map(({ name }) => name).sort((a, b) => b.length - a.length);
  const named = new RegExp(`@(${longestFirst.map(literal).join("|")})(?![\\p{L}\\p{N}])`, "gu");
  const mentions = new Set<string>();
  const body = text.replace(named, (_, name: string) => {
    const meant = people.filter((person) => person.name === name);
    for (const { id } of meant) mentions.add(id);
    return `@[${meant[0]!.id}]`;
  });
  return { body, mentions: [...mentions] };
}

/** A stored comment as it is read. Joined, the parts are what its author edits. */
export function commentParts(body: string, nameOf: (id: string) => string): CommentPart[] {
  const parts: CommentPart[] = [];
  let from = 0;
  for (const match of body.matchAll(MENTION)) {
    parts.push({ text: body.slice(from, match.index), mentioned: false });
    parts.push({ text: `@${nameOf(match[1]!)}`, mentioned: true });
    from = match.index + match[0].length;
  }
  parts.push({ text: body.slice(from), mentioned: false });
  return parts.filter(({ text }) => text !== "");
}

/** The name that is being typed after an “@” just before the caret, in UTF-16 code units; null when none is. */
export function mentionBefore(
  text: string,
  caret: number,
): { readonly start: number; readonly query: string } | null {
  const match = /(?:^|[\s(])@([^@\n]{0,40})$/u.exec(text.slice(0, caret));
  return match && { start: caret - match[1]!.length - 1, query: match[1]! };
}

/** Those whose name, or a word of it, begins with what was typed. */
export function matchingPeople(people: readonly Person[], query: string): Person[] {
  const typed = query.toLocaleLowerCase();
  return people.filter(({ name }) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(typed) || lower.split(/\s+/).some((word) => word.startsWith(typed));
  });
}

function literal(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
