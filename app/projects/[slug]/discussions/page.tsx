import { z } from "zod";
import { Discussion } from "@/components/discussion/discussion";
import { ThreadHead } from "@/components/discussion/thread-head";
import { Page } from "@/components/shell/page";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { findCodebook } from "@/lib/data/codebooks";
import { listThreads, MOST_THREADS } from "@/lib/data/threads";
import { taggableFrames } from "@/lib/domain/frame";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { discussionOf } from "./discussion-of";

export const metadata = { title: "Discussions" };

/** What the address may choose; anything else is as if it were not there. */
const choice = z.object({
  state: z.enum(["open", "resolved", "all"]).catch("open"),
  mine: z.literal("on").optional().catch(undefined),
  frame: z.string().max(64).catch(""),
  article: z.string().max(64).catch(""),
});

export default async function DiscussionsPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "thread:create"));
  const { state, mine, frame, article } = choice.parse(await searchParams);
  const [all, codebook, { threads, people, actions }] = await Promise.all([
    listThreads(access),
    findCodebook(access),
    discussionOf(access, slug, {
      ...(state !== "all" && { state }),
      mine: mine === "on",
      frameId: frame || undefined,
      articleId: article || undefined,
    }),
  ]);
  const articles = new Map(
    all.flatMap(({ articleId, title }) => (articleId ? [[articleId, title]] : [])),
  );
  const frames = taggableFrames(codebook?.frames ?? []);
  const chosen = frames.find(({ id }) => id === frame);

  return (
    <Page>
      <PageHeader
        title="Discussions"
        description="Questions and remarks on tags, decisions, articles and frames. Of articles that you still code, you read your own and those that the lead has opened to the team."
        actions={<ButtonLink href={`/projects/${slug}/inbox`}>Your inbox</ButtonLink>}
      />
      <div className="flex flex-col gap-8">
        <form
          method="get"
          className="flex flex-col gap-4 sm:flex-row sm:flex-wrap sm:items-end sm:*:max-w-60"
        >
          <Select label="Show" name="state" defaultValue={state}>
            <option value="open">Open</option>
            <option value="resolved">Resolved</option>
            <option value="all">All</option>
          </Select>
          <Select label="Frame" name="frame" defaultValue={frame}>
            <option value="">Every frame</option>
            {frames.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Select label="Article" name="article" defaultValue={article}>
            <option value="">Every article</option>
            {[...articles].map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
          <div className="sm:pb-2.5">
            <Checkbox label="Only where I wrote" name="mine" defaultChecked={mine === "on"} />
          </div>
          <Button type="submit">Show these</Button>
        </form>
        {threads.length === 0 ? (
          <EmptyState
            title={all.length === 0 ? "Nothing is discussed yet" : "Nothing of this kind"}
          >
            {all.length === 0
              ? "Ask about an article or a tag beside the text while you code it, about a difference where you compare, or about a frame here: choose it above."
              : "Choose something else above."}
          </EmptyState>
        ) : (
          <ol className="flex flex-col gap-4">
            {threads.map((thread) => (
              <li key={thread.id}>
                <ThreadHead thread={thread} href={`/projects/${slug}/discussions/${thread.id}`} />
              </li>
            ))}
          </ol>
        )}
        {threads.length === MOST_THREADS && (
          <p className="text-muted">
            These are the newest {MOST_THREADS}. Choose a frame or an article above to see older
            ones.
          </p>
        )}
        {chosen && (
          <Discussion
            subject={{ kind: "frame", frameId: chosen.id }}
            threads={[]}
            {...{ people, actions }}
            begin={`Ask about “${chosen.name}”`}
            hint="Everybody on the team reads what is said about a frame, so quote no article that is still coded."
          />
        )}
      </div>
    </Page>
  );
}
