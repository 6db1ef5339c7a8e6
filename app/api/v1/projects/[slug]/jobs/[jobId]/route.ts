import { requireProject } from "@/lib/server/access";
import { jobView, requireJob } from "@/lib/server/jobs/view";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string; jobId: string }>;
}

/** `GET`: how far a piece of long work is. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug, jobId } = await params;
    const access = await requireProject(slug, "project:read");
    const view = jobView(await requireJob(access, jobId));
    return Response.json(view, { headers: { "Cache-Control": "private, no-store" } });
  });
}
