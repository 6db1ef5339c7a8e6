import { z } from "zod";
import type { Column, Shape } from "@/lib/domain/archive/column";
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, NOUNS, USER_COLUMNS } from "@/lib/domain/archive/nouns";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import { ZONE_KINDS } from "@/lib/domain/zones";

const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const offset = z.int32().nonnegative();
const span = { start: offset, end: offset };
const answer = z.union([z.string(), z.array(z.string()), z.number()]);
const tag = z.looseObject({ id, frameId: id, ...span, memo: z.string() });

const SHAPES: Readonly<Record<Shape, z.ZodType>> = {
  answers: z.record(z.string(), answer),
  frames: z.array(
    z.looseObject({
      ...{ id, name: z.string(), shortName: z.string(), definition: z.string(), key: z.string() },
      ...{ color: z.enum(FRAME_COLORS), pattern: z.enum(FRAME_PATTERNS) },
    }),
  ),
  list: z.array(z.json()),
  place: z.strictObject({ articleId: id, ...span }),
  record: z.record(z.string(), z.json()),
  spans: z.array(z.strictObject(span)),
  strings: z.array(z.string()),
  submission: z.looseObject({ annotations: z.array(tag), answers: z.record(z.string(), answer) }),
  zones: z.array(
    z.strictObject({ zone: z.enum(ZONE_KINDS), ...span, speaker: z.string().optional() }),
  ),
};

/** The schema of one column. */
function schemaOf({ kind, oneOf, nullable, shape }: Column): z.ZodType {
  const schema = oneOf ? z.enum(oneOf) : shape ? SHAPES[shape] : KINDS[kind];
  return nullable ? schema.nullable() : schema;
}

const KINDS: Readonly<Record<Column["kind"], z.ZodType>> = {
  id,
  text: z.string(),
  "text with ids": z.string(),
  integer: z.int32(),
  number: z.number(),
  flag: z.boolean(),
  moment: z.iso.datetime({ precision: 3 }),
  day: z.iso.date(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  json: z.json(),
};

const rowOf = (columns: Readonly<Record<string, Column>>) =>
  z.strictObject(
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, schemaOf(column)])),
  );

/** The schema of a row of each file of an archive. */
export const ROW_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  users: rowOf(USER_COLUMNS),
  ...Object.fromEntries(Object.entries(NOUNS).map(([name, { columns }]) => [name, rowOf(columns)])),
};

/** `manifest.json`: what the archive is, and what each file must hold. */
export const manifestSchema = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.literal(ARCHIVE_VERSION),
  project: z.strictObject({ id, slug: z.string(), name: z.string() }),
  /** "submitted work": without what reviewers had not handed in. */
  content: z.enum(["everything", "submitted work"]),
  files: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
