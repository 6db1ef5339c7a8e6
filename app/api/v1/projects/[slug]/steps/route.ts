import { listSteps } from "@/lib/data/annotation-steps";
import { requireProject } from "@/lib/server/access";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string }>;
}

/** `GET`: what the caller can undo and redo, in all open articles, from the journal. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug } = await params;
    const access = await requireProject(slug, "annotation:create");
    const history = await listSteps(access);
    return Response.json(history, { headers: { "Cache-Control": "private, no-store" } });
  });
}
