import { historyFilter } from "@/app/projects/[slug]/history/filter";
import { readWholeHistory } from "@/lib/data/history";
import { historyCsv } from "@/lib/domain/export/history-csv";
import { requireProject } from "@/lib/server/access";
import { respond } from "@/lib/server/run";
import { byteStream } from "@/lib/server/byte-stream";

interface Context {
  params: Promise<{ slug: string }>;
}

/** `GET`: the history as CSV, of what the page's filter lets through. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug } = await params;
    const access = await requireProject(slug, "audit:read");
    const { filter } = historyFilter(Object.fromEntries(new URL(request.url).searchParams));
    return new Response(byteStream(historyCsv.write(readWholeHistory(access, filter))), {
      headers: {
        "Content-Type": historyCsv.mediaType,
        "Content-Disposition": `attachment; filename="${slug}-history.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  });
}
