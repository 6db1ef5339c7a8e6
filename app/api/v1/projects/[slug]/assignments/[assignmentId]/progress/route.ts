import { z } from "zod";
import type { Progress } from "@/lib/data/progress";
import { recordProgress } from "@/lib/data/progress";
import { requireProject } from "@/lib/server/access";
import { requireOwnPageOrToken } from "@/lib/server/bearer";
import { readJson } from "@/lib/server/json-body";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string; assignmentId: string }>;
}

/** Far beyond any article, and within what the database holds. */
const count = z.int().nonnegative().max(1_000_000_000);
const progress = z.strictObject({
  from: count,
  seconds: count,
  place: count,
}) satisfies z.ZodType<Progress>;

/**
 * `POST { from, seconds, place }`: the caller's time on an article, and where it is read.
 *
 * Answers `{ counted, activeSeconds }`; 409 when the time was not `from` any more.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    requireOwnPageOrToken(request);
    const { slug, assignmentId } = await params;
    const access = await requireProject(slug, "annotation:create");
    const recorded = await recordProgress(access, assignmentId, await readJson(request, progress));
    return Response.json(recorded, {
      status: recorded.counted ? 200 : 409,
      headers: { "Cache-Control": "no-store" },
    });
  });
}
