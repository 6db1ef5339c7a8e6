import { z } from "zod";
import { storePart } from "@/lib/data/import-files";
import { requireProject } from "@/lib/server/access";
import { requireOwnPageOrToken } from "@/lib/server/bearer";
import { respond } from "@/lib/server/run";
import { readPart } from "@/lib/server/upload";

interface Context {
  params: Promise<{ slug: string; batchId: string; fileId: string; position: string }>;
}

const at = z.coerce.number().int().nonnegative();

/** `POST` with the bytes of one part of an announced file; the last one checks the whole file. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    requireOwnPageOrToken(request);
    const { slug, batchId, fileId, position } = await params;
    const access = await requireProject(slug, "article:import");
    const part = { position: at.parse(position), bytes: await readPart(request) };
    const complete = await storePart(access, batchId, fileId, part);
    return Response.json({ complete }, { status: 201, headers: { "Cache-Control": "no-store" } });
  });
}
