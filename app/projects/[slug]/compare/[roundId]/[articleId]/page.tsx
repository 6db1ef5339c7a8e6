import { AnswersTable } from "@/components/compare/answers-table";
import { ComparisonDesk } from "@/components/compare/comparison-desk";
import { SettlingBar } from "@/components/compare/settling-bar";
import { UnsettledDecisions } from "@/components/corrections/unsettled-decisions";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { findNextToSettle } from "@/lib/data/settling-queue";
import { grant } from "@/lib/domain/access";
import { comparedAnswers } from "@/lib/domain/answer-differences";
import { articleAttributes } from "@/lib/domain/attribute";
import { settlingProgress } from "@/lib/domain/settling-progress";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { adoptAll, close, settleDecision } from "./actions";
import type { Place } from "./desk-props";
import { readDeskProps } from "./desk-props";

export const metadata = { title: "Compare tags" };

/** Everybody's tags of one article side by side: to review, to settle, and to see what was settled. */
export default async function ComparePage({ params }: { params: Promise<Place> }) {
  const place = await params;
  const { slug, roundId, articleId } = place;
  const access = await load(requireProject(slug, "review:create"));
  const { article, adjudication, desk } = await load(readDeskProps(access, place));
  const judge = adjudication.hidden ? null : grant(access, "decision:create");
  const next = judge && (await findNextToSettle(judge, roundId, articleId));

  const { reviewers } = article;
  const { agreements, differences, settled, appeal } = desk;
  const answers = comparedAnswers(articleAttributes(article.attributes), article.answered);
  const progress = settlingProgress(
    desk,
    answers,
    new Set(settled.decisions.flatMap(({ annotationIds }) => annotationIds)),
    new Map(settled.answers.map(({ attributeId, value }) => [attributeId, value])),
  );
  const { closedAt, closedBy, revision } = adjudication;

  return (
    <Page>
      <PageHeader
        title={article.title ?? article.fileName}
        breadcrumbs={[
          { href: `/projects/${slug}`, label: "Overview" },
          { href: `/projects/${slug}/compare`, label: "Compare" },
        ]}
        description={`${reviewers.map(({ name }) => name).join(", ")}: ${count(agreements.length, "passage")} tagged alike, ${count(differences.length, "difference")}.`}
        actions={
          appeal && (
            <ButtonLink href={`/projects/${slug}/compare/${roundId}/${articleId}/feedback`}>
              What became of your tags
            </ButtonLink>
          )
        }
      />
      {judge && (
        <SettlingBar
          progress={progress}
          waiting={adjudication.waiting}
          closed={closedAt && `${closedBy}, ${closedAt.toISOString().slice(0, 10)}`}
          adoptAll={adoptAll.bind(null, slug, roundId, articleId)}
          close={close.bind(null, slug, roundId, articleId, revision)}
          nextHref={next && `/projects/${slug}/compare/${next.roundId}/${next.articleId}`}
        />
      )}
      {judge && (
        <UnsettledDecisions
          decisions={settled.decisions}
          frames={article.frames}
          language={article.language}
          closed={settled.closed}
          settle={settleDecision.bind(null, slug)}
        />
      )}
      <AnswersTable
        article={article}
        compared={answers}
        settled={settled}
        settling={desk.settling}
      />
      <ComparisonDesk key={`${roundId} ${articleId}`} {...desk} />
    </Page>
  );
}

function count(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : `${noun}s`}`;
}
