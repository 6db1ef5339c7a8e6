import type { CodedArticle } from "../../agreement/frame-agreement";
import type { Study, StudyFrame } from "../../statistics/study";
import type { TableColumn } from "../table";

/** Whether one coding of an article has one frame. */
export interface Judgement {
  readonly layer: "final" | "reviewer" | "agreement";
  readonly articleId: string;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  /** Null in the final layer. */
  readonly reviewerId: string | null;
  readonly reviewer: string | null;
  readonly frameId: string;
  readonly frame: string;
  readonly present: 0 | 1;
}

const text = { type: "text" } as const;

// prettier-ignore
export const JUDGEMENT_COLUMNS: readonly TableColumn<Judgement>[] = [
  { key: "layer", header: "layer", ...text, meaning: "final: what was settled; reviewer: what each reviewer found, of the articles that figures count; agreement: of all articles that reviewers submitted" },
  { key: "articleId", header: "article_id", ...text, meaning: "the article" },
  { key: "outlet", header: "outlet", ...text, meaning: "who published it" },
  { key: "publishedOn", header: "published_on", ...text, meaning: "day of publication, YYYY-MM-DD" },
  { key: "reviewerId", header: "reviewer_id", ...text, meaning: "the reviewer; empty in the final layer" },
  { key: "reviewer", header: "reviewer", ...text, meaning: "as the project shows them" },
  { key: "frameId", header: "frame_id", ...text, meaning: "the frame" },
  { key: "frame", header: "frame", ...text, meaning: "its name" },
  { key: "present", header: "present", type: "integer", meaning: "1 where the coding has the frame, else 0" },
];

/** What prevalence and agreement are computed from. */
export interface Judged {
  readonly studies: { readonly final: Study; readonly reviewer: Study };
  readonly coded: readonly CodedArticle[];
  readonly frames: readonly StudyFrame[];
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
}

/** Every judgement, a row for each coding and frame: those of both layers, then those that agreement is of. */
export function* judgementsOf({ studies, coded, frames, reviewers }: Judged): Generator<Judgement> {
  const nameOf = new Map(reviewers.map(({ id, name }) => [id, name]));
  const by = (reviewerId: string | null) => ({
    reviewerId,
    reviewer: reviewerId === null ? null : (nameOf.get(reviewerId) ?? null),
  });
  for (const layer of ["final", "reviewer"] as const) {
    for (const { id: articleId, outlet, publishedOn, codings, reviewerIds } of studies[layer]
      .articles) {
      for (const [place, coding] of codings.entries()) {
        const whose = by(reviewerIds[place] ?? null);
        for (const [index, { id: frameId, name: frame }] of frames.entries()) {
          const present = coding[index] ? 1 : 0;
          yield { layer, articleId, outlet, publishedOn, ...whose, frameId, frame, present };
        }
      }
    }
  }
  const unknown = { outlet: null, publishedOn: null };
  for (const { articleId, passes, askedFrameIds } of coded) {
    for (const { reviewerId, frameIds } of passes) {
      for (const { id: frameId, name: frame } of frames) {
        if (askedFrameIds && !askedFrameIds.includes(frameId)) continue;
        const present = frameIds.includes(frameId) ? 1 : 0;
        const what = { frameId, frame, present } as const;
        yield { layer: "agreement", articleId, ...unknown, ...by(reviewerId), ...what };
      }
    }
  }
}
