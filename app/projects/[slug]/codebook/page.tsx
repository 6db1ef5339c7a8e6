import { Codebook } from "@/components/codebook/codebook";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listCodebookVersions, listDraftFrames } from "@/lib/data/codebooks";
import { findProject } from "@/lib/data/projects";
import { grant } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { startCodebook } from "./actions";
import { DraftNotice } from "./draft-notice";
import { Versions } from "./versions";

export const metadata = { title: "Codebook" };

/** The lead sees the draft, everybody else the published version. */
export default async function CodebookPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "project:read"));
  const editor = grant(access, "codebook:edit");
  const [versions, draft, { timeZone }] = await Promise.all([
    listCodebookVersions(access),
    editor && listDraftFrames(editor),
    findProject(access),
  ]);
  const [published] = versions;
  const frames = draft ?? published?.frames ?? [];
  const address = `/projects/${slug}/codebook`;
  const add = (
    <ButtonLink href={`${address}/new`} variant={frames.length > 0 ? "secondary" : "quiet"}>
      Add a frame
    </ButtonLink>
  );

  return (
    <Page>
      <PageHeader
        title="Codebook"
        description={
          published
            ? `What counts as which frame. Reviewers code with version ${published.number}.`
            : "What counts as which frame."
        }
        actions={editor && frames.length > 0 && add}
      />
      {draft && <DraftNotice slug={slug} published={published} draft={draft} />}
      {frames.length > 0 ? (
        <Codebook
          frames={frames}
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
            <ActionForm
              action={startCodebook.bind(null, slug)}
              submit="Start with three frames"
              beside={add}
            />
          }
        >
          Begin with security concern, pragmatic partnership and historical grievance, each with a
          definition, rules and examples to make your own; or write the first frame yourself.
        </EmptyState>
      ) : (
        <EmptyState title="No codebook yet">
          The lead has not published a codebook. Come back when you hear that there is one.
        </EmptyState>
      )}
      <Versions address={address} versions={versions} timeZone={timeZone} />
    </Page>
  );
}
