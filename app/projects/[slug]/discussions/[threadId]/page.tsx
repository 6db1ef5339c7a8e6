import { ThreadCard } from "@/components/discussion/thread-card";
import { threadTitle } from "@/components/discussion/thread-head";
import { FrameChip } from "@/components/frame-chip";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { findThreadContext } from "@/lib/data/thread-context";
import { listPeople, requireThread } from "@/lib/data/threads";
import { can } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { discussionActions } from "../discussion-of";

export const metadata = { title: "Discussion" };

export default async function ThreadPage({
  params,
}: {
  params: Promise<{ slug: string; threadId: string }>;
}) {
  const { slug, threadId } = await params;
  const access = await load(requireProject(slug, "thread:create"));
  const thread = await load(requireThread(access, threadId));
  const [context, people] = await Promise.all([
    findThreadContext(access, threadId),
    listPeople(access),
  ]);
  const project = `/projects/${slug}`;
  const { frame, articleId } = thread;
  return (
    <Page>
      <PageHeader
        title={threadTitle(thread)}
        breadcrumbs={[
          { href: project, label: "Overview" },
          { href: `${project}/discussions`, label: "Discussions" },
        ]}
        actions={
          <>
            {context?.assignmentId && (
              <ButtonLink href={`${project}/code/${context.assignmentId}`}>
                Your tags of this article
              </ButtonLink>
            )}
            {articleId && can(access.role, "article:read") && (
              <ButtonLink href={`${project}/articles/${articleId}`}>The article</ButtonLink>
            )}
            {!articleId && <ButtonLink href={`${project}/codebook`}>The codebook</ButtonLink>}
          </>
        }
      />
      <div className="flex max-w-measure flex-col gap-6">
        {frame && <FrameChip frame={frame} />}
        {context?.passage && (
          <blockquote
            lang={context.language ?? undefined}
            dir="auto"
            className="border-l-2 border-line pl-4 font-serif wrap-anywhere whitespace-pre-line"
          >
            <span className="text-muted">{context.passage.before}</span>
            <mark
              data-frame-color={frame?.color}
              className="bg-accent-soft text-ink underline decoration-2 underline-offset-4"
            >
              {context.passage.passage}
            </mark>
            <span className="text-muted">{context.passage.after}</span>
          </blockquote>
        )}
        {context?.isDeleted && <p className="text-muted">The tag was deleted since.</p>}
        <ThreadCard thread={thread} people={people} actions={discussionActions(slug)} />
      </div>
    </Page>
  );
}
