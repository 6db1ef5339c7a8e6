import { sorted } from "./sorted-json";

/** One line of the history, as it is sealed. */
export interface AuditEvent {
  readonly sequence: number;
  /** To the millisecond */
  readonly createdAt: Date;
  readonly actorId: string | null;
  readonly projectId: string | null;
  readonly action: string;
  readonly subjectId: string | null;
  /** JSON values */
  readonly detail: unknown;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string | null;
}

/** A link of the chain: an event and the hash over it and everything before. */
export interface AuditLink {
  /** 1, 2, 3 …, without gaps, in the order in which events were sealed */
  readonly position: number;
  /** SHA-256, lower-case hexadecimal */
  readonly hash: string;
  /** The sealed event; null where it is gone. */
  readonly event: AuditEvent | null;
}

/** What stands for the link before the first one. */
export const CHAIN_START = "0".repeat(64);

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export type Sha256 = (text: string) => string;

/**
 * The hash of a link: SHA-256 over the hash before it, a line feed, and the event in its
 * canonical form. Whoever changes an event, or leaves one out, would have to compute every
 * later link anew; and whoever wrote down a later hash beforehand would notice.
 */
export function linkHash(before: string, event: AuditEvent, sha256: Sha256): string {
  return sha256(`${before}\n${canonicalEvent(event)}`);
}

/**
 * An event as one line of JSON that is the same whichever database kept it: a list of its
 * fields in fixed order, the time in UTC, the keys of objects sorted.
 */
export function canonicalEvent(event: AuditEvent): string {
  return JSON.stringify([
    event.sequence,
    event.createdAt.toISOString(),
    event.actorId,
    event.projectId,
    event.action,
    event.subjectId,
    sorted(event.detail),
    sorted(event.before),
    sorted(event.after),
    event.requestId,
  ]);
}

/** Where a chain does not hold: its first broken link, and why. */
export interface BrokenLink {
  readonly position: number;
  readonly sequence: number | null;
  readonly because: "missing-link" | "missing-event" | "changed";
}

/** Where a check stands after the links so far; begin with `UNCHECKED`. */
export interface ChainCheck {
  readonly position: number;
  readonly hash: string;
  readonly broken: BrokenLink | null;
}

export const UNCHECKED: ChainCheck = { position: 0, hash: CHAIN_START, broken: null };

/**
 * Go on checking a chain with its next links, in order of position. The first broken link
 * stays the answer; what comes after it says nothing.
 */
export function checkLinks(
  check: ChainCheck,
  links: readonly AuditLink[],
  sha256: Sha256,
): ChainCheck {
  let { position, hash } = check;
  if (check.broken) return check;
  for (const link of links) {
    const broken = (because: BrokenLink["because"]): ChainCheck => {
      const at = because === "missing-link" ? position + 1 : link.position;
      const sequence = because === "missing-link" ? null : (link.event?.sequence ?? null);
      return { position, hash, broken: { position: at, sequence, because } };
    };
    if (link.position !== position + 1) return broken("missing-link");
    if (!link.event) return broken("missing-event");
    if (linkHash(hash, link.event, sha256) !== link.hash) return broken("changed");
    ({ position, hash } = link);
  }
  return { position, hash, broken: null };
}
