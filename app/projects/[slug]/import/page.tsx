import { StudyStart } from "@/components/interchange/study-start";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { studyReaders } from "@/lib/importers/interchange/registry";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { openStudyImport, readStudyFile } from "./actions";

export const metadata = { title: "Import a project" };

const accepted = [...new Set(studyReaders.flatMap(({ extensions }) => extensions))].join(",");
const programs = new Intl.ListFormat("en").format(studyReaders.map(({ label }) => label));

export default async function ImportProjectPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  await load(requireProject(slug, "project:edit"));
  return (
    <Page width="measure">
      <PageHeader
        title="Import a project"
        description={`Bring texts, codes and everybody's tags from another program: ${programs}. First you see what is in the file and what cannot be carried over; then you say who is who and which code is which frame.`}
        breadcrumbs={[
          { href: `/projects/${slug}/articles`, label: "Articles" },
          { href: `/projects/${slug}/articles/import`, label: "Load articles" },
        ]}
      />
      <StudyStart
        slug={slug}
        accept={accepted}
        open={openStudyImport.bind(null, slug)}
        read={readStudyFile.bind(null, slug)}
      />
    </Page>
  );
}
