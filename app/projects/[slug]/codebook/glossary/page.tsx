import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { listGlossary } from "@/lib/data/glossary";
import { grant } from "@/lib/domain/access";
import type { GlossaryNote } from "@/lib/domain/glossary";
import { LONGEST_NOTE, LONGEST_TERM } from "@/lib/domain/glossary";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createGlossaryNote, deleteGlossaryNote, updateGlossaryNote } from "./actions";

export const metadata = { title: "Glossary" };

/** What names and terms in the texts mean: shown to everybody where they stand in an article. */
export default async function GlossaryPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "project:read"));
  const edits = grant(access, "codebook:edit") !== null;
  const notes = await listGlossary(access);
  return (
    <Page>
      <PageHeader
        title="Glossary"
        description="Names and terms of the texts. While reading an article they are underlined with dots; pointing at one, tapping it or going there with the keys shows its note."
        breadcrumbs={[{ href: `/projects/${slug}/codebook`, label: "Codebook" }]}
      />
      {notes.length === 0 && !edits && (
        <EmptyState title="No notes yet">The project’s leads can add some.</EmptyState>
      )}
      <dl className="mb-10 max-w-2xl divide-y divide-line">
        {notes.map(({ id, term, note }) => (
          <div key={id} className="py-4">
            <dt className="font-semibold">{term}</dt>
            <dd className="whitespace-pre-line">{note}</dd>
            {edits && (
              <dd className="mt-2 flex flex-wrap items-start gap-2">
                <details className="grow">
                  <summary className="min-h-8 text-sm text-accent pointer-coarse:min-h-11">
                    Change “{term}”
                  </summary>
                  <div className="pt-3">
                    <ActionForm
                      action={updateGlossaryNote.bind(null, slug, id)}
                      submit="Keep"
                      success="Kept."
                    >
                      <NoteFields term={term} note={note} />
                    </ActionForm>
                  </div>
                </details>
                <ConfirmDialog
                  trigger={
                    <Button size="small" variant="quiet" aria-label={`Delete “${term}”`}>
                      Delete
                    </Button>
                  }
                  title={`Delete the note on “${term}”?`}
                  confirm="Delete the note"
                  action={deleteGlossaryNote.bind(null, slug, id)}
                >
                  <p>It is no longer shown to anybody who reads.</p>
                </ConfirmDialog>
              </dd>
            )}
          </div>
        ))}
      </dl>
      {edits && (
        <section aria-labelledby="add" className="max-w-2xl">
          <h2 id="add" className="mb-4">
            Add a note
          </h2>
          <ActionForm action={createGlossaryNote.bind(null, slug)} submit="Add the note" clears>
            <NoteFields term="" note="" />
          </ActionForm>
        </section>
      )}
    </Page>
  );
}

function NoteFields({ term, note }: Omit<GlossaryNote, "id">) {
  return (
    <>
      <Field label="Term" hint="As it stands in the texts; capital and small letters are alike.">
        {(control) => (
          <input
            {...control}
            name="term"
            required
            maxLength={LONGEST_TERM}
            defaultValue={term}
            className="control"
          />
        )}
      </Field>
      <Field label="What it means">
        {(control) => (
          <textarea
            {...control}
            name="note"
            required
            rows={3}
            maxLength={LONGEST_NOTE}
            defaultValue={note}
            className="control"
          />
        )}
      </Field>
    </>
  );
}
