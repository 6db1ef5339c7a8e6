import { Page } from "@/components/shell/page";
import { FeedbackDesk } from "@/components/training/feedback-desk";
import { StandingTable } from "@/components/training/standing-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requireFeedback } from "@/lib/data/training";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";

export const metadata = { title: "Feedback on your tags" };

export default async function FeedbackPage({
  params,
}: {
  params: Promise<{ slug: string; assignmentId: string }>;
}) {
  const { slug, assignmentId } = await params;
  const access = await load(requireProject(slug, "annotation:create"));
  const { title, roundName, text, zones, language, frames, own, expert, feedback, standing } =
    await load(requireFeedback(access, assignmentId));
  const project = `/projects/${slug}`;

  return (
    <Page>
      <PageHeader
        title={title}
        description={`Feedback in “${roundName}”: your tags beside an expert’s.`}
        actions={
          <ButtonLink href={project} variant="primary">
            To my articles
          </ButtonLink>
        }
      />
      <div className="flex flex-col gap-12">
        {expert ? (
          <FeedbackDesk
            {...{ text, zones, language, frames, own, expert, feedback }}
            viewerId={access.userId}
          />
        ) : (
          <EmptyState title="The expert coding is not there yet">
            What you handed in is kept. As soon as an expert has coded this article, your inbox says
            so, and you see here where you agree and where you do not.
          </EmptyState>
        )}
        <section aria-labelledby="standing" className="flex flex-col gap-4">
          <h2 id="standing">How far you are</h2>
          {standing.passed ? (
            <Notice tone="success" title="You have passed this training" />
          ) : (
            <p className="max-w-measure text-muted">
              {standing.articles} of at least {standing.leastArticles} articles with an expert
              coding are in. A score says for a frame how far your tags and the expert’s meet, over
              all of them: 1 means that each of your tags meets one of the expert’s, and the other
              way round (it is the F1).
            </p>
          )}
          <StandingTable standing={standing} frames={frames} />
        </section>
      </div>
    </Page>
  );
}
