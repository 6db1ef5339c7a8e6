import { notFound } from "next/navigation";
import { FrameFields } from "@/components/codebook/frame-fields";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { listDraftFrames } from "@/lib/data/codebooks";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { retireFrame, updateFrame } from "../actions";

export const metadata = { title: "Edit a frame" };

export default async function FramePage({
  params,
}: {
  params: Promise<{ slug: string; frameId: string }>;
}) {
  const { slug, frameId } = await params;
  const access = await load(requireProject(slug, "codebook:edit"));
  const frames = await listDraftFrames(access);
  const frame = frames.find(({ id }) => id === frameId);
  if (!frame) notFound();
  const address = `/projects/${slug}/codebook`;

  return (
    <Page width="measure">
      <PageHeader
        title={frame.name}
        description="Changes go into the draft. Reviewers see them when you publish the next version."
        breadcrumbs={[{ href: address, label: "Codebook" }]}
        actions={
          <ConfirmDialog
            trigger={<Button>Retire</Button>}
            title={`Retire “${frame.name}”?`}
            confirm="Retire the frame"
            action={retireFrame.bind(null, slug, frameId)}
          >
            <p>
              The next version of the codebook goes without it, so it cannot be tagged any more.
              Tags that reviewers have already made with it stay, and so do the figures counted from
              them.
            </p>
          </ConfirmDialog>
        }
      />
      <ActionForm
        action={updateFrame.bind(null, slug, frameId)}
        submit="Save the frame"
        beside={<ButtonLink href={address}>Cancel</ButtonLink>}
      >
        <FrameFields frame={frame} others={frames.filter(({ id }) => id !== frameId)} />
      </ActionForm>
    </Page>
  );
}
