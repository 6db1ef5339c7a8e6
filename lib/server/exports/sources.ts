import { readArchive, requireNothingHidden } from "@/lib/data/archive/read";
import { readDecisions } from "@/lib/data/decision-export";
import { readAnnotations } from "@/lib/data/exports";
import type { Moment } from "@/lib/data/snapshot";
import { readStudy } from "@/lib/data/study-export";
import { readReportPart, reportOf } from "@/lib/data/report-figures";
import { listTimelineEvents } from "@/lib/data/timeline-events";
import type { Permission, ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { StudyLayer } from "@/lib/domain/export/study";
import { STUDY_LAYERS } from "@/lib/domain/export/study";
import type { ExportSources, SourceName } from "@/lib/domain/export/exporter";
import { licenceOf } from "@/lib/domain/export/release/licence";
import { parseStudyFilter } from "@/lib/domain/statistics/filter";
import { archiveFiles } from "../archive/write";
import { readReplication } from "../replication/read";
import { replicationFiles } from "../replication/write";

/** Where the data of a format come from. */
interface Source<S extends SourceName, P extends Permission = Permission> {
  /** Who may have it. */
  readonly permission: P;
  /**
   * Read it, as the address's query wants it.
   * @param moment the project as it is at one moment
   */
  readonly read: (
    access: ProjectAccess<P>,
    query: URLSearchParams,
    moment: Moment,
  ) => ExportSources[S] | Promise<ExportSources[S]>;
  /** What is added to the file's name, so that two that differ are told apart. */
  readonly suffix?: (query: URLSearchParams) => readonly string[];
}

const source = <S extends SourceName, P extends Permission>(given: Source<S, P>) =>
  // Whoever reads shows the permission that it names (open.ts).
  given as unknown as Source<S>;

/** Figures that leave kinds of tags out say so in the file's name. */
const withoutOf = (query: URLSearchParams) =>
  parseStudyFilter(query).without.map((kind) => `without-${kind}`);

/** The layer that an address asks for. @throws {AppError} invalid_input */
function layerOf(query: URLSearchParams): StudyLayer {
  const wanted = query.get("layer") ?? "reviewer";
  const layer = STUDY_LAYERS.find((one) => one === wanted);
  if (layer) return layer;
  throw new AppError(
    "invalid_input",
    `There is no layer called “${wanted}”. Files are of the layer “reviewer” or “final”.`,
  );
}

/** Files of the final layer are told apart by their names. */
const finalOf = (query: URLSearchParams) => (layerOf(query) === "final" ? ["final"] : []);

export const SOURCES: { readonly [S in SourceName]: Source<S> } = {
  study: source<"study", "export:create">({
    permission: "export:create",
    read: (access, query, db) => readStudy(access, { layer: layerOf(query), db }),
    suffix: finalOf,
  }),
  annotations: source<"annotations", "export:create">({
    permission: "export:create",
    read: (access, _query, moment) => readAnnotations(access, moment),
  }),
  decisions: source<"decisions", "export:create">({
    permission: "export:create",
    // Whoever may export may read statistics too (lib/domain/access.ts).
    read: (access, _query, moment) => readDecisions(grant(access, "statistics:read")!, moment),
  }),
  agreement: source<"agreement", "statistics:read">({
    permission: "statistics:read",
    read: async (access, query) => {
      const { head, figures } = await readReportPart(access, parseStudyFilter(query), "agreement");
      return { frames: head.frames, agreement: figures };
    },
    suffix: withoutOf,
  }),
  statistics: source<"statistics", "statistics:read">({
    permission: "statistics:read",
    read: async (access, query) => (await reportOf(access, parseStudyFilter(query))).rows,
    suffix: withoutOf,
  }),
  events: source<"events", "statistics:read">({
    permission: "statistics:read",
    read: (access) => listTimelineEvents(access),
  }),
  archive: source<"archive", "project:edit">({
    permission: "project:edit",
    async read(access) {
      await requireNothingHidden(access);
      const content = { drafts: false };
      return archiveFiles(readArchive(access, content), content);
    },
  }),
  replication: source<"replication", "export:create">({
    permission: "export:create",
    read: async (access, query, moment) =>
      replicationFiles(await readReplication(access, parseStudyFilter(query), moment)),
  }),
  release: source<"release", "export:create">({
    permission: "export:create",
    read: async (access, query, db) => ({
      licence: licenceOf(query.get("licence")),
      study: await readStudy(access, { layer: layerOf(query), db }),
    }),
    suffix: finalOf,
  }),
};
