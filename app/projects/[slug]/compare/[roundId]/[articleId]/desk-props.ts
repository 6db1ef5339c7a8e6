import type { ComparisonDeskProps } from "@/components/compare/comparison";
import type { Adjudication } from "@/lib/data/adjudications";
import { findAdjudication } from "@/lib/data/adjudications";
import type { ComparedArticle } from "@/lib/data/comparisons";
import { requireComparison } from "@/lib/data/comparisons";
import type { ProjectAccess } from "@/lib/domain/access";
import { can, grant } from "@/lib/domain/access";
import { comparisonOf } from "@/lib/domain/differences";
import { discussionOf } from "../../../discussions/discussion-of";
import {
  answerAppeal,
  appeal,
  decide,
  file,
  review,
  settleAnswer,
  takeBack,
  takeBackAnswer,
} from "./actions";

export interface Place {
  readonly slug: string;
  readonly roundId: string;
  readonly articleId: string;
}

/** Everything about one article that the caller may compare, settle or appeal. */
export async function readDeskProps(
  access: ProjectAccess<"review:create">,
  { slug, roundId, articleId }: Place,
): Promise<{
  readonly article: ComparedArticle;
  readonly adjudication: Adjudication;
  readonly desk: ComparisonDeskProps;
}> {
  const article = await requireComparison(access, roundId, articleId);
  const discusser = grant(access, "thread:create")!;
  const [adjudication, discussion] = await Promise.all([
    findAdjudication(access, roundId, articleId),
    discussionOf(discusser, slug, { articleId }),
  ]);
  const { reviewers, annotations, attributes } = article;
  const closed = adjudication.closedAt !== null;
  const judges = can(access.role, "decision:create") && !adjudication.hidden;
  const coded = reviewers.some(({ id }) => id === access.userId);
  return {
    article,
    adjudication,
    desk: {
      ...comparisonOf(
        annotations,
        reviewers.map(({ id }) => id),
        attributes,
      ),
      viewerId: access.userId,
      article,
      settled: { ...adjudication, closed },
      review: article.mayReview ? review.bind(null, slug) : null,
      settling:
        judges && !closed
          ? {
              decide: decide.bind(null, slug, roundId, articleId),
              takeBack: takeBack.bind(null, slug),
              settleAnswer: settleAnswer.bind(null, slug, roundId, articleId),
              takeBackAnswer: takeBackAnswer.bind(null, slug, roundId, articleId),
            }
          : null,
      reopening: judges && closed ? { answerAppeal: answerAppeal.bind(null, slug) } : null,
      appeal: coded && closed ? appeal.bind(null, slug) : null,
      file: judges ? file.bind(null, slug) : null,
      discussion,
    },
  };
}
