import { AnswersTable } from "@/components/compare/answers-table";
import { ComparisonDesk } from "@/components/compare/comparison-desk";
import { UnsettledDecisions } from "@/components/corrections/unsettled-decisions";
import { SettlingBar } from "@/components/compare/settling-bar";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { readVisibleAnswers } from "@/lib/data/round-answers";
import { requireComparison } from "@/lib/data/comparisons";
import { findAdjudication } from "@/lib/data/adjudications";
import { grant } from "@/lib/domain/access";
import { comparisonOf } from "@/lib/domain/differences";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { adoptAll, close, decide, review, settleDecision, takeBack } from "./actions";

export const metadata = { title: "Compare tags" };

export default async function ComparePage({
  params,
}: {
  params: Promise<{ slug: string; roundId: string; articleId: string }>;
}) {
  const { slug, roundId, articleId } = await params;
  const access = await load(requireProject(slug, "review:create"));
  const article = await load(requireComparison(access, roundId, articleId));
  const answers = await readVisibleAnswers(access, roundId, articleId);
  const judge = grant(access, "decision:create");
  const adjudication = judge && (await findAdjudication(judge, roundId, articleId));

  const { annotations, reviewers } = article;
  const { agreements, differences } = comparisonOf(
    annotations,
    reviewers.map(({ id }) => id),
  );
  const settled = new Set(adjudication?.decisions.flatMap(({ annotationIds }) => annotationIds));
  const open = annotations.filter(({ id }) => !settled.has(id)).length;
  const closed = adjudication?.closedAt != null;

  return (
    <Page>
      <PageHeader
        title={article.title ?? article.fileName}
        breadcrumbs={[{ href: `/projects/${slug}`, label: "Overview" }]}
        description={`${reviewers.map(({ name }) => name).join(", ")}: ${agreements.length} passages tagged alike, ${differences.length} differences.`}
      />
      {adjudication && (
        <SettlingBar
          total={annotations.length}
          open={open}
          closed={closed}
          adoptAll={adoptAll.bind(null, slug, roundId, articleId)}
          close={close.bind(null, slug, roundId, articleId)}
        />
      )}
      {adjudication && (
        <UnsettledDecisions
          decisions={adjudication.decisions}
          frames={article.frames}
          language={article.language}
          closed={closed}
          settle={settleDecision.bind(null, slug)}
        />
      )}
      <AnswersTable {...answers} />
      <ComparisonDesk
        viewerId={access.userId}
        article={article}
        agreements={agreements}
        differences={differences}
        decisions={adjudication?.decisions ?? null}
        closed={closed}
        review={review.bind(null, slug)}
        decide={judge && !closed ? decide.bind(null, slug, roundId, articleId) : undefined}
        takeBack={judge && !closed ? takeBack.bind(null, slug) : undefined}
      />
    </Page>
  );
}
