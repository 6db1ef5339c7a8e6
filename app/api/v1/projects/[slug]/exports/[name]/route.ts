import { requireProject } from "@/lib/server/access";
import { openExport, permissionFor, requireFormat } from "@/lib/server/exports/open";
import { byteStream } from "@/lib/server/byte-stream";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string; name: string }>;
}

/**
 * `GET …/exports/NAME`: a file in one of the formats of lib/domain/export/registry.ts, such as
 * `annotations-csv`. Of the statistics, `?round=…` and the rest of the page's filter say which.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug, name } = await params;
    await requireProject(slug, "project:read");
    const format = requireFormat(name);
    const access = await requireProject(slug, permissionFor(format));
    const query = new URL(request.url).searchParams;
    const { fileName, mediaType, pieces } = await openExport(access, slug, format, query);
    return new Response(byteStream(pieces), {
      headers: {
        "Content-Type": mediaType,
        "Content-Disposition": `attachment; filename="${fileName}"`,
        "Cache-Control": "private, no-store",
      },
    });
  });
}
