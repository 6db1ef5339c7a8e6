/** For how many days what was deleted can be brought back. It stays stored for good. */
export const TRASH_DAYS = 30;

const DAY = 24 * 60 * 60 * 1000;

/** What can lie in the trash of a project. */
export const TRASH_KINDS = ["article", "frame", "round", "report", "event"] as const;
export type TrashKind = (typeof TRASH_KINDS)[number];

/** Something in the trash, with what hangs on it. */
export interface TrashItem {
  readonly kind: TrashKind;
  readonly id: string;
  readonly name: string;
  readonly deletedAt: Date;
  /** Null where the history does not know. */
  readonly deletedBy: string | null;
  /** "12 assignments, 340 submitted tags of 3 reviewers"; null where nothing can hang on it. */
  readonly goes: string | null;
}

/** What is deleted before this moment is not offered any more. */
export function trashBegins(now: Date): Date {
  return new Date(now.getTime() - TRASH_DAYS * DAY);
}

/** Until when something can be brought back. */
export function trashEnds(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + TRASH_DAYS * DAY);
}

/** What hangs on a thing, counted. */
export interface Hanging {
  readonly articles?: number;
  readonly rounds?: number;
  readonly assignments?: number;
  readonly tags?: number;
  /** Instead of their number, where counting a million of them would take long. */
  readonly allTags?: boolean;
  /** Those whose tags they are */
  readonly reviewers?: number;
  readonly decisions?: number;
  readonly discussions?: number;
}

/** Things that other work hangs on: what goes with them is said before they are deleted. */
export type HangingKind = Exclude<TrashKind, "report" | "event">;

/** What goes with a thing that is deleted, in words; only what there is. */
export function goesWith(counts: Hanging): string {
  const { tags = 0, reviewers = 0 } = counts;
  const words = [
    some(counts.articles, "article"),
    some(counts.rounds, "round"),
    some(counts.assignments, "assignment"),
    tags > 0 && `${some(tags, "submitted tag")} of ${some(reviewers, "reviewer")}`,
    some(counts.decisions, "decision"),
    some(counts.discussions, "discussion"),
    counts.allTags && "all tags",
  ].filter((word) => typeof word === "string");
  return words.length === 0 ? "nothing else" : words.join(", ");
}

function some(count: number | undefined, noun: string): string | false {
  if (!count) return false;
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
