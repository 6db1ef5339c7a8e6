import type { Answers, Attribute } from "../attribute";
import type { Frame } from "../frame";
import type { RoundKind } from "../round";
import type { SubmittedTag } from "../submission";
import type { Zone } from "../zones";

/**
 * A project as files for other programs hold it: what it consists of, and then its
 * articles one by one, each with the codings of it. Every writer takes this, so it
 * holds what any format can carry; a writer leaves out what its format cannot.
 */
export interface Study {
  readonly head: StudyHead;
  /** All frozen articles in the order of their ids; each call reads them from the beginning. */
  readonly articles: () => AsyncIterable<StudyArticle>;
}

/** Which judgements a study holds: what each reviewer found before reveal, or what was settled. */
export const STUDY_LAYERS = ["reviewer", "final"] as const;
export type StudyLayer = (typeof STUDY_LAYERS)[number];

/** The one who made the final layer, among the members of a study of it. */
export const FINAL_LAYER = "final-layer";

export interface StudyHead {
  readonly project: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly description: string;
    /** ISO 8601, UTC. */
    readonly createdAt: string;
  };
  /** When the file was asked for, ISO 8601, UTC: given from outside, so that a writer is pure. */
  readonly exportedAt: string;
  readonly layer: StudyLayer;
  /** In codebook order: those of the newest published version, then those only older ones have. */
  readonly frames: readonly StudyFrame[];
  /** The questions in their order, the same way: the newest version's, then older ones. */
  readonly questions: readonly Attribute[];
  /** Who made the codings; in the final layer one, `FINAL_LAYER`. In the order of their ids. */
  readonly members: readonly StudyMember[];
  /** Oldest first. */
  readonly rounds: readonly StudyRound[];
  /** Names of the outlets, in the order of the alphabet. */
  readonly outlets: readonly string[];
  /** How many articles follow. */
  readonly articles: number;
}

export interface StudyFrame extends Frame {
  /** The same in every export and in codebook files: 8-4-4-4-12 hex digits, lower case. */
  readonly guid: string;
  /** #RRGGBB, for programs that have colours of their own. */
  readonly hex: string;
  /** Whether the newest codebook goes without it. */
  readonly isRetired: boolean;
  /** The frame it counts as in figures: itself, unless it was merged into another. */
  readonly countsAs: string;
}

export interface StudyMember {
  readonly id: string;
  /** As the project shows it: the name, or a pseudonym. Two may have the same. */
  readonly name: string;
}

export interface StudyRound {
  readonly id: string;
  readonly name: string;
  readonly kind: RoundKind;
  readonly codebookVersion: number;
}

/** One frozen article, in its newest text, with all codings that whoever exports may see. */
export interface StudyArticle {
  readonly id: string;
  /** The title, or the file's name where none is known. */
  readonly title: string;
  readonly author: string | null;
  readonly outlet: string | null;
  /** YYYY-MM-DD. */
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly fileName: string;
  readonly weight: number | null;
  /** Canonical: LF line ends, no byte order mark. All offsets count its code points. */
  readonly text: string;
  /** Number of the text version, from 1. */
  readonly textVersion: number;
  /** SHA-256 of the text in UTF-8, hex. */
  readonly sha256: string;
  readonly zones: readonly Zone[];
  /** ISO 8601, UTC: when this text was frozen. */
  readonly frozenAt: string;
  /** By round, then by reviewer. */
  readonly codings: readonly StudyCoding[];
}

/** One finished coding of an article: by one reviewer in one round, or the settled one. */
export interface StudyCoding {
  readonly roundId: string;
  /** Id of a member of the study. */
  readonly reviewerId: string;
  /** When it was handed in or settled, ISO 8601, UTC; null while it is being revised. */
  readonly submittedAt: string | null;
  readonly isFinal: boolean;
  /** Said explicitly, where there are no annotations. */
  readonly noFrameFound: boolean;
  /** Those that stand in the article's text: by start, the longer first, then by id. */
  readonly annotations: readonly StudyAnnotation[];
  /** Those whose passage a correction of the text removed: their offsets count in an older text. */
  readonly orphaned: readonly StudyAnnotation[];
  /** Answers to the questions on the article, by question. */
  readonly answers: Answers;
}

/** In the final layer `id` is the decision's and `memo` its reason. */
export type StudyAnnotation = SubmittedTag;
