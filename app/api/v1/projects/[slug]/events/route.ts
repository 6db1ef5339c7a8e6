import { requireProject } from "@/lib/server/access";
import { liveEvents } from "@/lib/server/live/streams";
import { respond } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";

interface Context {
  params: Promise<{ slug: string }>;
}

/**
 * `GET ?since=DIGEST`: server-sent events, one whenever something changed that this person
 * may see. They carry nothing, so `Last-Event-ID` means nothing either.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug } = await params;
    const access = await requireProject(slug, "project:read");
    const { id: sessionId } = await requireSession();
    const since = new URL(request.url).searchParams.get("since");
    return new Response(liveEvents({ access, sessionId }, since, request.signal), {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        // "no-transform": compressing would hold events back.
        "Cache-Control": "private, no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  });
}

export const dynamic = "force-dynamic";
