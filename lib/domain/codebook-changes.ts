import type { Frame } from "./frame";

/** What a field of a frame is called on screen, in the order of a codebook entry. */
const FIELD_NAMES = {
  name: "name",
  shortName: "short name",
  definition: "definition",
  includeWhen: "“include when”",
  excludeWhen: "“exclude when”",
  example: "example",
  counterExample: "counter-example",
  color: "colour",
  pattern: "line pattern",
  key: "key",
  parentId: "place in the tree",
  isGroup: "kind (group or frame)",
} as const satisfies Record<keyof Omit<Frame, "id">, string>;

/**
 * What `after` says differently from `before`, in a sentence each. Empty exactly
 * when `sameCodebook` holds.
 */
export function codebookChanges(before: readonly Frame[], after: readonly Frame[]): string[] {
  const old = new Map(before.map((frame) => [frame.id, frame]));
  const now = new Set(after.map(({ id }) => id));
  const changes: string[] = [];

  for (const frame of after) {
    const was = old.get(frame.id);
    if (!was) changes.push(`“${frame.name}” is new.`);
    else {
      const fields = fieldNames.filter((field) => frame[field] !== was[field]);
      if (fields.length > 0) {
        const list = fields.map((field) => FIELD_NAMES[field]).join(", ");
        changes.push(`“${was.name}” has another ${list}.`);
      }
    }
  }
  for (const { id, name } of before) {
    if (!now.has(id)) changes.push(`“${name}” is retired.`);
  }
  const kept = before.filter(({ id }) => now.has(id));
  const shared = after.filter(({ id }) => old.has(id));
  if (kept.some(({ id }, index) => id !== shared[index]?.id)) {
    changes.push("The frames stand in another order.");
  }
  return changes;
}

const fieldNames = Object.keys(FIELD_NAMES) as (keyof typeof FIELD_NAMES)[];
