import type { Content } from "./annotation-content";

/** What the journal keeps of an annotation after each change. */
export interface JournalState extends Content {
  readonly quote: string;
  readonly deleted: boolean;
}

/** One change of one annotation. */
export interface JournalEntry {
  readonly annotationId: string;
  /** 1 when created; one more with each change */
  readonly revision: number;
  readonly createdAt: Date;
  readonly after: JournalState;
}

/** An annotation as it was. */
export interface PastAnnotation extends Content {
  readonly id: string;
  readonly quote: string;
  readonly revision: number;
}

/**
 * The annotations as they stood at a moment: of each the latest change up to and including
 * it, without those that were deleted then. In the order of the text; the order of the
 * journal does not matter. Offsets count in the text of that moment, because correcting a
 * text moves every annotation by a change of its own.
 */
export function annotationsAt(journal: Iterable<JournalEntry>, moment: Date): PastAnnotation[] {
  const latest = new Map<string, JournalEntry>();
  for (const entry of journal) {
    if (entry.createdAt > moment) continue;
    const known = latest.get(entry.annotationId);
    if (!known || known.revision < entry.revision) latest.set(entry.annotationId, entry);
  }
  return [...latest.values()]
    .flatMap(({ annotationId, revision, after: { deleted, ...state } }) =>
      deleted ? [] : [{ ...state, id: annotationId, revision }],
    )
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}
