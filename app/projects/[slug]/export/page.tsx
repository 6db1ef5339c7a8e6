import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listRounds } from "@/lib/data/rounds";
import { exporters } from "@/lib/domain/export/registry";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";

export const metadata = { title: "Export" };

export default async function ExportPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "export:create"));
  const rounds = await listRounds(access);
  const address = `/api/v1/projects/${slug}/exports`;

  return (
    <Page width="measure">
      <PageHeader
        title="Export"
        description="Files for R, Python and spreadsheets. Only submitted work is in them."
      />
      <section className="mb-12 flex flex-col gap-4">
        <h2>Annotations</h2>
        <p>
          One row for each tag of each reviewer: article, outlet, day, reviewer, frame, start and
          end, quote, memo, times and codebook version. Start and end count characters (Unicode code
          points) from 0; the end is not included, as in Python and in R’s <code>substr</code> with
          start + 1.
        </p>
        <div className="flex flex-wrap gap-3">
          {Object.entries(exporters.annotations).map(([key, { name }]) => (
            <ButtonLink key={key} href={`${address}/${key}`} download>
              {name}
            </ButtonLink>
          ))}
        </div>
        <p className="text-sm text-muted">
          The spreadsheet file guards cells that begin with =, +, - or @, which a spreadsheet would
          take for formulas. The other one holds exactly what was tagged.
        </p>
      </section>
      <section className="flex flex-col gap-4">
        <h2>Statistics</h2>
        {rounds.length === 0 ? (
          <p className="text-muted">There is no round yet, so there is nothing to count.</p>
        ) : (
          rounds.map((round) => (
            <div key={round.id} className="flex flex-col gap-3">
              <p className="font-medium">{round.name}</p>
              <div className="flex flex-wrap gap-3">
                {Object.entries(exporters.statistics).map(([key, { name }]) => (
                  <ButtonLink key={key} href={`${address}/${key}?round=${round.id}`} download>
                    {name}
                  </ButtonLink>
                ))}
              </div>
            </div>
          ))
        )}
        <div className="flex flex-wrap gap-3">
          {Object.entries(exporters.events).map(([key, { name }]) => (
            <ButtonLink key={key} href={`${address}/${key}`} download>
              {name}
            </ButtonLink>
          ))}
        </div>
      </section>
    </Page>
  );
}
