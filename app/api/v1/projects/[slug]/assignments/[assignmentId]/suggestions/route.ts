import { suggestPassages } from "@/lib/data/suggestions";
import { requireProject } from "@/lib/server/access";
import { requireOwnPageOrToken } from "@/lib/server/bearer";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string; assignmentId: string }>;
}

/** `POST`: passages that might be tagged, which from now on count as shown to the caller. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    requireOwnPageOrToken(request);
    const { slug, assignmentId } = await params;
    const access = await requireProject(slug, "annotation:create");
    const suggestions = await suggestPassages(access, assignmentId);
    return Response.json({ suggestions }, { headers: { "Cache-Control": "no-store" } });
  });
}
