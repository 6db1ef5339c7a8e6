import { RoundFields } from "@/components/assignments/round-fields";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { listCodebookVersions } from "@/lib/data/codebooks";
import { listRounds } from "@/lib/data/rounds";
import { USUAL_SETTINGS } from "@/lib/domain/round-settings";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createRound } from "../../actions";

export const metadata = { title: "Open a round" };

export default async function NewRoundPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "assignment:edit"));
  const [versions, rounds] = await Promise.all([listCodebookVersions(access), listRounds(access)]);
  const address = `/projects/${slug}/assignments`;

  return (
    <Page width="measure">
      <PageHeader
        title="Open a round"
        description="A round is a stretch of coding with one version of the codebook. Its figures are never mixed with those of other rounds."
        breadcrumbs={[{ href: address, label: "Assignments" }]}
      />
      {versions.length > 0 ? (
        <ActionForm
          action={createRound.bind(null, slug)}
          submit="Open the round"
          beside={<ButtonLink href={address}>Cancel</ButtonLink>}
        >
          <RoundFields
            settings={{ ...USUAL_SETTINGS, name: "", kind: "main", revealRule: "article" }}
            trainings={rounds.filter(({ kind }) => kind === "training")}
          />
          <Select
            label="Codebook"
            name="codebookVersion"
            hint="When a newer version is published, every open round goes on with that one."
          >
            {versions.map(({ number, note }) => (
              <option key={number} value={number}>
                {`Version ${number}${note && `: ${note}`}`}
              </option>
            ))}
          </Select>
        </ActionForm>
      ) : (
        <EmptyState
          title="No codebook is published yet"
          action={
            <ButtonLink href={`/projects/${slug}/codebook`} variant="primary">
              Go to the codebook
            </ButtonLink>
          }
        >
          Reviewers need to know what counts as which frame. Publish the codebook first.
        </EmptyState>
      )}
    </Page>
  );
}
