import { listArticleIds } from "@/lib/data/article-table";
import { parseArticleView } from "@/lib/domain/article-view";
import { requireProject } from "@/lib/server/access";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string }>;
}

/** `GET …/articles/ids?…`: the ids of all articles that the filters let through, in the table's order. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const access = await requireProject((await params).slug, "article:read");
    const view = parseArticleView(new URL(request.url).searchParams);
    const ids = await listArticleIds(access, view);
    return Response.json(ids, { headers: { "Cache-Control": "private, no-store" } });
  });
}
