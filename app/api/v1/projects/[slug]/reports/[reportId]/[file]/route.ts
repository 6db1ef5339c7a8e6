import { recordDownload } from "@/lib/data/downloads";
import { requireReport } from "@/lib/data/reports";
import { AppError } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { REPORT_FILES } from "@/lib/server/report-files";
import { respond } from "@/lib/server/run";

/** `GET …/reports/ID/figures.csv`, `report.json`, `appendix.md`, `appendix.docx`, `appendix.tex`. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; reportId: string; file: string }> },
): Promise<Response> {
  return respond(async () => {
    const { slug, reportId, file } = await params;
    const access = await requireProject(slug, "statistics:read");
    const report = await requireReport(access, reportId);
    const kind = Object.hasOwn(REPORT_FILES, file) ? REPORT_FILES[file] : undefined;
    if (!kind) throw new AppError("not_found", `A report has no file called “${file}”.`);
    const written = await kind.write(report, slug);
    await recordDownload(access, { reportId, file });
    return new Response(written, {
      headers: {
        "Content-Type": kind.mediaType,
        "Content-Disposition": `attachment; filename="${slug}-${file}"`,
        "Cache-Control": "private, no-store",
      },
    });
  });
}
