import { notFound } from "next/navigation";
import { QuestionFields } from "@/components/article-form/question-fields";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { findDraftForm } from "@/lib/data/attributes";
import { listDraftFrames } from "@/lib/data/frames";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { updateQuestion } from "../actions";

export const metadata = { title: "Edit a question" };

export default async function QuestionPage({
  params,
}: {
  params: Promise<{ slug: string; attributeId: string }>;
}) {
  const { slug, attributeId } = await params;
  const access = await load(requireProject(slug, "codebook:edit"));
  const [{ attributes }, frames] = await Promise.all([
    findDraftForm(access),
    listDraftFrames(access),
  ]);
  const index = attributes.findIndex(({ id }) => id === attributeId);
  const attribute = attributes[index];
  if (!attribute) notFound();
  const address = `/projects/${slug}/codebook/form`;
  return (
    <Page width="measure">
      <PageHeader
        title={attribute.name}
        description="Changes go into the draft. Reviewers see them when you publish the next version."
        breadcrumbs={[
          { href: `/projects/${slug}/codebook`, label: "Codebook" },
          { href: address, label: "Questions and rules" },
        ]}
      />
      <ActionForm
        action={updateQuestion.bind(null, slug, attributeId)}
        submit="Save the question"
        beside={<ButtonLink href={address}>Cancel</ButtonLink>}
      >
        <QuestionFields attribute={attribute} others={attributes.slice(0, index)} frames={frames} />
      </ActionForm>
    </Page>
  );
}
