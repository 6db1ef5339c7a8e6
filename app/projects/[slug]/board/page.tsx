import { ArticleList } from "@/components/board/article-list";
import { ArticleTotals } from "@/components/board/article-totals";
import { RoundForecast } from "@/components/board/forecast-words";
import { ReviewerTable } from "@/components/board/reviewer-table";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Page } from "@/components/shell/page";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { BOARD_PAGE, readBoardArticles, readReviewerProgress } from "@/lib/data/board";
import { readLiveView } from "@/lib/data/live-view";
import { findProject } from "@/lib/data/projects";
import { listRounds } from "@/lib/data/rounds";

import { can } from "@/lib/domain/access";
import type { ArticleState } from "@/lib/domain/board";
import { ARTICLE_STATES, totalOf } from "@/lib/domain/board";
import { roundForecast } from "@/lib/domain/forecast";
import { dayAt, mainRound } from "@/lib/domain/round";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { RoundChoice } from "../assignments/round-choice";

export const metadata = { title: "Board" };

/** No round has so many articles that one could be on a later page. */
const LAST_PAGE = 100_000;

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Partial<Record<"round" | "state" | "page", string | string[]>>>;
}

/** How far a round is, reviewer by reviewer and article by article, as it happens. */
export default async function BoardPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const access = await load(requireProject(slug, "assignment:read"));
  const since = await readLiveView(access); // before the rest: what changes meanwhile is told
  const [project, rounds] = await Promise.all([findProject(access), listRounds(access)]);
  const round = rounds.find(({ id }) => id === asked.round) ?? mainRound(rounds);
  const address = `/projects/${slug}/board`;
  const header = (
    <PageHeader
      title="Board"
      description="How far everybody is. It says nothing of what was found."
      actions={
        can(access.role, "audit:read") && (
          <ButtonLink href={`/projects/${slug}/history`}>History</ButtonLink>
        )
      }
    />
  );
  if (!round) {
    return (
      <Page>
        {header}
        <EmptyState
          title="There is no round yet"
          action={<ButtonLink href={`/projects/${slug}/assignments`}>Assignments</ButtonLink>}
        >
          Once articles are given to reviewers, their progress shows up here.
        </EmptyState>
      </Page>
    );
  }

  const state = ARTICLE_STATES.find((known) => known === asked.state) ?? null;
  const page = Math.min(Math.max(0, Math.floor(Number(asked.page) || 1) - 1), LAST_PAGE);
  const today = dayAt(new Date(), project.timeZone);
  const [reviewers, { counts, articles }] = await Promise.all([
    readReviewerProgress(access, round.id, today),
    readBoardArticles(access, round.id, { state, page }),
  ]);
  const paces = reviewers.map((line) => ({ ...line, remaining: line.given - line.submitted }));
  const listed = state ? counts[state] : totalOf(counts);
  const hrefOf = (chosen: ArticleState | null, at = 0) => {
    const query = new URLSearchParams({ round: round.id });
    if (chosen) query.set("state", chosen);
    if (at > 0) query.set("page", String(at + 1));
    return `${address}?${query}`;
  };

  return (
    <Page>
      {header}
      <RoundChoice address={address} rounds={rounds} current={round.id} />
      <div className="mb-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="flex items-center gap-2">
          {rounds.length === 1 && <p className="font-medium">{round.name}</p>}
          {round.closedAt && <Badge>Closed</Badge>}
        </div>
        <LiveRefresh slug={slug} since={since} />
      </div>
      {reviewers.length === 0 ? (
        <EmptyState
          title="Nobody has been given an article in this round"
          action={<ButtonLink href={`/projects/${slug}/assignments`}>Assignments</ButtonLink>}
        >
          Give articles to reviewers, and see here how far they are.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-12">
          <section aria-labelledby="remaining" className="flex flex-col gap-4">
            <h2 id="remaining">What remains</h2>
            <RoundForecast
              forecast={roundForecast(paces)}
              remaining={paces.reduce((sum, { remaining }) => sum + remaining, 0)}
              today={today}
              dueOn={round.dueOn}
            />
          </section>
          <section aria-labelledby="reviewers" className="flex flex-col gap-4">
            <h2 id="reviewers">Reviewers</h2>
            <ReviewerTable reviewers={paces} today={today} />
          </section>
          <section aria-labelledby="articles" className="flex flex-col gap-5">
            <h2 id="articles">Articles</h2>
            <ArticleTotals counts={counts} chosen={state} hrefOf={hrefOf} />
            {articles.length > 0 ? (
              <ArticleList
                lines={articles.map((article) => ({
                  ...article,
                  href: `/projects/${slug}/articles/${article.id}`,
                }))}
              />
            ) : (
              <p className="text-muted">No article of this round is in this state.</p>
            )}
            {listed > BOARD_PAGE && (
              <PageLinks
                page={page}
                size={BOARD_PAGE}
                total={listed}
                unit="articles"
                href={(at) => hrefOf(state, at)}
              />
            )}
          </section>
        </div>
      )}
    </Page>
  );
}
