import Link from "next/link";
import { FrameEntry } from "@/components/codebook/frame-entry";
import { FrameChip } from "@/components/frame-chip";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import type { StaleTag } from "@/lib/data/rechecks";
import { listRechecks } from "@/lib/data/rechecks";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { recheckTag } from "./actions";

export const metadata = { title: "Tags to look at again" };

/** A reviewer's own tags whose frames have come to mean something else. */
export default async function RecheckPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "annotation:create"));
  const { tags, frames, codebookVersion } = await listRechecks(access);

  return (
    <Page width="measure">
      <PageHeader
        title="Tags to look at again"
        description={
          tags.length > 0
            ? `${tags.length} of your tags ${tags.length === 1 ? "was" : "were"} made when the frame meant something else than in version ${codebookVersion} of the codebook.`
            : "Your tags whose frame has come to mean something else."
        }
        breadcrumbs={[{ href: `/projects/${slug}`, label: "Overview" }]}
      />
      {tags.length === 0 ? (
        <EmptyState title="Nothing to look at again">
          All your tags were made with frames that mean the same today, or you have confirmed them.
        </EmptyState>
      ) : (
        <ol className="flex flex-col gap-10">
          {tags.map((tag) => (
            <li key={`${tag.id} ${tag.revision}`} className="border-t border-line pt-6">
              <Recheck slug={slug} tag={tag} frames={frames} />
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}

function Recheck({
  slug,
  tag,
  frames,
}: {
  slug: string;
  tag: StaleTag;
  frames: readonly PublishedFrame[];
}) {
  const now = frames.find(({ id }) => id === tag.frame.id);
  const parts = frames.filter(({ splitFromId }) => splitFromId === tag.frame.id);
  const others = [...parts, ...frames.filter((frame) => !parts.includes(frame) && frame !== now)];
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="text-sm text-muted">
          <Link href={`/projects/${slug}/code/${tag.assignmentId}`} prefetch={false}>
            {tag.article}
          </Link>
        </p>
        <blockquote className="mt-1 font-serif text-lg whitespace-pre-line">{tag.quote}</blockquote>
        {tag.memo && <p className="mt-1 text-sm text-muted">Your note: {tag.memo}</p>}
      </div>
      <p className="flex flex-wrap gap-x-2">
        Tagged as <FrameChip frame={tag.frame} /> under version {tag.codebookVersion}.
      </p>
      <details>
        <summary className="cursor-pointer">
          {now ? "What the frame means now" : "What it was split into"}
        </summary>
        <div className="mt-3 flex flex-col gap-4 border-l-2 border-line pl-4">
          {(now ? [now, ...parts] : parts).map((frame) => (
            <div key={frame.id} className="flex flex-col gap-2">
              <p className="font-medium">{frame.name}</p>
              <FrameEntry frame={frame} />
            </div>
          ))}
        </div>
      </details>
      <ActionForm action={recheckTag.bind(null, slug, tag.id)} submit="Save" variant="secondary">
        <input type="hidden" name="revision" value={tag.revision} />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">What becomes of the tag?</legend>
          <Verdict value="keep" label={`It holds: keep it as “${tag.frame.name}”`} />
          <Verdict value="change" label="It gets another frame" />
          <Select label="The other frame" name="frameId" defaultValue={others[0]?.id}>
            {others.map((frame) => (
              <option key={frame.id} value={frame.id}>
                {frame.name}
              </option>
            ))}
          </Select>
          <Verdict value="delete" label="It does not hold: delete it" />
        </fieldset>
      </ActionForm>
    </div>
  );
}

function Verdict({ value, label }: { value: string; label: string }) {
  return (
    <label className="flex min-h-8 items-start gap-2.5 pointer-coarse:min-h-11">
      <input
        type="radio"
        name="verdict"
        value={value}
        required
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <span>{label}</span>
    </label>
  );
}
