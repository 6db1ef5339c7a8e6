import { Discussion } from "@/components/discussion/discussion";
import { Page } from "@/components/shell/page";
import { NormingTable } from "@/components/training/norming-table";
import { NormingText } from "@/components/training/norming-text";
import { PassageForm } from "@/components/training/passage-form";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Progress } from "@/components/ui/progress";
import type { NormingSession } from "@/lib/data/norming";
import { requireNorming } from "@/lib/data/norming";
import { can, grant } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { discussionOf } from "../../../discussions/discussion-of";
import { reveal, revise, savePassage } from "./actions";

export const metadata = { title: "Norming session" };

/** A team codes the same blind, looks at it together, talks, and revises. */
export default async function NormingPage({
  params,
}: {
  params: Promise<{ slug: string; roundId: string }>;
}) {
  const { slug, roundId } = await params;
  const access = await load(requireProject(slug, "review:create"));
  const session = await load(requireNorming(access, roundId));
  const mayEdit = can(access.role, "assignment:edit");
  const talker = grant(access, "thread:create")!; // Whoever may review may talk
  const { name, revealedAt, passage, articles, agreement, frames } = session;

  return (
    <Page>
      <PageHeader
        title={`Norming session: ${name}`}
        description="Everybody codes the same text blind. Then all tags are shown, you talk about them, and everybody revises. Agreement is kept as it was before and after."
        breadcrumbs={
          can(access.role, "assignment:read")
            ? [
                { label: "Assignments", href: `/projects/${slug}/assignments?round=${roundId}` },
                { label: name, href: `/projects/${slug}/rounds/${roundId}` },
              ]
            : [{ label: "Overview", href: `/projects/${slug}` }]
        }
      />
      <div className="flex flex-col gap-14">
        <Where session={session} slug={slug} mayEdit={mayEdit} />
        {agreement && (
          <section aria-labelledby="agreement" className="flex flex-col gap-4">
            <h2 id="agreement">Agreement before and after</h2>
            <p className="max-w-measure text-muted">
              Before: {agreement.codings} blind {agreement.codings === 1 ? "coding" : "codings"}.
              After: the same, of which {agreement.revised}{" "}
              {agreement.revised === 1 ? "was" : "were"} revised and handed in again. What is found
              after the reveal is in no figure of the study.
              {passage && " Only what is tagged in the passage counts."}
            </p>
            <NormingTable frames={frames} before={agreement.before} after={agreement.after} />
          </section>
        )}
        {articles.map((article) => (
          <section
            key={article.articleId}
            aria-labelledby={article.articleId}
            className="flex flex-col gap-6"
          >
            <h2 id={article.articleId}>{article.title}</h2>
            <ul aria-label="Coders" className="flex flex-wrap gap-x-6 gap-y-2">
              {article.coders.map(({ id, name, revision }) => (
                <li key={id} className="flex items-center gap-2">
                  {name}
                  {revision && (
                    <Badge tone={revision === "revised" ? "accent" : "neutral"}>
                      {revision === "revised" ? "Revised" : "Revising"}
                    </Badge>
                  )}
                </li>
              ))}
            </ul>
            <NormingText {...article} frames={frames} />
          </section>
        ))}
        {revealedAt && (
          <section aria-labelledby="talk" className="flex max-w-2xl flex-col gap-4">
            <h2 id="talk">Discussion</h2>
            {await Promise.all(
              articles.map(async ({ articleId }) => (
                <Discussion
                  key={articleId}
                  {...await discussionOf(talker, slug, { articleId })}
                  subject={{ kind: "article", articleId, roundId }}
                />
              )),
            )}
          </section>
        )}
      </div>
    </Page>
  );
}

/** Where the session stands, and what there is to do for whoever looks. */
function Where({
  session,
  slug,
  mayEdit,
}: {
  session: NormingSession;
  slug: string;
  mayEdit: boolean;
}) {
  const { roundId, revealedAt, closed, passage, own, progress } = session;
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      {revealedAt ? (
        <Notice title="All tags are shown">
          Since <Moment at={revealedAt} />. Whoever had submitted can revise; nothing that was
          handed in before is lost.
        </Notice>
      ) : (
        <Notice title="Everybody codes blind">
          Nobody who codes here sees others’ tags until the lead shows all of them at once.
        </Notice>
      )}
      {passage && (
        <div className="flex flex-col gap-1">
          <p className="font-medium">Code only this passage:</p>
          <blockquote className="border-l-2 border-line pl-4 font-serif text-lg">
            {passage.quote}
          </blockquote>
        </div>
      )}
      {own.length > 0 && (
        <ul
          aria-label="Your articles"
          className="divide-y divide-line rounded-lg border border-line bg-surface"
        >
          {own.map(({ assignmentId, title, submitted, revision }) => (
            <li
              key={assignmentId}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
            >
              <p className="min-w-0 flex-1 basis-48">{title}</p>
              {!closed && submitted && revealedAt && (
                <ActionForm
                  action={revise.bind(null, slug, assignmentId)}
                  submit="Revise once more"
                  variant="secondary"
                  size="small"
                />
              )}
              <ButtonLink
                href={`/projects/${slug}/code/${assignmentId}`}
                variant={submitted ? "quiet" : "primary"}
                size="small"
              >
                {submitted ? "See your tags" : revision ? "Revise your tags" : "Code it"}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
      {progress && (
        <Progress
          label="Handed in"
          value={progress.submitted}
          max={progress.all}
          unit="codings submitted"
        />
      )}
      {mayEdit && progress && !revealedAt && !closed && (
        <>
          <div>
            <ConfirmDialog
              trigger={<Button variant="primary">Show all tags…</Button>}
              title="Show everybody’s tags to all who have submitted?"
              confirm="Show all tags"
              tone="primary"
              action={reveal.bind(null, slug, roundId)}
            >
              <p>
                {progress.submitted} of {progress.all} codings are submitted. Their coders see each
                other’s tags and can revise; whoever has not submitted goes on blind. This cannot be
                taken back.
              </p>
            </ConfirmDialog>
          </div>
          {progress.begun === 0 && progress.articles.length > 0 && (
            <details>
              <summary className="cursor-pointer font-medium">Code one passage only</summary>
              <div className="pt-4">
                <PassageForm
                  articles={progress.articles}
                  words={passage?.quote ?? ""}
                  action={savePassage.bind(null, slug, roundId)}
                />
              </div>
            </details>
          )}
          {progress.all === 0 && (
            <ButtonLink href={`/projects/${slug}/assignments?round=${roundId}`}>
              Give articles to the team
            </ButtonLink>
          )}
        </>
      )}
    </div>
  );
}
