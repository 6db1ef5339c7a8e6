import { RoundFields } from "@/components/assignments/round-fields";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listRounds, requireRound } from "@/lib/data/rounds";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { updateRound } from "../actions";

export const metadata = { title: "Change a round" };

export default async function EditRoundPage({
  params,
}: {
  params: Promise<{ slug: string; roundId: string }>;
}) {
  const { slug, roundId } = await params;
  const access = await load(requireProject(slug, "assignment:edit"));
  const round = await load(requireRound(access, roundId));
  const rounds = await listRounds(access);
  const address = `/projects/${slug}/rounds/${roundId}`;

  return (
    <Page width="measure">
      <PageHeader
        title={`Change “${round.name}”`}
        description="What it is for and when tags are shown can be changed until a reviewer has begun an article; the rest at any time."
        breadcrumbs={[
          { href: `/projects/${slug}/assignments?round=${roundId}`, label: "Assignments" },
          { href: address, label: round.name },
        ]}
      />
      <ActionForm
        action={updateRound.bind(null, slug, roundId)}
        submit="Save"
        beside={<ButtonLink href={address}>Cancel</ButtonLink>}
      >
        <RoundFields
          settings={round}
          trainings={rounds.filter(({ id, kind }) => kind === "training" && id !== roundId)}
        />
      </ActionForm>
    </Page>
  );
}
