import type { Frame } from "../frame";

/** What a field of a frame is called on screen, in the order of a codebook entry. */
export const FIELD_NAMES = {
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
  isGroup: "kind",
} as const satisfies Record<keyof Omit<Frame, "id" | "isDeleted">, string>;

export type FrameField = keyof typeof FIELD_NAMES;
export const FRAME_FIELDS = Object.keys(FIELD_NAMES) as FrameField[];

/** The fields that say what a frame means; the others only say how it looks and where it stands. */
export const MEANING_FIELDS: readonly FrameField[] = [
  "name",
  "definition",
  "includeWhen",
  "excludeWhen",
  "example",
  "counterExample",
];

export interface FieldDifference {
  readonly field: FrameField;
  /** As a person reads it: the parent's name, “group” or “frame”. */
  readonly before: string;
  readonly after: string;
}

/** One frame that two codebooks have differently. */
export interface FrameDifference {
  readonly kind: "new" | "retired" | "changed";
  readonly frameId: string;
  /** As the older codebook names it, if it has it: the name that reviewers know. */
  readonly name: string;
  readonly fields: readonly FieldDifference[];
}

/** What `after` has differently from `before`, field by field, in its own order; the retired ones last. */
export function frameDifferences(
  before: readonly Frame[],
  after: readonly Frame[],
): FrameDifference[] {
  const old = new Map(before.map((frame) => [frame.id, frame]));
  const now = new Map(after.map((frame) => [frame.id, frame]));
  const differences: FrameDifference[] = [];
  for (const frame of after) {
    const was = old.get(frame.id);
    const fields = FRAME_FIELDS.filter((field) => frame[field] !== (was ? was[field] : "")).map(
      (field) => ({
        field,
        before: was ? shown(was, field, before) : "",
        after: shown(frame, field, after),
      }),
    );
    if (!was) {
      const written = fields.filter((field) => field.after !== "");
      differences.push({ kind: "new", frameId: frame.id, name: frame.name, fields: written });
    } else if (fields.length > 0) {
      differences.push({ kind: "changed", frameId: frame.id, name: was.name, fields });
    }
  }
  for (const { id, name } of before) {
    if (!now.has(id)) differences.push({ kind: "retired", frameId: id, name, fields: [] });
  }
  return differences;
}

/** The frames of both codebooks whose words changed, so that somebody must say whether their meaning did. */
export function framesToJudge(
  before: readonly Frame[],
  after: readonly Frame[],
): FrameDifference[] {
  return frameDifferences(before, after).filter(
    ({ kind, fields }) =>
      kind === "changed" && fields.some(({ field }) => MEANING_FIELDS.includes(field)),
  );
}

/** Whether the frames that both codebooks have stand in another order. */
export function isReordered(before: readonly Frame[], after: readonly Frame[]): boolean {
  const ids = (frames: readonly Frame[], others: readonly Frame[]) =>
    frames.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => id);
  const [old, now] = [ids(before, after), ids(after, before)];
  return old.some((id, index) => id !== now[index]);
}

function shown(frame: Frame, field: FrameField, frames: readonly Frame[]): string {
  if (field === "isGroup") return frame.isGroup ? "group" : "frame";
  if (field !== "parentId") return frame[field];
  const parent = frames.find(({ id }) => id === frame.parentId);
  return parent ? `under “${parent.name}”` : "at the top";
}
