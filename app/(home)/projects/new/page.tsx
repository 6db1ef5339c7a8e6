import { ArchiveImport } from "@/components/archive/archive-import";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Select, TextArea, TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { listPeople } from "@/lib/data/users";
import { TIME_ZONES } from "@/lib/domain/time-zones";
import { requireAdmin } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createProject } from "./actions";

export const metadata = { title: "New project" };

export default async function NewProjectPage() {
  await load(requireAdmin());
  const people = await listPeople();
  const accounts = people
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id, name, email }) => ({ id, name, email }));
  return (
    <Page width="measure">
      <PageHeader
        title="New project"
        description="One study: its articles, its codebook, its members. You will be its lead."
        breadcrumbs={[{ href: "/", label: "Your projects" }]}
      />
      <ActionForm
        action={createProject}
        submit="Create the project"
        beside={
          <ButtonLink href="/" variant="quiet">
            Cancel
          </ButtonLink>
        }
      >
        <TextInput label="Name" name="name" required maxLength={120} autoComplete="off" />
        <TextInput
          label="Short name in the address"
          name="slug"
          hint="Lower-case letters, digits and hyphens, such as levy-2026. Left empty, it is made from the name."
          maxLength={48}
          autoComplete="off"
          spellCheck={false}
        />
        <TextArea
          label="Description"
          name="description"
          hint="What the study asks, in a sentence or two. Members see it."
          maxLength={2000}
        />
        <Select
          label="Time zone"
          name="timeZone"
          defaultValue="UTC"
          hint="Days and months are counted in it."
        >
          {TIME_ZONES.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </ActionForm>
      <section className="mt-14 flex flex-col gap-5">
        <h2>From an archive</h2>
        <p>
          Take a whole project in that was written on another installation: its articles, codebook,
          everybody’s work, reports and history.
        </p>
        <ArchiveImport accounts={accounts} />
      </section>
    </Page>
  );
}
