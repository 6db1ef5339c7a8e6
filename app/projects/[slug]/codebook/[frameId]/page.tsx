import { notFound } from "next/navigation";
import { FrameFields } from "@/components/codebook/frame-fields";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { findDraftForm } from "@/lib/data/attributes";
import { listDraftFrames } from "@/lib/data/frames";
import { countTouched } from "@/lib/data/merges";
import { goesWithThing } from "@/lib/data/trash";
import { grant } from "@/lib/domain/access";
import { attributesOfFrame } from "@/lib/domain/attribute";
import { freeKeys } from "@/lib/domain/codebook";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { updateFrame } from "../actions";
import { FrameChanges } from "./frame-changes";
import { FrameQuestions } from "./frame-questions";

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
  const lead = grant(access, "project:edit")!; // Whoever may edit the codebook may edit the project
  const [touched, goes, { attributes }] = await Promise.all([
    countTouched(access, frameId),
    goesWithThing(lead, "frame", frameId),
    findDraftForm(access),
  ]);
  const address = `/projects/${slug}/codebook`;
  const others = frames.filter(({ id }) => id !== frameId);

  return (
    <Page width="measure">
      <PageHeader
        title={frame.name}
        description="Changes go into the draft. Reviewers see them when you publish the next version."
        breadcrumbs={[{ href: address, label: "Codebook" }]}
        actions={
          <ButtonLink href={`/projects/${slug}/history?frame=${frameId}`}>History</ButtonLink>
        }
      />
      <ActionForm
        action={updateFrame.bind(null, slug, frameId)}
        submit={`Save the ${frame.isGroup ? "group" : "frame"}`}
        beside={<ButtonLink href={address}>Cancel</ButtonLink>}
      >
        <input type="hidden" name="revision" value={frame.revision} />
        <FrameFields frame={frame} others={others} free={freeKeys(others)} />
      </ActionForm>
      {!frame.isGroup && (
        <FrameQuestions address={address} questions={attributesOfFrame(attributes, frameId)} />
      )}
      <FrameChanges slug={slug} frame={frame} others={others} touched={touched} goes={goes} />
    </Page>
  );
}
