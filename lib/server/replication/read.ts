import { findCodebook } from "@/lib/data/codebooks";
import { readAnnotations } from "@/lib/data/exports";
import { findProject } from "@/lib/data/projects";
import { keptFigures } from "@/lib/data/report-figures";
import { listReports, readSnapshot, requireReport } from "@/lib/data/reports";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { bookFrames } from "@/lib/domain/codebook/book";
import { markdownOf } from "@/lib/domain/document/markdown";
import { codebookMarkdown } from "@/lib/domain/export/codebook-markdown";
import { appendixOfReport } from "@/lib/domain/report/report-document";
import { slugOf } from "@/lib/domain/slug";
import type { StudyFilter } from "@/lib/domain/statistics/filter";
import { config } from "../config";
import { REPORT_FILES } from "../report-files";
import { SOFTWARE_VERSION } from "../software";
import type { Replication } from "./write";

/**
 * What a replication package of the project's figures now is made from, with its frozen reports.
 *
 * @param now when it was asked for
 * @throws {AppError} not_found, when there is no round to count
 */
export async function readReplication(
  access: ProjectAccess<"export:create">,
  filter: StudyFilter,
  now = new Date(),
): Promise<Replication> {
  const reader = grant(access, "statistics:read")!;
  const project = await findProject(access);
  const { snapshot, dataSha256 } = await readSnapshot(reader, filter);
  const { head, filterWords, rows } = snapshot;
  const judged = await keptFigures(reader, filter, head.dataRevision);
  const about = {
    name: project.name,
    address: `${config().PUBLIC_URL}/projects/${project.slug}/statistics`,
    frozenOn: now.toISOString().slice(0, 10),
    ...{ dataSha256, softwareVersion: SOFTWARE_VERSION },
  };
  const codebook = await findCodebook(access);
  const frames = bookFrames(codebook?.frames ?? [], ({ id }) => id);
  const texts = new Map([
    ["codebook.md", codebookMarkdown(`Codebook: ${project.name}`, frames)],
    ["appendix.md", markdownOf(appendixOfReport(about, snapshot))],
  ]);
  for (const [index, { id, name }] of (await listReports(reader)).entries()) {
    const report = await requireReport(reader, id);
    const folder = `reports/${index + 1}-${slugOf(name) || "report"}`;
    for (const file of ["report.json", "appendix.md"]) {
      texts.set(
        `${folder}/${file}`,
        (await REPORT_FILES[file]!.write(report, project.slug)) as string,
      );
    }
  }
  return {
    ...{ project, judged, rows, texts },
    annotations: readAnnotations(access),
    about: {
      ...{ round: head.round.name, layer: head.layer, filter: filterWords },
      software: SOFTWARE_VERSION,
    },
  };
}
