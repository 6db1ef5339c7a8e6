import { createHash } from "node:crypto";
import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { AdjudicationFacts } from "@/lib/domain/report/appendix";
import type { Snapshot } from "@/lib/domain/report/snapshot";
import { agreementOf } from "@/lib/domain/statistics/agreement-rows";
import type { StudyFilter } from "@/lib/domain/statistics/filter";
import { filterInWords } from "@/lib/domain/statistics/filter-words";
import type { Steps } from "@/lib/domain/steps";
import { recordAudit } from "./audit";
import { readDataRevision } from "./data-revision";
import { inTurns } from "./in-turns";
import { readMethodsFacts } from "./methods-facts";
import type { Watch, WholeReport } from "./report-figures";
import { computeReport, keptFigures, reportOf } from "./report-figures";
import type { Figures } from "./studies";
import { findStudyRound } from "./studies";
import { readStudyChoices } from "./study-choices";
import { listTimelineEvents } from "./timeline-events";
import { countedAdjudications } from "./visibility";

/** How often it is tried to read a report while people go on working. */
const TRIES = 5;

/**
 * What the figures of a filter are now, with everything a frozen report of them would
 * hold: all of one state of the data.
 *
 * @throws {AppError} not_found; conflict, when the data would not stand still
 */
export function readSnapshot(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
): Promise<Frozen> {
  return snapshotWith(access, filter, () => reportOf(access, filter));
}

interface Frozen {
  readonly snapshot: Snapshot;
  readonly dataSha256: string;
}

async function snapshotWith(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
  read: () => Promise<WholeReport>,
  signal?: AbortSignal,
): Promise<Frozen> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { head, parts, rows } = await read();
    const [figures, facts, adjudication, words, events] = await Promise.all([
      keptFigures(access, filter, head.dataRevision),
      readMethodsFacts(access, head.round.id),
      readAdjudicationFacts(access, head.round.id),
      wordsOf(access, head.round.id, head.filter),
      listTimelineEvents(access),
    ]);
    const agreement = agreementOf(figures.coded, head.frames);
    if ((await readDataRevision(access)) !== head.dataRevision) continue;
    const snapshot = {
      ...{ head, filterWords: words, parts, agreement, events, rows, facts, adjudication },
      submittedArticles: figures.coded.length,
    };
    return { snapshot, dataSha256: await inTurns(hashOf(figures), signal) };
  }
  throw new AppError(
    "conflict",
    "People are submitting and settling just now, so the figures do not stand still. Try again in a moment.",
  );
}

/** What a report is made of. */
export interface NewReport {
  /** Where the caller has made one: a report that is there already is not made again. */
  readonly id?: string;
  readonly name: string;
  readonly filter: StudyFilter;
  readonly softwareVersion: string;
}

/**
 * Freeze the figures of a filter under a name. In a large study this takes a minute.
 *
 * @returns the report's id
 * @throws {AppError} invalid_input, when nothing is there to be counted; the signal's reason,
 *   when it is aborted
 */
export async function createReport(
  access: ProjectAccess<"report:edit">,
  { id = crypto.randomUUID(), name, filter, softwareVersion }: NewReport,
  watch: Watch = {},
): Promise<string> {
  const { projectId, userId } = access;
  if (await prisma.report.findFirst({ where: { id, projectId }, select: { id: true } })) return id;
  const reader = grant(access, "statistics:read")!;
  const compute = () => computeReport(reader, filter, watch);
  const { snapshot, dataSha256 } = await snapshotWith(reader, filter, compute, watch.signal);
  if (snapshot.head.flow.counted === 0) {
    throw new AppError(
      "invalid_input",
      "There is no article to count, so there is nothing to freeze. Choose another round or filter.",
    );
  }
  watch.signal?.throwIfAborted();
  await prisma.$transaction(async (tx) => {
    await tx.report.create({
      data: {
        ...{ id, projectId, name, dataSha256, softwareVersion, createdById: userId },
        filter: json(snapshot.head.filter),
        snapshot: json(snapshot),
      },
    });
    await recordAudit(tx, { actorId: userId, projectId, action: "report.create", subjectId: id });
  });
  return id;
}

/** What a filter's figures would be of, without counting any; null where there is no round. */
export async function findSource(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
): Promise<{ readonly round: string; readonly filterWords: string } | null> {
  const round = await findStudyRound(access, filter.round);
  if (!round) return null;
  return { round: round.name, filterWords: await wordsOf(access, round.id, filter) };
}

async function wordsOf(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
  filter: StudyFilter,
): Promise<string> {
  return filterInWords(filter, await readStudyChoices(access, roundId));
}

/** How the round's differences were settled, as far as the viewer may count it. */
async function readAdjudicationFacts(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
): Promise<AdjudicationFacts> {
  const adjudication = { AND: [countedAdjudications(access), { roundId }] };
  const [articles, counts, people] = await Promise.all([
    prisma.adjudication.count({ where: adjudication }),
    prisma.decision.groupBy({
      by: ["basis", "kind"],
      where: { adjudication, replacedAt: null },
      _count: true,
    }),
    prisma.decision.groupBy({
      by: ["decidedById"],
      where: { adjudication, replacedAt: null, basis: "adjudicator" },
    }),
  ]);
  const count = (holds: (row: (typeof counts)[number]) => boolean) =>
    counts.filter(holds).reduce((sum, row) => sum + row._count, 0);
  return {
    articles,
    adjudicators: people.length,
    decisions: count(() => true),
    agreed: count(({ basis }) => basis === "agreement"),
    majority: count(({ basis }) => basis === "majority"),
    adjudicator: count(({ basis }) => basis === "adjudicator"),
    rejected: count(({ kind }) => kind === "rejected"),
  };
}

/** The same data give the same hash, whatever order they were read in. */
function* hashOf({ studies, coded, frames }: Figures): Steps<string> {
  const hash = createHash("sha256");
  const named = frames.map(({ id, name }) => [id, name]);
  for (const values of [named, studies.final.articles, studies.reviewer.articles, coded]) {
    const lines: string[] = [];
    for (const value of values) {
      lines.push(JSON.stringify(value));
      yield;
    }
    for (const line of lines.sort()) hash.update(`${line}\n`);
    yield;
  }
  return hash.digest("hex");
}

function json(value: object): Prisma.InputJsonObject {
  return value;
}
