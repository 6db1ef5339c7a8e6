import type { SampledArticle } from "@/lib/data/samples";
import { requireSample } from "@/lib/data/samples";
import { csvExporter } from "@/lib/domain/export/csv";
import { requireProject } from "@/lib/server/access";
import { respond } from "@/lib/server/run";
import { byteStream } from "@/lib/server/byte-stream";

const table = csvExporter<SampledArticle>("Sample", [
  { key: "position", header: "position" },
  { key: "articleId", header: "article_id" },
  { key: "title", header: "title" },
  { key: "outlet", header: "outlet" },
  { key: "publishedOn", header: "published_on" },
  { key: "stratum", header: "stratum" },
  { key: "inStratum", header: "stratum_frame_n" },
  { key: "drawn", header: "stratum_sample_n" },
  { key: "weight", header: "weight" },
]);

/**
 * `GET …/samples/ID?format=csv`: the articles of a sample with their weights;
 * `?format=json`: these with the plan, the seed, the sampling frame and the flow.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string; sampleId: string }> },
): Promise<Response> {
  return respond(async () => {
    const { slug, sampleId } = await params;
    const access = await requireProject(slug, "assignment:read");
    const sample = await requireSample(access, sampleId);
    const headers = { "Cache-Control": "private, no-store" };
    if (new URL(request.url).searchParams.get("format") === "json") {
      const disposition = `attachment; filename="${slug}-sample.json"`;
      return Response.json(sample, { headers: { ...headers, "Content-Disposition": disposition } });
    }
    return new Response(byteStream(table.write(sample.articles)), {
      headers: {
        ...headers,
        "Content-Type": table.mediaType,
        "Content-Disposition": `attachment; filename="${slug}-sample.csv"`,
      },
    });
  });
}
