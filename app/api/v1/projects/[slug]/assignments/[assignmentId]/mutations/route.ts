import { applyMutations } from "@/lib/data/mutations";
import type { MutationResult } from "@/lib/domain/annotation";
import { requireProject } from "@/lib/server/access";
import { requireOwnPageOrToken } from "@/lib/server/bearer";
import { readJson } from "@/lib/server/json-body";
import { mutationBatch } from "@/lib/server/mutation-schema";
import { respond } from "@/lib/server/run";
import { countWrite } from "@/lib/server/writes";

interface Context {
  params: Promise<{ slug: string; assignmentId: string }>;
}

/**
 * `POST { mutations }`: change the caller's annotations and answers on an assigned article.
 *
 * Answers `{ results }`, one for each mutation in order. 200 when all are saved,
 * else the status of the first that is not: 409 for a conflict, 422 for a refusal.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    requireOwnPageOrToken(request);
    const { slug, assignmentId } = await params;
    const access = await requireProject(slug, "annotation:create");
    await countWrite(request, access.userId);
    const { mutations } = await readJson(request, mutationBatch);
    const results = await applyMutations(access, assignmentId, mutations);
    return Response.json(
      { results },
      { status: statusOf(results), headers: { "Cache-Control": "no-store" } },
    );
  });
}

function statusOf(results: readonly MutationResult[]): number {
  const unsaved = results.find(({ status }) => status !== "saved");
  if (!unsaved) return 200;
  return unsaved.status === "conflict" ? 409 : 422;
}
