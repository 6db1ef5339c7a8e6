import { readAnnotations } from "@/lib/data/exports";
import { readFigures } from "@/lib/data/studies";
import { AppError } from "@/lib/domain/errors";
import type { Exporter, Rows } from "@/lib/domain/export/exporter";
import { exporters } from "@/lib/domain/export/registry";
import { figureRows } from "@/lib/domain/statistics/figure-rows";
import { omittedBy } from "@/lib/domain/statistics/without";
import { requireProject } from "@/lib/server/access";
import { respond } from "@/lib/server/run";
import { textStream } from "@/lib/server/text-stream";

interface Context {
  params: Promise<{ slug: string; name: string }>;
}

/**
 * `GET …/exports/annotations-csv`: the project's submitted annotations as a file.
 * `GET …/exports/statistics-csv?round=…`: the figures of one round, as on the page;
 * with `without=stale` or `without=suggested` or both, as they are without those tags.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug, name } = await params;
    const { annotations, statistics } = exporters;
    if (name in annotations) {
      const access = await requireProject(slug, "export:create");
      const exporter = annotations[name as keyof typeof annotations];
      return file(`${slug}-annotations`, exporter, readAnnotations(access));
    }
    if (name in statistics) {
      const access = await requireProject(slug, "statistics:read");
      const exporter = statistics[name as keyof typeof statistics];
      const { searchParams } = new URL(request.url);
      const omitted = omittedBy(searchParams.getAll("without"));
      const figures = await readFigures(access, searchParams.get("round") ?? "", omitted);
      const title = [`${slug}-statistics`, ...omitted.map((kind) => `without-${kind}`)].join("-");
      return file(title, exporter, figureRows(figures));
    }
    await requireProject(slug, "project:read");
    throw new AppError("not_found", `There is no export called “${name}”.`);
  });
}

function file<Row>(name: string, exporter: Exporter<Row>, rows: Rows<Row>): Response {
  return new Response(textStream(exporter.write(rows)), {
    headers: {
      "Content-Type": exporter.mediaType,
      "Content-Disposition": `attachment; filename="${name}.${exporter.extension}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
