import { z } from "zod";
import { importText } from "@/lib/data/imports";
import { AppError } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { decodeText } from "@/lib/importers/decode";
import { requireSameOrigin } from "@/lib/server/origin";
import { respond } from "@/lib/server/run";
import { readUpload } from "@/lib/server/upload";

interface Context {
  params: Promise<{ slug: string }>;
}

const query = z.strictObject({
  batch: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(255),
});

/** `POST ?batch=…&name=…` with a text file as its body: store it as an article to be cleaned. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const { slug } = await params;
    const access = await requireProject(slug, "article:import");
    const { batch, name } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const { text, encoding } = decodeText(await readUpload(request));
    const outcome = await importText(access, batch, { fileName: name, encoding, raw: text });
    if (!outcome.stored) throw new AppError("conflict", outcome.message);
    return Response.json(outcome, { status: 201, headers: { "Cache-Control": "no-store" } });
  });
}
