import { readAnnotations } from "@/lib/data/exports";
import { whileThere } from "@/lib/data/project-trash";
import { readFigures } from "@/lib/data/studies";
import { listTimelineEvents } from "@/lib/data/timeline-events";
import { AppError } from "@/lib/domain/errors";
import type { Exporter, Rows } from "@/lib/domain/export/exporter";
import { exporters } from "@/lib/domain/export/registry";
import { parseStudyFilter } from "@/lib/domain/statistics/filter";
import { figureRows } from "@/lib/domain/statistics/figure-rows";
import { requireProject } from "@/lib/server/access";
import { respond } from "@/lib/server/run";
import { textStream } from "@/lib/server/text-stream";

interface Context {
  params: Promise<{ slug: string; name: string }>;
}

/**
 * `GET …/exports/annotations-csv`: the project's submitted annotations as a file.
 * `GET …/exports/statistics-csv?round=…`: the figures of one round, as on the page, of what
 * its filter lets through (lib/domain/statistics/filter.ts).
 * `GET …/exports/events-csv`: the events that charts over time mark.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug, name } = await params;
    const { annotations, statistics, events } = exporters;
    if (name in annotations) {
      const access = await requireProject(slug, "export:create");
      const exporter = annotations[name as keyof typeof annotations];
      return file(`${slug}-annotations`, exporter, whileThere(access, readAnnotations(access)));
    }
    if (name in statistics) {
      const access = await requireProject(slug, "statistics:read");
      const exporter = statistics[name as keyof typeof statistics];
      const filter = parseStudyFilter(new URL(request.url).searchParams);
      const figures = await readFigures(access, filter);
      const without = filter.without.map((kind) => `without-${kind}`);
      const title = [`${slug}-statistics`, ...without].join("-");
      return file(title, exporter, figureRows(figures));
    }
    if (name in events) {
      const access = await requireProject(slug, "statistics:read");
      const exporter = events[name as keyof typeof events];
      return file(`${slug}-events`, exporter, await listTimelineEvents(access));
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
