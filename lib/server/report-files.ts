import type { Report } from "@/lib/data/reports";
import { latexOf } from "@/lib/domain/document/latex";
import { markdownOf } from "@/lib/domain/document/markdown";
import { statisticsCsv } from "@/lib/domain/export/statistics-table";
import { appendixOfReport } from "@/lib/domain/report/report-document";
import { config } from "./config";
import { docxOf } from "./docx";
import { byteStream } from "./byte-stream";

interface ReportFile {
  readonly label: string;
  readonly mediaType: string;
  readonly write: (report: Report, slug: string) => BodyInit | Promise<BodyInit>;
}

/** Every file of a frozen report, by its name. */
export const REPORT_FILES: Readonly<Record<string, ReportFile>> = {
  "figures.csv": {
    label: "Figures (CSV)",
    mediaType: "text/csv; charset=utf-8",
    write: ({ snapshot }) => byteStream(statisticsCsv.write(snapshot.rows)),
  },
  "report.json": {
    label: "Everything (JSON)",
    mediaType: "application/json",
    write: ({ snapshot, ...report }, slug) =>
      JSON.stringify({ ...aboutReport({ snapshot, ...report }, slug), ...snapshot }, null, 1),
  },
  "appendix.md": {
    label: "Methods appendix (Markdown)",
    mediaType: "text/markdown; charset=utf-8",
    write: (report, slug) => markdownOf(documentOf(report, slug)),
  },
  "appendix.docx": {
    label: "Methods appendix (Word)",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    write: async (report, slug) => new Uint8Array(await docxOf(documentOf(report, slug))),
  },
  "appendix.tex": {
    label: "Methods appendix (LaTeX)",
    mediaType: "application/x-tex; charset=utf-8",
    write: (report, slug) => latexOf(documentOf(report, slug)),
  },
};

/** Where a report can be read, for citing it. */
export function reportAddress(slug: string, id: string): string {
  return `${config().PUBLIC_URL}/projects/${slug}/statistics/reports/${id}`;
}

function aboutReport({ id, name, createdAt, dataSha256, softwareVersion }: Report, slug: string) {
  return {
    name,
    address: reportAddress(slug, id),
    frozenOn: createdAt.toISOString().slice(0, 10),
    dataSha256,
    softwareVersion,
  };
}

function documentOf(report: Report, slug: string) {
  return appendixOfReport(aboutReport(report, slug), report.snapshot);
}
