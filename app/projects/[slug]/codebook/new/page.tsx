import { FrameFields } from "@/components/codebook/frame-fields";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Select } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { listDraftFrames } from "@/lib/data/frames";
import { emptyFrame, freeKeys } from "@/lib/domain/codebook";
import { depthOf } from "@/lib/domain/codebook/tree";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createFrame } from "../actions";

export const metadata = { title: "Add to the codebook" };

export default async function NewFramePage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ kind?: string | string[] }>;
}) {
  const { slug } = await params;
  const isGroup = (await searchParams).kind === "group";
  const access = await load(requireProject(slug, "codebook:edit"));
  const frames = await listDraftFrames(access);
  const address = `/projects/${slug}/codebook`;
  const kind = isGroup ? "group" : "frame";

  return (
    <Page width="measure">
      <PageHeader
        title={`Add a ${kind}`}
        description={
          isGroup
            ? "A group holds frames together. It is not tagged itself."
            : "It joins the draft. Reviewers see it when you publish the next version."
        }
        breadcrumbs={[{ href: address, label: "Codebook" }]}
      />
      <ActionForm
        action={createFrame.bind(null, slug)}
        submit={`Add the ${kind}`}
        beside={<ButtonLink href={address}>Cancel</ButtonLink>}
      >
        <input type="hidden" name="kind" value={kind} />
        <FrameFields
          frame={{ ...emptyFrame(frames), isGroup }}
          others={frames}
          free={freeKeys(frames)}
        />
        <Select label="Stands under" name="parentId" hint="It can be moved later.">
          <option value="">Nothing: at the top</option>
          {frames.map(({ id, name }) => (
            <option key={id} value={id}>
              {"\u2003".repeat(depthOf(frames, id))}
              {name}
            </option>
          ))}
        </Select>
      </ActionForm>
    </Page>
  );
}
