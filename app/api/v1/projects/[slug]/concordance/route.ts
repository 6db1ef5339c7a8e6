import { readConcordance } from "@/lib/data/concordances";
import { parseArticleFilter } from "@/lib/domain/article-filter";
import { concordanceCsv } from "@/lib/domain/export/concordance-csv";
import { parseSearchQuery } from "@/lib/domain/search-query";
import { requireProject } from "@/lib/server/access";
import { respond } from "@/lib/server/run";
import { byteStream } from "@/lib/server/byte-stream";

interface Context {
  params: Promise<{ slug: string }>;
}

/** `GET …/concordance?q=…`: every place where the words stand, in its context, as CSV. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug } = await params;
    const access = await requireProject(slug, "article:read");
    const filter = parseArticleFilter(new URL(request.url).searchParams);
    parseSearchQuery(filter.words); // what is no query is refused before the file begins
    const body = byteStream(concordanceCsv.write(readConcordance(access, filter)));
    return new Response(body, {
      headers: {
        "Content-Type": concordanceCsv.mediaType,
        "Content-Disposition": `attachment; filename="${slug}-words-in-context.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  });
}
