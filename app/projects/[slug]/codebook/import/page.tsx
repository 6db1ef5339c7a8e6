import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { importFile, previewFile } from "./actions";
import { ImportForm } from "./import-form";

export const metadata = { title: "Import a codebook" };

export default async function ImportCodebookPage({
  params,
}: {
  params: Promise<{ slug: string }>;
}) {
  const { slug } = await params;
  await load(requireProject(slug, "codebook:edit"));
  return (
    <Page width="measure">
      <PageHeader
        title="Import a codebook"
        description="Its frames join your draft, after what is there. You see them first, and nothing that is in the draft changes."
        breadcrumbs={[{ href: `/projects/${slug}/codebook`, label: "Codebook" }]}
      />
      <ImportForm preview={previewFile.bind(null, slug)} add={importFile.bind(null, slug)} />
    </Page>
  );
}
