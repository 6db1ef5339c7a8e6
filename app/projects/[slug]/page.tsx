import Link from "next/link";
import { Checklist } from "@/components/overview/checklist";
import { Page } from "@/components/shell/page";
import { ClosedEntryWords } from "@/components/training/closed-entry";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { listUnsettledTags } from "@/lib/data/anchors";
import { listComparableAmong, listToReview } from "@/lib/data/comparisons";
import { listUnsettledArticles } from "@/lib/data/decision-anchors";
import { listClosedEntries } from "@/lib/data/entries";
import { readProjectCounts } from "@/lib/data/overview";
import { findProject } from "@/lib/data/projects";
import { findNext, listTakenBack, readQueue } from "@/lib/data/queue";
import { listRechecks } from "@/lib/data/rechecks";
import { listSettling } from "@/lib/data/settling-queue";
import { readReadingSettings } from "@/lib/data/users";
import { can, grant } from "@/lib/domain/access";
import { nextSteps } from "@/lib/domain/next-steps";
import { keysOf } from "@/lib/domain/reading-settings";
import { dayAt } from "@/lib/domain/round";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { Comparisons } from "./comparisons";
import { MyArticles } from "./my-articles";
import { ToReview } from "./to-review";

export const metadata = { title: "Overview" };

/** What there is to do for whoever looks; of teammates only what their work's reveal allows. */
export default async function OverviewPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "project:read"));
  const lead = grant(access, "codebook:edit");
  const reviewer = grant(access, "review:create");
  const coder = grant(access, "annotation:create");
  const judge = grant(access, "decision:create");
  const [project, queue, settling, counts, unsettled, unsettledArticles, rechecks, entries] =
    await Promise.all([
      findProject(access),
      readQueue(access),
      judge && reviewer ? listSettling(reviewer, { state: "open", roundId: null, page: 1 }) : null,
      lead && readProjectCounts(lead),
      coder ? listUnsettledTags(coder) : [],
      judge ? listUnsettledArticles(judge) : [],
      coder && listRechecks(coder),
      coder ? listClosedEntries(coder) : [],
    ]);
  const [takenBack, nextId, settings, toReview, comparedByMe] = await Promise.all([
    listTakenBack(access),
    findNext(access),
    readReadingSettings(access.userId),
    reviewer && !judge ? listToReview(reviewer) : [],
    reviewer
      ? listComparableAmong(
          reviewer,
          queue.flatMap(({ last }) => last),
        )
      : new Set<string>(),
  ]);
  const stale = rechecks?.tags.length ?? 0;
  const settles = can(access.role, "decision:create");
  const address = `/projects/${slug}`;
  const steps =
    counts &&
    nextSteps({
      ...counts,
      comparable: settling ? settling.counts.open + settling.counts.closed : 0,
      settled: settling?.counts.closed ?? 0,
    });

  const submitted = settling
    ? settling.counts.open + settling.counts.waiting + settling.counts.closed
    : 0;
  const hasWork = queue.length > 0 || submitted > 0;

  return (
    <Page>
      <PageHeader
        title={project.name}
        description={project.description}
        actions={
          coder && (
            <>
              <ButtonLink href={`${address}/trash`} variant="quiet">
                Trash
              </ButtonLink>
              {lead && <ButtonLink href={`${address}/settings`}>Settings</ButtonLink>}
            </>
          )
        }
      />
      {unsettled.length > 0 && (
        <div className="mb-10">
          <Notice tone="warning" title="Texts that you have tagged were corrected">
            <Link href={`${address}/confirm`}>
              {unsettled.length === 1
                ? "Confirm 1 tag whose words changed"
                : `Confirm ${unsettled.length} tags whose words changed`}
            </Link>
          </Notice>
        </div>
      )}
      {unsettledArticles.length > 0 && (
        <div className="mb-10">
          <Notice tone="warning" title="Texts with decisions were corrected">
            <ul>
              {unsettledArticles.map(({ roundId, articleId, title, decisions }) => (
                <li key={`${roundId} ${articleId}`}>
                  <Link href={`${address}/compare/${roundId}/${articleId}`}>
                    Look at {decisions} {decisions === 1 ? "decision" : "decisions"} in “{title}”
                  </Link>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {stale > 0 && (
        <div className="mb-10">
          <Notice tone="warning" title="Frames that you have tagged mean something else now">
            <Link href={`${address}/code/recheck`}>
              {stale === 1 ? "Look at 1 tag again" : `Look at ${stale} tags again`}
            </Link>
          </Notice>
        </div>
      )}
      {entries.map(({ roundId, trainingName, standing, frames }) => (
        <div key={roundId} className="mb-10">
          <Notice title={`A round opens for you when you have passed “${trainingName}”`}>
            <ClosedEntryWords standing={standing} frames={frames} />
          </Notice>
        </div>
      ))}
      <div className="grid items-start gap-12 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-14">
        <div className="flex min-w-0 flex-col gap-12 empty:hidden">
          {(queue.length > 0 || takenBack.length > 0) && (
            <MyArticles
              slug={slug}
              rounds={queue}
              takenBack={takenBack}
              comparable={comparedByMe}
              nextId={nextId}
              nextKey={keysOf(settings).nextArticle}
              today={dayAt(new Date(), project.timeZone)}
            />
          )}
          {toReview.length > 0 && <ToReview slug={slug} articles={toReview} />}
          {queue.length === 0 && reviewer && !settles && (
            <EmptyState
              title="No articles for you yet"
              action={<ButtonLink href={`${address}/codebook`}>Read the codebook</ButtonLink>}
            >
              The lead has not given you any articles. You will find them here; until then the
              codebook tells what to look for.
            </EmptyState>
          )}
          {settling && (hasWork || !lead) && <Comparisons slug={slug} settling={settling} />}
          {!reviewer && (
            <EmptyState
              title="You are an observer here"
              action={
                <ButtonLink href={`${address}/statistics`} variant="primary">
                  See the statistics
                </ButtonLink>
              }
            >
              You can read the codebook and everything that is counted from the reviewers’ work.
            </EmptyState>
          )}
        </div>
        {steps && (
          <section aria-labelledby="next" className="max-lg:order-first">
            <h2 id="next" className="mb-3">
              What to do next
            </h2>
            <div className="-mx-3">
              <Checklist address={address} steps={steps} />
            </div>
          </section>
        )}
      </div>
    </Page>
  );
}
