import { REVEAL_WORDS, ROUND_WORDS } from "@/components/assignments/round-words";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choices";
import { TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { ROUND_KINDS } from "@/lib/domain/round";
import { REVEAL_RULES } from "@/lib/domain/visibility";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createRound } from "../../actions";

export const metadata = { title: "Open a round" };

export default async function NewRoundPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  await load(requireProject(slug, "assignment:edit"));
  const address = `/projects/${slug}/assignments`;

  return (
    <Page width="measure">
      <PageHeader
        title="Open a round"
        description="A round is a stretch of coding. It uses the newest published codebook, and its figures are never mixed with those of other rounds."
        breadcrumbs={[{ href: address, label: "Assignments" }]}
      />
      <ActionForm
        action={createRound.bind(null, slug)}
        submit="Open the round"
        beside={<ButtonLink href={address}>Cancel</ButtonLink>}
      >
        <TextInput
          label="Name"
          name="name"
          required
          maxLength={80}
          hint="Reviewers see it beside their articles, such as “Main round”."
        />
        <RadioGroup
          legend="What is it for?"
          name="kind"
          required
          defaultValue="main"
          options={ROUND_KINDS.map((value) => ({ value, ...ROUND_WORDS[value] }))}
        />
        <RadioGroup
          legend="When do reviewers see each other's tags?"
          name="revealRule"
          required
          defaultValue="article"
          options={REVEAL_RULES.map((value) => ({ value, ...REVEAL_WORDS[value] }))}
        />
      </ActionForm>
    </Page>
  );
}
