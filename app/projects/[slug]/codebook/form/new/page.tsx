import { QuestionFields } from "@/components/article-form/question-fields";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { findDraftForm } from "@/lib/data/attributes";
import { listDraftFrames } from "@/lib/data/frames";
import type { Attribute } from "@/lib/domain/attribute";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createQuestion } from "../actions";

export const metadata = { title: "Add a question" };

const BLANK: Omit<Attribute, "id"> = {
  scope: "article",
  frameId: null,
  name: "",
  question: "",
  kind: "single",
  options: [],
  required: false,
  role: null,
  condition: null,
};

export default async function NewQuestionPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "codebook:edit"));
  const [{ attributes }, frames] = await Promise.all([
    findDraftForm(access),
    listDraftFrames(access),
  ]);
  const address = `/projects/${slug}/codebook/form`;
  return (
    <Page width="measure">
      <PageHeader
        title="Add a question"
        breadcrumbs={[
          { href: `/projects/${slug}/codebook`, label: "Codebook" },
          { href: address, label: "Questions and rules" },
        ]}
      />
      <ActionForm
        action={createQuestion.bind(null, slug)}
        submit="Add the question"
        beside={<ButtonLink href={address}>Cancel</ButtonLink>}
      >
        <QuestionFields attribute={BLANK} others={attributes} frames={frames} />
      </ActionForm>
    </Page>
  );
}
