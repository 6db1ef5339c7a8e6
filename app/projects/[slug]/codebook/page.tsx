import Link from "next/link";
import { Codebook } from "@/components/codebook/codebook";
import { FrameTree } from "@/components/codebook/frame-tree";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { findDraftForm } from "@/lib/data/attributes";
import { listCodebookVersions } from "@/lib/data/codebooks";
import { listDraftFrames, listRetiredFrames } from "@/lib/data/frames";
import { listFiledPassages } from "@/lib/data/passages";
import { findProject } from "@/lib/data/projects";
import { listRechecks } from "@/lib/data/rechecks";
import { can, grant } from "@/lib/domain/access";
import { taggableFrames } from "@/lib/domain/frame";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { moveFrame } from "./actions";
import { CodebookMenu } from "./codebook-menu";
import { DraftNotice } from "./draft-notice";
import { passagesFor } from "./passages";
import { RetiredFrames } from "./retired-frames";
import { Versions } from "./versions";

export const metadata = { title: "Codebook" };

/** The lead sees the draft, everybody else the published version. */
export default async function CodebookPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "project:read"));
  const editor = grant(access, "codebook:edit");
  const coder = grant(access, "annotation:create");
  const [versions, draft, form, retired, passages, rechecks, { timeZone }] = await Promise.all([
    listCodebookVersions(access),
    editor && listDraftFrames(editor),
    editor && findDraftForm(editor),
    editor ? listRetiredFrames(editor) : [],
    listFiledPassages(access),
    coder && listRechecks(coder),
    findProject(access),
  ]);
  const [published] = versions;
  const frames = draft ?? published?.frames ?? [];
  const address = `/projects/${slug}/codebook`;

  return (
    <Page>
      <PageHeader
        title="Codebook"
        description={
          published
            ? `What counts as which frame. Reviewers code with version ${published.number}.`
            : "What counts as which frame."
        }
        actions={
          frames.length > 0 && (
            <div className="flex flex-wrap gap-2 print:hidden">
              {editor && <ButtonLink href={`${address}/new`}>Add a frame</ButtonLink>}
              {editor && <ButtonLink href={`${address}/form`}>Questions and rules</ButtonLink>}
              <CodebookMenu
                address={address}
                files={`/api/v1/projects/${slug}/codebook`}
                version={draft ? "draft" : String(published?.number)}
                edits={editor !== null}
              />
            </div>
          )
        }
      />
      {rechecks && rechecks.tags.length > 0 && (
        <div className="mb-6 print:hidden">
          <Notice>
            {rechecks.tags.length === 1
              ? "One of your tags was"
              : `${rechecks.tags.length} of your tags were`}{" "}
            made when the frame meant something else.{" "}
            <Link href={`/projects/${slug}/code/recheck`} prefetch={false}>
              Look at {rechecks.tags.length === 1 ? "it" : "them"} again
            </Link>
          </Notice>
        </div>
      )}
      {draft && form && <DraftNotice {...{ slug, published, draft, form }} />}
      {draft && draft.length > 0 && (
        <section aria-labelledby="outline" className="mb-12 print:hidden">
          <h2 id="outline" className="mb-4">
            Outline
          </h2>
          <FrameTree frames={draft} address={address} move={moveFrame.bind(null, slug)} />
        </section>
      )}
      {frames.length > 0 ? (
        <Codebook
          frames={frames}
          passagesOf={passagesFor(slug, passages, can(access.role, "review:create"))}
          actionFor={
            editor
              ? ({ id, name }) => (
                  <ButtonLink
                    href={`${address}/${id}`}
                    variant="quiet"
                    size="small"
                    aria-label={`Edit ${name}`}
                  >
                    Edit
                  </ButtonLink>
                )
              : undefined
          }
        />
      ) : editor ? (
        <EmptyState
          title="No frames yet"
          action={
            <div className="flex flex-wrap gap-3">
              <ButtonLink href={`${address}/templates`} variant="primary">
                Start from a template
              </ButtonLink>
              <ButtonLink href={`${address}/import`}>Import a codebook</ButtonLink>
              <ButtonLink href={`${address}/new`} variant="quiet">
                Add a frame
              </ButtonLink>
            </div>
          }
        >
          Begin with a template that you make your own, bring a codebook from another tool, or write
          the first frame yourself.
        </EmptyState>
      ) : (
        <EmptyState title="No codebook yet">
          The lead has not published a codebook. Come back when you hear that there is one.
        </EmptyState>
      )}
      {editor && <RetiredFrames slug={slug} retired={retired} live={taggableFrames(draft ?? [])} />}
      <Versions
        address={address}
        versions={versions}
        timeZone={timeZone}
        draft={editor !== null && frames.length > 0}
      />
    </Page>
  );
}
