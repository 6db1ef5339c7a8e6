import { listTablePage } from "@/lib/data/article-table";
import { parseArticleView } from "@/lib/domain/article-view";
import { AppError } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string }>;
}

/** `GET …/articles/table?offset=200&…`: rows of the article table, from one on, with its filters. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const access = await requireProject((await params).slug, "article:read");
    const { searchParams } = new URL(request.url);
    const offset = Number(searchParams.get("offset") ?? 0);
    if (!Number.isInteger(offset) || offset < 0 || offset > 10_000_000) {
      throw new AppError("invalid_input", "The row to begin with must be a whole number from 0.");
    }
    const page = await listTablePage(access, parseArticleView(searchParams), offset);
    return Response.json(page, { headers: { "Cache-Control": "private, no-store" } });
  });
}
