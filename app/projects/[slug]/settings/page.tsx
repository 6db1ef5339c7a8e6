import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Select, TextArea, TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { describeProject } from "@/lib/data/project-trash";
import { findProject } from "@/lib/data/projects";
import { TIME_ZONES } from "@/lib/domain/time-zones";
import { TRASH_DAYS } from "@/lib/domain/trash";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { deleteProject, updateProject } from "./actions";

export const metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "project:edit"));
  const [project, goes] = await Promise.all([findProject(access), describeProject(access)]);
  return (
    <Page width="measure">
      <PageHeader
        title="Settings"
        breadcrumbs={[{ href: `/projects/${slug}`, label: "Overview" }]}
        description={`The project’s address stays ${slug}.`}
      />
      <div className="flex flex-col gap-14">
        <ActionForm
          action={updateProject.bind(null, slug)}
          submit="Save the settings"
          success="The settings are saved."
        >
          <TextInput
            label="Name"
            name="name"
            required
            maxLength={120}
            autoComplete="off"
            defaultValue={project.name}
          />
          <TextArea
            label="Description"
            name="description"
            hint="What the study asks, in a sentence or two. Members see it."
            maxLength={2000}
            defaultValue={project.description}
          />
          <Select
            label="Time zone"
            name="timeZone"
            defaultValue={project.timeZone}
            hint="Days and months are counted in it."
          >
            {TIME_ZONES.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
          <Checkbox
            label="Show who has left under a pseudonym"
            hint="Such as “Reviewer 3”, the same one everywhere: on every page, in every export. Leads still see the names in the list of members, to bring somebody back."
            name="pseudonyms"
            defaultChecked={project.pseudonyms}
          />
        </ActionForm>
        <section aria-labelledby="programs" className="flex flex-col items-start gap-4">
          <h2 id="programs" className="text-lg">
            Programs
          </h2>
          <p className="text-muted">Scripts can read and write this project with a token.</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={`/projects/${slug}/settings/tokens`}>Tokens for programs</ButtonLink>
            <ButtonLink href={`/projects/${slug}/settings/webhooks`}>Webhooks</ButtonLink>
          </div>
        </section>
        <section aria-labelledby="delete" className="flex flex-col items-start gap-4">
          <h2 id="delete" className="text-lg">
            Delete this project
          </h2>
          <p className="text-muted">
            It moves to the trash with everything in it: {goes}. Nobody can open it there. For{" "}
            {TRASH_DAYS} days its leads find it on the page of their projects and can bring it back.
          </p>
          <ConfirmDialog
            trigger={<Button variant="danger">Delete the project…</Button>}
            title={`Delete “${project.name}”?`}
            confirm="Delete the project"
            cancel="Keep it"
            action={deleteProject.bind(null, slug)}
          >
            With it go {goes}. Loading and learning that is under way stops. Until {TRASH_DAYS} days
            have passed a lead can bring it back, with all of that.
          </ConfirmDialog>
        </section>
      </div>
    </Page>
  );
}
