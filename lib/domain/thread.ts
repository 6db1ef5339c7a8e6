import type { Role } from "./access";
import { can } from "./access";
import type { Frame } from "./frame";
import type { CommentPart } from "./mentions";

/** The most that a comment may hold, in UTF-16 code units. */
export const LONGEST_COMMENT = 10_000;

/** What a thread is about. */
export type Subject =
  | { readonly kind: "annotation"; readonly annotationId: string }
  | { readonly kind: "decision"; readonly decisionId: string }
  /** `roundId`: the round it is coded in; null where it is about the article as such */
  | { readonly kind: "article"; readonly articleId: string; readonly roundId: string | null }
  | { readonly kind: "frame"; readonly frameId: string };

/** Where two subjects are the same thing. */
export function isAbout(thread: { readonly subject: Subject }, subject: Subject): boolean {
  return idOf(thread.subject) === idOf(subject);
}

function idOf(subject: Subject): string {
  switch (subject.kind) {
    case "annotation":
      return subject.annotationId;
    case "decision":
      return subject.decisionId;
    case "article":
      return subject.articleId;
    case "frame":
      return subject.frameId;
  }
}

/** A thread as one person may read it. */
export interface ThreadView {
  readonly id: string;
  readonly subject: Subject;
  /** The article's title, or the frame's name. */
  readonly title: string;
  readonly articleId: string | null;
  /** The frame it is about, or that the tag or decision uses. */
  readonly frame: Pick<Frame, "id" | "name" | "shortName" | "color" | "pattern"> | null;
  /** The words it is about, where it is about a tag or a decision. */
  readonly quote: string | null;
  readonly openedBy: string;
  readonly createdAt: string;
  /** The lead lets everybody read it, also who still codes the article. */
  readonly shared: boolean;
  readonly resolved: boolean;
  /** Those that the person may read, oldest first. */
  readonly comments: readonly CommentView[];
  readonly mayResolve: boolean;
  readonly mayShare: boolean;
}

export interface CommentView {
  readonly id: string;
  readonly author: string;
  readonly own: boolean;
  /** Empty once it is deleted. */
  readonly parts: readonly CommentPart[];
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly deleted: boolean;
}

/**
 * Where a person stands towards the article that a thread is about: not coding it; coding
 * it without being shown teammates' work yet; or coding it and being shown.
 */
export type Standing = "outside" | "blind" | "revealed";

/** A person's standing, from each of the person's assignments on the article in any round. */
export function standingOf(own: readonly { readonly revealed: boolean }[]): Standing {
  if (own.length === 0) return "outside";
  return own.every(({ revealed }) => revealed) ? "revealed" : "blind";
}

export interface Reader {
  readonly userId: string;
  readonly role: Role;
  readonly standing: Standing;
}

/** What decides who may read a thread. */
export interface ThreadFacts {
  readonly openedById: string;
  /** About a frame as such: no article is involved. */
  readonly ofFrame: boolean;
  readonly shared: boolean;
  /** Whether the reader may see the work that it is about (lib/domain/visibility.ts); true where it is about none. */
  readonly workSeen: boolean;
}

/**
 * Whether a person may read a thread, or learn that it exists.
 *
 * What is said about a frame is open to all, and one's own threads always are. Threads
 * on an article are hidden from who is still blind on it, whatever the role, unless the
 * lead has shared them; leads and adjudicators who do not code the article read them at
 * once, so that a reviewer can ask while coding; a reviewer who does not code it, not at
 * all. `readableThreads` in lib/data/thread-visibility.ts says the same in SQL, and the
 * two are tested against each other.
 */
export function mayReadThread(thread: ThreadFacts, reader: Reader): boolean {
  if (thread.ofFrame || thread.shared || thread.openedById === reader.userId) return true;
  switch (reader.standing) {
    case "outside":
      return can(reader.role, "decision:create");
    case "blind":
      return false;
    case "revealed":
      return thread.workSeen;
  }
}

/**
 * Whether a person who may read a thread may read one of its comments: all of them,
 * except that who is blind on the article does not see what others who code it say,
 * also not in an own thread.
 */
export function mayReadComment(
  comment: { readonly authorId: string; readonly authorCodes: boolean },
  thread: ThreadFacts,
  reader: Reader,
): boolean {
  if (thread.ofFrame || thread.shared || comment.authorId === reader.userId) return true;
  return reader.standing !== "blind" || !comment.authorCodes;
}

/**
 * Whether a person who may read a thread may mark it resolved: who opened it, and a lead
 * or adjudicator whom its article does not blind. Nobody else: the opener, still blind,
 * would learn that a teammate has read it.
 */
export function mayResolve(thread: ThreadFacts, reader: Reader): boolean {
  if (thread.openedById === reader.userId) return true;
  const judges = can(reader.role, "decision:create");
  return judges && (thread.ofFrame || reader.standing === "outside");
}
