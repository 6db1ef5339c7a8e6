import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { previewCodebook } from "@/lib/data/codebook-files";
import { TEMPLATE_IDS, templates } from "@/lib/domain/codebook/templates/registry";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { Preview } from "../preview";
import { addTemplate } from "./actions";

export const metadata = { title: "Codebook templates" };

export default async function TemplatesPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "codebook:edit"));
  const previews = await Promise.all(
    TEMPLATE_IDS.map(async (id) => {
      const template = templates[id];
      return {
        id,
        ...template,
        preview: await previewCodebook(access, { kind: "template", template }),
      };
    }),
  );

  return (
    <Page width="measure">
      <PageHeader
        title="Start from a template"
        description="Frames and an article form that join your draft, to make your own. What is in the draft already stays as it is."
        breadcrumbs={[{ href: `/projects/${slug}/codebook`, label: "Codebook" }]}
      />
      <div className="flex flex-col gap-10">
        {previews.map(({ id, name, description, preview }) => (
          <section
            key={id}
            aria-labelledby={`template-${id}`}
            className="flex flex-col gap-4 border-t border-line pt-8 first:border-t-0 first:pt-0"
          >
            <div>
              <h2 id={`template-${id}`}>{name}</h2>
              <p className="mt-1 text-muted">{description}</p>
            </div>
            <Preview {...preview} />
            <ActionForm
              action={addTemplate.bind(null, slug, id)}
              submit={
                <>
                  Add {preview.frames.length} entries
                  <span className="sr-only"> of {name}</span>
                </>
              }
              variant="secondary"
            />
          </section>
        ))}
      </div>
    </Page>
  );
}
