import { requireProject } from "@/lib/server/access";
import { requireOwnPageOrToken } from "@/lib/server/bearer";
import { jobView, requireJob, stopJob } from "@/lib/server/jobs/view";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string; jobId: string }>;
}

/** `POST`: ask a piece of long work to stop. It keeps what it has stored so far. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    requireOwnPageOrToken(request);
    const { slug, jobId } = await params;
    const access = await requireProject(slug, "project:read", null);
    await requireJob(access, jobId);
    await stopJob(access, jobId);
    const view = jobView(await requireJob(access, jobId));
    return Response.json(view, { headers: { "Cache-Control": "no-store" } });
  });
}
