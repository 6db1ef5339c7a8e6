import { FileDrop } from "@/components/articles/file-drop";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { TextArea, TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { openImport, pasteText } from "../actions";

export const metadata = { title: "Load articles" };

export default async function ImportPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  await load(requireProject(slug, "article:import"));
  return (
    <Page width="measure">
      <PageHeader
        title="Load articles"
        description="One article in each text. Menus, share buttons and the like may be in it: they are marked out in the next step, and you have the last word."
        breadcrumbs={[{ href: `/projects/${slug}/articles`, label: "Articles" }]}
      />
      <Tabs
        label="Ways to load articles"
        tabs={[
          {
            value: "files",
            label: "Text files",
            content: <FileDrop slug={slug} open={openImport.bind(null, slug)} />,
          },
          {
            value: "paste",
            label: "Paste one",
            content: (
              <ActionForm action={pasteText.bind(null, slug)} submit="Load this article">
                <TextInput
                  label="Name"
                  name="name"
                  hint="To find it again until its title is known. May stay empty."
                  maxLength={255}
                />
                <TextArea label="Text" name="text" rows={14} required />
              </ActionForm>
            ),
          },
        ]}
      />
    </Page>
  );
}
