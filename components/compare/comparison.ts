import type { DiscussionActions } from "@/components/discussion/actions";
import type { Annotation } from "@/lib/domain/annotation";
import type { Answered } from "@/lib/domain/answer-differences";
import type { Appeal, AppealOutcome } from "@/lib/domain/appeal";
import type { Answers, AnswerValue, Attribute } from "@/lib/domain/attribute";
import type { AnswerDecision, Decision, DecisionKind, PastDecision } from "@/lib/domain/decision";
import type { Agreement, Difference } from "@/lib/domain/differences";
import type { Result } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import type { Person } from "@/lib/domain/mentions";
import type { Verdict } from "@/lib/domain/review";
import type { Revision } from "@/lib/domain/submission";
import type { ThreadView } from "@/lib/domain/thread";
import type { Zone } from "@/lib/domain/zones";

export interface Review {
  readonly annotationId: string;
  readonly reviewerId: string;
  readonly reviewerName: string;
  readonly verdict: Verdict;
  readonly note: string;
}

/** An article with everybody's work on it. */
export interface Compared {
  readonly text: string;
  /** Its number; offsets count in it. */
  readonly textVersion: number;
  readonly zones: readonly Zone[];
  readonly language: string | null;
  readonly frames: readonly Frame[];
  readonly attributes: readonly Attribute[];
  readonly answered: readonly Answered[];
  readonly reviewers: readonly {
    readonly id: string;
    readonly name: string;
    readonly noFrameFound: boolean;
    /** Null where it is the blind work. */
    readonly revision: Revision | null;
  }[];
  readonly annotations: readonly Annotation[];
  readonly reviews: readonly Review[];
}

/** What was settled of it, as far as the viewer may know. */
export interface Settled {
  readonly revision: number;
  readonly closed: boolean;
  readonly decisions: readonly Decision[];
  readonly history: readonly PastDecision[];
  readonly answers: readonly AnswerDecision[];
  readonly answerHistory: readonly (AnswerDecision & { readonly overtaken: boolean })[];
  readonly appeals: readonly Appeal[];
}

/** What a decision keeps, as it is chosen. */
export interface Choice {
  readonly kind: DecisionKind;
  readonly frameId: string;
  readonly start: number;
  readonly end: number;
  readonly pieces: Annotation["pieces"];
  readonly attributes: Answers;
}

/** What adjudicators do with the differences. */
export interface SettlingActions {
  readonly decide: (
    decision: Choice & {
      readonly textVersion: number;
      readonly reason: string;
      readonly annotationIds: readonly string[];
      readonly revision: number;
    },
  ) => Promise<Result<void>>;
  readonly takeBack: (decisionId: string) => Promise<Result<void>>;
  readonly settleAnswer: (answer: {
    readonly attributeId: string;
    readonly value: AnswerValue | null;
    readonly reason: string;
    readonly revision: number;
  }) => Promise<Result<void>>;
  readonly takeBackAnswer: (id: string) => Promise<Result<void>>;
}

/** What adjudicators do with a closed article. */
export interface ClosedActions {
  readonly answerAppeal: (
    appealId: string,
    answer: {
      readonly outcome: AppealOutcome;
      readonly answer: string;
      readonly decision?: Choice & { readonly textVersion: number };
    },
  ) => Promise<Result<void>>;
}

export interface ComparisonDeskProps {
  readonly viewerId: string;
  readonly article: Compared;
  readonly agreements: readonly Agreement<Annotation>[];
  readonly differences: readonly Difference<Annotation>[];
  readonly settled: Settled;
  /** Null for those whom the round does not ask for verdicts. */
  readonly review:
    ((annotationId: string, verdict: Verdict, note: string) => Promise<Result<void>>) | null;
  /** Null for those who do not settle, and once the article is closed. */
  readonly settling: SettlingActions | null;
  /** Null for those who do not settle, and while the article is open. */
  readonly reopening: ClosedActions | null;
  /** Null for those who did not code the article, and while it is open. */
  readonly appeal: ((decisionId: string, reason: string) => Promise<Result<void>>) | null;
  /** Null for those who do not settle. */
  readonly file: ((decisionId: string, form: FormData) => Promise<Result<void>>) | null;
  readonly discussion: {
    readonly threads: readonly ThreadView[];
    readonly people: readonly Person[];
    readonly actions: DiscussionActions;
  };
}

/** What a list entry is about: a difference by its kind, or what all tagged alike. */
export type Cluster = Omit<Difference<Annotation>, "kind"> & {
  readonly kind: Difference<Annotation>["kind"] | "agreement";
};

/** Entries are told apart by their tags. */
export const clusterKey = ({ annotations }: Cluster) => annotations.map(({ id }) => id).join();

/** Each kind in the words of the list. */
export const KIND_WORDS: Readonly<Record<Cluster["kind"], string>> = {
  omission: "Only some tagged it",
  boundary: "Boundaries differ",
  frame: "Frame differs",
  attribute: "Answers differ",
  agreement: "All tagged it alike",
};

export const DECISION_WORDS: Readonly<Record<DecisionKind, string>> = {
  adopted: "Adopted",
  edited: "Edited",
  merged: "Merged",
  rejected: "Rejected",
};

/** The lane of the settled tags, beside those of the reviewers. */
export const FINAL = "final";
/** The passage that is being chosen. */
export const DRAFT = "draft";
