import { requirePublicReport } from "@/lib/data/reports";
import { statisticsCsv } from "@/lib/domain/export/statistics-table";
import { respond } from "@/lib/server/run";
import { byteStream } from "@/lib/server/byte-stream";
import { hashToken } from "@/lib/server/tokens";

/** The figures of a public report, under the terms of its link: what is hidden is empty. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return respond(async () => {
    const { token } = await params;
    const { snapshot } = await requirePublicReport(hashToken(token));
    return new Response(byteStream(statisticsCsv.write(snapshot.rows)), {
      headers: {
        "Content-Type": statisticsCsv.mediaType,
        "Content-Disposition": 'attachment; filename="figures.csv"',
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex, nofollow",
      },
    });
  });
}
