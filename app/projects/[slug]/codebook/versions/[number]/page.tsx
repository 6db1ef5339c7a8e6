import { notFound } from "next/navigation";
import { Codebook } from "@/components/codebook/codebook";
import { Page } from "@/components/shell/page";
import { Day } from "@/components/ui/day";
import { PageHeader } from "@/components/ui/page-header";
import { listCodebookVersions } from "@/lib/data/codebooks";
import { findProject } from "@/lib/data/projects";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";

export const metadata = { title: "Codebook version" };

export default async function CodebookVersionPage({
  params,
}: {
  params: Promise<{ slug: string; number: string }>;
}) {
  const { slug, number } = await params;
  const access = await load(requireProject(slug, "project:read"));
  const { timeZone } = await findProject(access);
  const version = (await listCodebookVersions(access)).find((one) => String(one.number) === number);
  if (!version) notFound();

  return (
    <Page>
      <PageHeader
        title={`Codebook, version ${version.number}`}
        description={
          <>
            <p>
              Published on <Day at={version.publishedAt} timeZone={timeZone} />.
            </p>
            {version.note && <p className="whitespace-pre-line">{version.note}</p>}
          </>
        }
        breadcrumbs={[{ href: `/projects/${slug}/codebook`, label: "Codebook" }]}
      />
      <Codebook frames={version.frames} />
    </Page>
  );
}
