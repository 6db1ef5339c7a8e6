import { Page } from "@/components/shell/page";
import { AdmitForm } from "@/components/training/admit-form";
import { BarsForm } from "@/components/training/bars-form";
import { ExpertArticles } from "@/components/training/expert-articles";
import { ScoresTable } from "@/components/training/scores-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listAdmissions, listOpenedRounds } from "@/lib/data/entries";
import { listExpertWork } from "@/lib/data/expert-work";
import { listStandings } from "@/lib/data/training";
import { can, grant } from "@/lib/domain/access";
import { taggableFrames } from "@/lib/domain/frame";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { admit, copyCoding, saveBars, takeArticles } from "./actions";

export const metadata = { title: "Training" };

export default async function TrainingPage({
  params,
}: {
  params: Promise<{ slug: string; roundId: string }>;
}) {
  const { slug, roundId } = await params;
  const access = await load(requireProject(slug, "assignment:read"));
  const { round, standings } = await load(listStandings(access, roundId));
  const judge = grant(access, "decision:create");
  const [articles, admissions, opened] = await Promise.all([
    judge ? listExpertWork(judge, roundId) : [],
    listAdmissions(access, roundId),
    listOpenedRounds(access, roundId),
  ]);
  const mayEdit = can(access.role, "assignment:edit");
  const frames = taggableFrames(round.frames);
  const names = new Map(standings.map(({ reviewerId, name }) => [reviewerId, name]));
  const passed = standings.filter((standing) => standing.passed).length;
  const ready = articles.filter(({ expert }) => expert?.submitted).length;
  const outside = standings
    .filter((standing) => !standing.passed)
    .map(({ reviewerId, name }) => ({ id: reviewerId, name }));

  return (
    <Page>
      <PageHeader
        title={`Training: ${round.name}`}
        description="Reviewers code articles that an expert has coded too, and see after each one where they differ. None of it counts in the study’s figures."
        breadcrumbs={[
          { label: "Assignments", href: `/projects/${slug}/assignments?round=${roundId}` },
          { label: round.name, href: `/projects/${slug}/rounds/${roundId}` },
        ]}
      />
      {articles.length === 0 ? (
        <EmptyState
          title="No articles in this round yet"
          action={
            <ButtonLink href={`/projects/${slug}/assignments?round=${roundId}`} variant="primary">
              To the assignments
            </ButtonLink>
          }
        >
          Give reviewers some articles in this round first. Then an expert codes the same ones.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-14">
          <section aria-labelledby="scores" className="flex flex-col gap-4">
            <h2 id="scores">Scores</h2>
            <p className="max-w-measure text-muted">
              {passed} of {standings.length}{" "}
              {standings.length === 1 ? "reviewer has" : "reviewers have"} passed. A score says for
              a frame how far a reviewer’s tags and the expert’s meet, from 0 (nowhere) to 1
              (everywhere; it is the F1), over the articles that both have handed in; “–” means that
              neither has tagged it. Articles that you still code yourself are left out, and so is
              what is revised after the feedback.
            </p>
            <ScoresTable
              frames={frames}
              standings={standings}
              admitted={new Set(admissions.map(({ reviewerId }) => reviewerId))}
            />
            {admissions.length > 0 && (
              <ul className="flex flex-col gap-1 text-sm">
                {admissions.map(({ reviewerId, grantedBy, roundName, reason, roundId: into }) => (
                  <li key={`${reviewerId} ${into}`}>
                    {grantedBy} let {names.get(reviewerId) ?? "a reviewer"} into “{roundName}”:{" "}
                    {reason}
                  </li>
                ))}
              </ul>
            )}
            {mayEdit && opened.length > 0 && outside.length > 0 && (
              <div>
                <AdmitForm reviewers={outside} rounds={opened} action={admit.bind(null, slug)} />
              </div>
            )}
            {opened.length === 0 && (
              <p className="text-sm text-muted">
                No other round asks for this training yet. Choose it as the entry of a round to keep
                that round closed until a reviewer has passed.
              </p>
            )}
          </section>
          <section aria-labelledby="expert" className="flex flex-col gap-4">
            <h2 id="expert">Expert coding</h2>
            <p className="max-w-measure text-muted">
              {ready} of {articles.length} {articles.length === 1 ? "article has" : "articles have"}{" "}
              an expert coding that is handed in. Reviewers see it once they have submitted the
              article themselves.
            </p>
            <ExpertArticles
              articles={articles}
              codeUrl={`/projects/${slug}/code`}
              take={takeArticles.bind(null, slug, roundId)}
              copy={copyCoding.bind(null, slug, roundId)}
            />
          </section>
          {mayEdit && (
            <section aria-labelledby="bars" className="flex max-w-2xl flex-col gap-4">
              <h2 id="bars">Bars</h2>
              <p className="text-muted">
                What a reviewer has to reach before rounds open that ask for this training. A frame
                that nobody tagged keeps nobody out.
              </p>
              <BarsForm
                bars={round.bars}
                frames={frames}
                action={saveBars.bind(null, slug, roundId)}
              />
            </section>
          )}
        </div>
      )}
    </Page>
  );
}
