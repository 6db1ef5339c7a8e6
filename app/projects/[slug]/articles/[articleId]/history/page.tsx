import { ZonedText } from "@/components/articles/zoned-text";
import { MomentChoice } from "@/components/history/moment-choice";
import { PastCodings } from "@/components/history/past-codings";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { readArticleAt } from "@/lib/data/article-history";
import { findProject } from "@/lib/data/projects";
import { can } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";

export const metadata = { title: "Article at a moment" };

interface Props {
  params: Promise<{ slug: string; articleId: string }>;
  searchParams: Promise<{ at?: string | string[] }>;
}

/** An article as it stood at a moment: text, tags and decisions. */
export default async function ArticleHistoryPage({ params, searchParams }: Props) {
  const { slug, articleId } = await params;
  const access = await load(requireProject(slug, "article:read"));
  const asked = new Date(String((await searchParams).at ?? ""));
  const moment = Number.isNaN(asked.getTime()) ? null : asked;
  const [project, past] = await Promise.all([
    findProject(access),
    load(readArticleAt(access, articleId, moment)),
  ]);
  const when = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone: project.timeZone,
  });
  const address = `/projects/${slug}/articles/${articleId}`;
  const chosen = past.moments.findLastIndex(({ at }) => at <= past.at);

  return (
    <Page>
      <PageHeader
        title={past.name}
        description={`As it stood on ${when.format(past.at)}. Of tags and decisions it shows what you may see.`}
        breadcrumbs={[
          { href: `/projects/${slug}/articles`, label: "Articles" },
          { href: address, label: "Article" },
        ]}
        actions={
          can(access.role, "audit:read") && (
            <ButtonLink href={`/projects/${slug}/history?article=${articleId}`}>
              Who did what to it
            </ButtonLink>
          )
        }
      />
      <div className="flex flex-col gap-10">
        <MomentChoice
          key={`${articleId} ${chosen}`}
          address={`${address}/history`}
          chosen={Math.max(0, chosen)}
          moments={past.moments.map(({ at, what }) => ({
            at: at.toISOString(),
            when: when.format(at),
            what,
          }))}
        />
        <PastCodings
          codings={past.codings}
          decisions={past.decisions}
          nameOf={(frameId) => past.frames.get(frameId) ?? "a frame that is gone"}
          language={past.language ?? undefined}
        />
        <section aria-labelledby="text" className="flex flex-col gap-4">
          <h2 id="text">{past.text ? `Text, version ${past.text.number}` : "Text"}</h2>
          {past.text ? (
            <ZonedText
              text={past.text.text}
              zones={past.text.zones}
              language={past.language ?? undefined}
            />
          ) : (
            <p className="text-muted">It was not frozen yet.</p>
          )}
        </section>
      </div>
    </Page>
  );
}
