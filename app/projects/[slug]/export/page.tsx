import { FormatList } from "@/components/export/format-list";
import { LayerLinks } from "@/components/export/layer-links";
import { ReleaseForm } from "@/components/export/release-form";
import { TableFiles } from "@/components/export/table-files";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { isWorkHidden, STILL_CODES } from "@/lib/data/archive/read";
import { can } from "@/lib/domain/access";
import type { ExportGroup } from "@/lib/domain/export/exporter";
import { EXPORT_GROUPS } from "@/lib/domain/export/exporter";
import { formats } from "@/lib/domain/export/registry";
import { requireProject } from "@/lib/server/access";
import { permissionFor } from "@/lib/server/exports/open";
import { load } from "@/lib/server/run";

export const metadata = { title: "Export" };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ layer?: string }>;
}

export default async function ExportPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const layer = (await searchParams).layer === "final" ? "final" : "reviewer";
  const access = await load(requireProject(slug, "export:create"));
  const hidden = await isWorkHidden(access);
  const address = `/api/v1/projects/${slug}/exports`;
  const { tables, ...others } = EXPORT_GROUPS;

  return (
    <Page width="measure">
      <PageHeader
        title="Export"
        description="Your work as files for other programs. Only submitted work that you may see is in them."
      />
      <div className="flex flex-col gap-12">
        <section className="flex flex-col gap-6">
          <h2>{tables}</h2>
          <TableFiles address={address} />
        </section>
        <LayerLinks address={`/projects/${slug}/export`} current={layer} />
        {Object.entries(others).map(([group, title]) => {
          const entries = Object.entries(formats).filter(
            ([, format]) =>
              format.group === (group as ExportGroup) && can(access.role, permissionFor(format)),
          );
          return (
            entries.length > 0 && (
              <section key={group} className="flex flex-col gap-6">
                <h2>{title}</h2>
                <FormatList
                  address={address}
                  layer={layer}
                  formats={entries}
                  instead={{
                    release: <ReleaseForm address={address} layer={layer} />,
                    ...(hidden && { archive: <p className="basis-full text-sm">{STILL_CODES}</p> }),
                  }}
                />
              </section>
            )
          );
        })}
      </div>
    </Page>
  );
}
