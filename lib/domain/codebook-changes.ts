import { FIELD_NAMES, frameDifferences, isReordered } from "./codebook/diff";
import type { Frame } from "./frame";

/**
 * What `after` says differently from `before`, in a sentence each. Empty exactly
 * when `sameCodebook` holds.
 */
export function codebookChanges(before: readonly Frame[], after: readonly Frame[]): string[] {
  const changes = frameDifferences(before, after).map(({ kind, name, fields }) => {
    if (kind === "new") return `“${name}” is new.`;
    if (kind === "retired") return `“${name}” is retired.`;
    const list = fields.map(({ field }) => FIELD_NAMES[field]).join(", ");
    return `“${name}” has another ${list}.`;
  });
  if (isReordered(before, after)) changes.push("The frames stand in another order.");
  return changes;
}
