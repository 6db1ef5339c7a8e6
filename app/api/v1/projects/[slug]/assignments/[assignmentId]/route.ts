import { requireCodingDesk } from "@/lib/data/assignments";
import { requireProject } from "@/lib/server/access";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string; assignmentId: string }>;
}

/** `GET`: an article assigned to the caller, with the codebook and the caller's own annotations. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug, assignmentId } = await params;
    const access = await requireProject(slug, "annotation:create");
    const desk = await requireCodingDesk(access, assignmentId);
    return Response.json(desk, { headers: { "Cache-Control": "private, no-store" } });
  });
}
