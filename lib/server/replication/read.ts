import { findCodebook } from "@/lib/data/codebooks";
import { readDataRevision } from "@/lib/data/data-revision";
import { readAnnotations } from "@/lib/data/exports";
import { findProject } from "@/lib/data/projects";
import { keptFigures } from "@/lib/data/report-figures";
import { readSnapshot } from "@/lib/data/report-freezing";
import { listReports, requireReport } from "@/lib/data/reports";
import type { Moment } from "@/lib/data/snapshot";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { bookFrames } from "@/lib/domain/codebook/book";
import { markdownOf } from "@/lib/domain/document/markdown";
import { codebookMarkdown } from "@/lib/domain/export/codebook-markdown";
import { appendixOfReport } from "@/lib/domain/report/report-document";
import { AppError } from "@/lib/domain/errors";
import { slugOf } from "@/lib/domain/slug";
import type { StudyFilter } from "@/lib/domain/statistics/filter";
import { config } from "../config";
import { REPORT_FILES } from "../report-files";
import { SOFTWARE_VERSION } from "../software";
import type { Replication } from "./write";

/** How often the figures are read before it is said that the data do not stand still. */
const TRIES = 3;

/**
 * What a replication package of the project's figures is made from, with its frozen reports:
 * all of the state that `moment` holds.
 *
 * @param moment of which nothing has been read yet
 * @param now when it was asked for
 * @throws {AppError} not_found, when there is no round to count; conflict, when the data do not stand still
 */
export async function readReplication(
  access: ProjectAccess<"export:create">,
  filter: StudyFilter,
  moment: Moment,
  now = new Date(),
): Promise<Replication> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { dataRevision, ...figures } = await readFiguresOf(access, filter, now);
    // The first query is what the moment begins with.
    if ((await readDataRevision(access, moment)) !== dataRevision) continue;
    return { ...figures, annotations: readAnnotations(access, moment) };
  }
  throw new AppError(
    "conflict",
    "People are working on this project just now, so the figures and the tags would not be of one state. Try again in a moment.",
  );
}

/** Everything but the tags, with the state of the data that it is of. */
async function readFiguresOf(
  access: ProjectAccess<"export:create">,
  filter: StudyFilter,
  now: Date,
): Promise<Omit<Replication, "annotations"> & { readonly dataRevision: number }> {
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
    ...{ project, judged, rows, texts, dataRevision: head.dataRevision },
    about: {
      ...{ round: head.round.name, layer: head.layer, filter: filterWords },
      software: SOFTWARE_VERSION,
    },
  };
}
