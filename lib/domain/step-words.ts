import type { Content } from "./annotation-content";
import { samePassage } from "./annotation-content";
import type { Change, Step } from "./annotation-steps";
import type { Frame } from "./frame";
import { frameName } from "./frame";

/** What a step did, in few words, for the list of what can be undone. */
export function stepWords(
  { changes }: Pick<Step, "changes">,
  frames: readonly Pick<Frame, "id" | "name">[],
): string {
  const nameOf = (frameId: string) => frameName(frames, frameId);
  const [change] = changes;
  if (!change) return "Nothing";
  if (changes.length === 1) return changeWords(change, nameOf);
  const made = changes.filter(({ before, after }) => !before && after).length;
  const gone = changes.filter(({ before, after }) => before && !after).length;
  if (made === changes.length) return `Tagged ${made} places: ${nameOf(change.after!.frameId)}`;
  if (made === 1 && changes.length === 2) return `Split a tag: ${frameOf(changes, nameOf)}`;
  if (gone === 1 && changes.length === 2) return `Merged two tags: ${frameOf(changes, nameOf)}`;
  return `Changed ${changes.length} tags`;
}

function changeWords({ before, after }: Change, nameOf: (frameId: string) => string): string {
  if (!before) return `Tagged: ${after ? nameOf(after.frameId) : ""}`;
  if (!after) return `Deleted: ${nameOf(before.frameId)}`;
  if (before.frameId !== after.frameId) {
    return `Changed the frame: ${nameOf(before.frameId)} → ${nameOf(after.frameId)}`;
  }
  return `${samePassage(before, after) ? "Said more of" : "Moved"}: ${nameOf(after.frameId)}`;
}

function frameOf(changes: readonly Change[], nameOf: (frameId: string) => string): string {
  const contents = changes.flatMap(({ before, after }): Content[] =>
    [after, before].filter((content) => content !== null),
  );
  return nameOf(contents[0]!.frameId);
}
