import { FrameFields } from "@/components/codebook/frame-fields";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listDraftFrames } from "@/lib/data/codebooks";
import { emptyFrame } from "@/lib/domain/codebook";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createFrame } from "../actions";

export const metadata = { title: "Add a frame" };

export default async function NewFramePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "codebook:edit"));
  const frames = await listDraftFrames(access);
  const address = `/projects/${slug}/codebook`;

  return (
    <Page width="measure">
      <PageHeader
        title="Add a frame"
        description="It joins the draft. Reviewers see it when you publish the next version."
        breadcrumbs={[{ href: address, label: "Codebook" }]}
      />
      <ActionForm
        action={createFrame.bind(null, slug)}
        submit="Add the frame"
        beside={<ButtonLink href={address}>Cancel</ButtonLink>}
      >
        <FrameFields frame={emptyFrame(frames)} others={frames} />
      </ActionForm>
    </Page>
  );
}
