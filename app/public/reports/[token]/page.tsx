import { ReportFacts } from "@/components/reports/report-facts";
import { ReportFigures } from "@/components/reports/report-figures";
import { Page } from "@/components/shell/page";
import { Wordmark } from "@/components/shell/wordmark";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requirePublicReport } from "@/lib/data/reports";
import { load } from "@/lib/server/run";
import { hashToken } from "@/lib/server/tokens";

export const metadata = { title: "Report", robots: { index: false, follow: false } };

/** A frozen report for whoever has its link: counts and shares only, under the terms of the link. */
export default async function PublicReportPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const report = await load(requirePublicReport(hashToken(token)));
  const { snapshot, terms } = report;
  return (
    <main>
      <Page>
        <Wordmark />
        <div className="mt-8">
          <PageHeader
            title={report.name}
            description={`A frozen report of the study “${snapshot.project}”. Counts below ${terms.smallestCell}, other than 0, are not shown.`}
            actions={
              <ButtonLink href={`/public/reports/${token}/figures.csv`} download>
                Figures (CSV)
              </ButtonLink>
            }
          />
        </div>
        <ReportFacts {...report} />
        <ReportFigures snapshot={snapshot} computedAt={report.createdAt.toISOString()} />
        <section aria-labelledby="codebook" className="mt-12 flex flex-col gap-5">
          <h2 id="codebook">The frames</h2>
          {snapshot.head.frames.map(({ id, name, definition, example }) => (
            <div key={id} className="max-w-measure">
              <h3>{name}</h3>
              {definition && <p>{definition}</p>}
              {example && <blockquote className="mt-2 font-serif italic">{example}</blockquote>}
            </div>
          ))}
        </section>
      </Page>
    </main>
  );
}
