import { z } from "zod";
import { openFile } from "@/lib/data/import-files";
import { requireProject } from "@/lib/server/access";
import { previewImport } from "@/lib/server/import-preview";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string; batchId: string; fileId: string }>;
}

const query = z.strictObject({ encoding: z.string().min(1).max(40).optional() });

/** `GET ?encoding=…`: what a file is and how it begins, read in the encoding that a person chose. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug, batchId, fileId } = await params;
    const access = await requireProject(slug, "article:import");
    const choices = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const preview = await previewImport(await openFile(access, batchId, fileId), choices);
    return Response.json(preview, { headers: { "Cache-Control": "private, no-store" } });
  });
}
