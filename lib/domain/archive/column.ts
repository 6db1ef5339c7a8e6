/** What a column of an archive holds. One word decides its schema, its check and its conversion. */
export type Kind =
  | "id"
  | "text"
  /** A string that may name people by their ids, such as a comment that mentions somebody. */
  | "text with ids"
  | "integer"
  | "number"
  | "flag"
  /** ISO 8601 with milliseconds, UTC. */
  | "moment"
  /** YYYY-MM-DD */
  | "day"
  | "sha256"
  | "json";

export interface Column {
  readonly kind: Kind;
  readonly nullable?: true;
  readonly oneOf?: readonly string[];
  /** The noun whose row it names; the row is of the same project. */
  readonly of?: string;
  /** It may name a row that comes after its own: it is set when all rows are there. */
  readonly later?: true;
  /** Of JSON: what it looks like (lib/server/archive/schemas.ts); left out where the app reads it freely. */
  readonly shape?: Shape;
}

/** The forms of JSON that an import checks. */
export type Shape =
  "answers" | "frames" | "place" | "spans" | "strings" | "submission" | "zones" | "list" | "record";

export const id: Column = { kind: "id" };
export const text: Column = { kind: "text" };
export const withIds: Column = { kind: "text with ids" };
export const integer: Column = { kind: "integer" };
export const number: Column = { kind: "number" };
export const flag: Column = { kind: "flag" };
export const moment: Column = { kind: "moment" };
export const day: Column = { kind: "day" };
export const sha256: Column = { kind: "sha256" };
export const any: Column = { kind: "json" };
export const json = (shape: Shape): Column => ({ kind: "json", shape });
export const oneOf = (...values: readonly string[]): Column => ({ kind: "text", oneOf: values });
/** The id of a row of another noun, or of the same. */
export const ref = (of: string): Column => ({ kind: "id", of });
export const later = (of: string): Column => ({ kind: "id", of, nullable: true, later: true });
export const maybe = (column: Column): Column => ({ ...column, nullable: true });
/** Who did it. */
export const user = ref("users");
