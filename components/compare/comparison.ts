import type { Annotation } from "@/lib/domain/annotation";
import type { Decision } from "@/lib/domain/decision";
import type { Agreement, Difference } from "@/lib/domain/differences";
import type { Result } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import type { Verdict } from "@/lib/domain/review";
import type { Zone } from "@/lib/domain/zones";
import type { Decide } from "./settle-form";

export interface Review {
  readonly annotationId: string;
  readonly reviewerId: string;
  readonly reviewerName: string;
  readonly verdict: Verdict;
  readonly note: string;
}

export interface ComparisonDeskProps {
  viewerId: string;
  article: {
    readonly text: string;
    /** Its number; offsets count in it. */
    readonly textVersion: number;
    readonly zones: readonly Zone[];
    readonly language: string | null;
    readonly frames: readonly Frame[];
    readonly reviewers: readonly {
      readonly id: string;
      readonly name: string;
      readonly noFrameFound: boolean;
    }[];
    readonly annotations: readonly Annotation[];
    readonly reviews: readonly Review[];
  };
  agreements: readonly Agreement<Annotation>[];
  differences: readonly Difference<Annotation>[];
  /** Null for those who do not settle. */
  decisions: readonly Decision[] | null;
  closed: boolean;
  review: (annotationId: string, form: FormData) => Promise<Result<void>>;
  decide?: Decide | undefined;
  takeBack?: ((decisionId: string) => Promise<Result<void>>) | undefined;
}

/** What a list entry is about: a difference by its kind, or what all tagged alike. */
export type Cluster = Omit<Difference<Annotation>, "kind"> & {
  readonly kind: Difference<Annotation>["kind"] | "agreement";
};
