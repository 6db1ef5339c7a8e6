import { AnswersTable } from "@/components/compare/answers-table";
import { Feedback } from "@/components/compare/feedback";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { comparedAnswers } from "@/lib/domain/answer-differences";
import { articleAttributes } from "@/lib/domain/attribute";
import { ownOutcomes } from "@/lib/domain/feedback";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import type { Place } from "../desk-props";
import { readDeskProps } from "../desk-props";

export const metadata = { title: "What became of your tags" };

/** One's own tags and the final ones side by side, once the article is closed. */
export default async function FeedbackPage({ params }: { params: Promise<Place> }) {
  const place = await params;
  const { slug, roundId, articleId } = place;
  const access = await load(requireProject(slug, "review:create"));
  const { article, desk } = await load(readDeskProps(access, place));
  const { settled, appeal, viewerId } = desk;
  const outcomes = ownOutcomes(viewerId, article.annotations, settled.decisions);
  const kept = outcomes.filter(({ outcome }) => outcome === "kept").length;
  const mine = outcomes.filter(({ own }) => own.length > 0).length;
  const own = article.answered.filter(({ reviewerId }) => reviewerId === viewerId);

  return (
    <Page>
      <PageHeader
        title={article.title ?? article.fileName}
        breadcrumbs={[
          { href: `/projects/${slug}`, label: "Overview" },
          { href: `/projects/${slug}/compare?state=closed`, label: "Compare" },
          { href: `/projects/${slug}/compare/${roundId}/${articleId}`, label: "Everybody’s tags" },
        ]}
        description={
          appeal &&
          `${kept} of the ${mine} decisions about your tags kept them as they were. What you think is wrong you can appeal.`
        }
      />
      {appeal ? (
        <>
          <AnswersTable
            article={{
              ...article,
              reviewers: article.reviewers.filter(({ id }) => id === viewerId),
            }}
            compared={comparedAnswers(articleAttributes(article.attributes), own)}
            settled={settled}
            settling={null}
          />
          <Feedback outcomes={outcomes} desk={desk} />
        </>
      ) : (
        <EmptyState title="Nothing to show yet">
          When this article is settled and closed, those who coded it find here what became of their
          tags, and why.
        </EmptyState>
      )}
    </Page>
  );
}
