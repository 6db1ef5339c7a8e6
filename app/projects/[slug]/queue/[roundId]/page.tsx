import { NextKey } from "@/components/queue/next-key";
import { QueueList } from "@/components/queue/queue-list";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { listComparableAmong } from "@/lib/data/comparisons";
import { findProject } from "@/lib/data/projects";
import { findNext, listQueuePage, QUEUE_PAGE } from "@/lib/data/queue";
import { requireRound } from "@/lib/data/rounds";
import { readReadingSettings } from "@/lib/data/users";
import { keysOf } from "@/lib/domain/reading-settings";
import { dayAt } from "@/lib/domain/round";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { queueQuery } from "./queue-query";

export const metadata = { title: "My articles" };

/** All of one's own articles of a round, a page at a time. */
export default async function QueuePage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string; roundId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { slug, roundId } = await params;
  const access = await load(requireProject(slug, "annotation:create"));
  const reviewer = await load(requireProject(slug, "review:create"));
  const round = await load(requireRound(access, roundId));
  const { page, show } = queueQuery.parse(await searchParams);
  const submitted = show === "submitted";
  const [project, { items, total }, nextId, settings] = await Promise.all([
    findProject(access),
    listQueuePage(access, roundId, { submitted, page }),
    findNext(access),
    readReadingSettings(access.userId),
  ]);
  const comparable = await listComparableAmong(reviewer, items);
  const address = `/projects/${slug}/queue/${roundId}`;
  const next = nextId && `/projects/${slug}/code/${nextId}`;

  return (
    <Page width="measure">
      <PageHeader
        title={submitted ? "Submitted by me" : "Still to code"}
        description={`My articles in the round “${round.name}”.`}
        breadcrumbs={[{ href: `/projects/${slug}`, label: "Overview" }]}
        actions={
          <>
            <ButtonLink href={submitted ? address : `${address}?show=submitted`}>
              {submitted ? "Still to code" : "Submitted"}
            </ButtonLink>
            {next && (
              <ButtonLink href={next} variant="primary">
                Next article <NextKey href={next} shortcut={keysOf(settings).nextArticle} />
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {items.length > 0 && (
          <QueueList
            slug={slug}
            label={submitted ? "Submitted" : "To code"}
            items={items}
            comparable={comparable}
            today={dayAt(new Date(), project.timeZone)}
          />
        )}
        <PageLinks
          page={page}
          size={QUEUE_PAGE}
          total={total}
          unit="articles"
          href={(to) => `${address}?${submitted ? "show=submitted&" : ""}page=${to}`}
        />
      </div>
    </Page>
  );
}
