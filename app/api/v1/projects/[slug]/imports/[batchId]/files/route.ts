import { z } from "zod";
import { announceFiles } from "@/lib/data/import-files";
import { requireProject } from "@/lib/server/access";
import { requireOwnPageOrToken } from "@/lib/server/bearer";
import { readJson } from "@/lib/server/json-body";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string; batchId: string }>;
}

const body = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(255),
        size: z.int().nonnegative(),
        sha256: z.string().regex(/^[\da-f]{64}$/),
      }),
    )
    .min(1)
    .max(500),
});

/** `POST`: announce files of an import; the answer says which parts of each are still missing. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    requireOwnPageOrToken(request);
    const { slug, batchId } = await params;
    const access = await requireProject(slug, "article:import");
    const { files } = await readJson(request, body);
    const expected = await announceFiles(access, batchId, files);
    return Response.json(expected, { status: 201, headers: { "Cache-Control": "no-store" } });
  });
}
