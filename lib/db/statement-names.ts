import { createHash } from "node:crypto";

/** A statement that came so often is worth a name. */
const OFTEN = 5;
/** Names that one process gives: each of its connections keeps what bears one for good. */
const MOST_NAMES = 300;
/** Statements whose uses are counted. */
const MOST_COUNTED = 2_000;

/**
 * Names for statements that come again and again: what has one is taken apart and planned by
 * PostgreSQL once for each connection, not every time, which is a third of its work for a tag.
 * Statements that come seldom, such as lists of ever another length, get none.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private uses = new Map<string, number>();

  /** @returns the same name for the same text always, in every process; undefined for most */
  readonly of = (sql: string): string | undefined => {
    const known = this.names.get(sql);
    if (known !== undefined || this.names.size >= MOST_NAMES) return known;
    const uses = (this.uses.get(sql) ?? 0) + 1;
    this.uses.set(sql, uses);
    if (this.uses.size > MOST_COUNTED) this.uses = new Map(); // what comes often is soon back
    if (uses < OFTEN) return undefined;
    const name = `framewise_${createHash("sha256").update(sql).digest("hex").slice(0, 32)}`;
    this.names.set(sql, name);
    this.uses.delete(sql);
    return name;
  };
}
