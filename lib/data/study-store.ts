import type { BulkTable } from "@/lib/db/bulk";
import { insertRows } from "@/lib/db/bulk";
import { prisma } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import { insertIndexed } from "@/lib/db/text-index";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { groupBy } from "@/lib/domain/group-by";
import { carriedAnswers } from "@/lib/domain/interchange/carried-answers";
import type { FoundStudy } from "@/lib/domain/interchange/found-study";
import type { StudyMapping } from "@/lib/domain/interchange/mapping";
import type { PlacedArticle, PlacedCoding } from "@/lib/domain/interchange/placed-study";
import { USUAL_SETTINGS } from "@/lib/domain/round-settings";
import { recordAudit } from "./audit";
import type { FinishedTag, FinishedWork, WorkRound } from "./imported-work";
import { finishedWorkRows } from "./imported-work";
import { Spool } from "./spool";
import type { StudyCodebook } from "./study-codebook";
import type { StudyPlace } from "./study-place";
import { placeFor, SameIds, wouldBe } from "./study-place";
import type { Source } from "./study-texts";
import { StudyTexts } from "./study-texts";

/** What was stored of a study. */
export interface StoredStudy {
  readonly roundId: string;
  /** Articles that were made, and articles of the project that had the very same text. */
  readonly created: number;
  readonly matched: number;
  /** Articles that could not be stored: their upload is here with another text. */
  readonly left: number;
  readonly people: number;
  readonly tags: number;
  /** Answers that fitted none of a question's answers. */
  readonly answersLeft: number;
  readonly newFrames: number;
  readonly codebookVersion: number;
}

/** Articles that are stored at a time, and UTF-16 units of their text. */
const MOST_ARTICLES = 100;
const MOST_TEXT = 2_000_000;

/** Milliseconds that storing a study may take. */
const TIMEOUT = 30 * 60_000;

/**
 * Store a study: all of it, or nothing. Its work becomes a closed round, in which
 * everybody has submitted. The round bears the id of the import, so that a study that
 * was stored is not stored again: then nothing is answered.
 *
 * All that can be is prepared before the transaction begins, for on SQLite whoever tags
 * meanwhile waits for its end: its people and its codebook are made once to see what they
 * will be, and taken back; rows wait in a file.
 *
 * @param articles read while they are prepared
 * @param signal ends the storing with an exception, so that nothing is stored
 * @throws {AppError} for a mapping that does not fit the project, or one under which
 *   nothing would be stored; conflict where the project changed meanwhile
 */
export async function storeStudy(
  access: ProjectAccess<"project:edit">,
  source: Source,
  found: FoundStudy,
  mapping: StudyMapping,
  articles: AsyncIterable<PlacedArticle>,
  onPrepared: (articles: number) => void = () => {},
  signal?: AbortSignal,
): Promise<StoredStudy | null> {
  if ((await prisma.round.count({ where: { id: source.batchId } })) > 0) return null;
  const ids = new SameIds();
  const place = await wouldBe((tx) => placeFor(tx, access, found, mapping, ids.again()));
  const now = new Date();
  const texts = await StudyTexts.begin(grant(access, "article:import")!, source, now);
  return Spool.with(async (spool) => {
    const counts = await prepare(access, source, place, texts, articles, spool, now, onPrepared);
    return prisma.$transaction(
      async (tx) => {
        await lockProject(tx, access.projectId);
        if ((await tx.round.count({ where: { id: source.batchId } })) > 0) return null;
        const settled = await placeFor(tx, access, found, mapping, ids.again());
        const isSame = settled.key === place.key && (await texts.settle(tx));
        if (!isSame) throw changedMeanwhile();
        return storePrepared(tx, access, source, mapping, place, spool, counts, now, signal);
      },
      { timeout: TIMEOUT },
    );
  });
}

/** What stands before rows of the index of texts, where others name their table. */
const INDEX = "index of texts";

/** Rows as they stand in the file. */
const waiting = ({ table, json }: { readonly table: string; readonly json: string }) =>
  `${table}\n${json}`;

interface Counts {
  created: number;
  matched: number;
  left: number;
  tags: number;
  answersLeft: number;
  people: number;
}

/** Write all rows of the study into the file, in the order in which they are stored. */
async function prepare(
  { projectId }: ProjectAccess<"project:edit">,
  { batchId: roundId }: Source,
  { codebook, userIds, frames, merges }: StudyPlace,
  studyTexts: StudyTexts,
  articles: AsyncIterable<PlacedArticle>,
  spool: Spool,
  now: Date,
  onPrepared: (articles: number) => void,
): Promise<Counts> {
  const { version } = codebook;
  const round: WorkRound = {
    ...{ projectId, roundId, codebookVersion: version, attributes: version.form.attributes },
    ...{ frames, merges, positions: new Map() },
  };
  const counts = { created: 0, matched: 0, left: 0, tags: 0, answersLeft: 0, people: 0 };
  for await (const part of inParts(articles)) {
    const { texts, created, rows, index } = await studyTexts.prepare(part);
    for (const prepared of rows) await spool.add(waiting(prepared));
    await spool.add(waiting({ table: INDEX, json: index }));
    counts.created += created;
    counts.left += texts.filter((text) => text === null).length;
    counts.matched += texts.filter((text) => text !== null).length - created;
    const worked = texts.flatMap((text, at) => {
      if (!text) return [];
      const works = part[at]!.codings.flatMap((coding) => {
        const reviewerId = userIds.get(coding.userKey);
        return reviewerId === undefined
          ? []
          : [finishedWork(coding, reviewerId, codebook, now, counts)];
      });
      return [{ ...text, works }];
    });
    for await (const prepared of finishedWorkRows(round, worked)) {
      await spool.add(waiting(prepared));
    }
    onPrepared(counts.created + counts.matched);
  }
  counts.people = round.positions.size;
  if (counts.people > 0) return counts;
  throw new AppError(
    "invalid_input",
    "Nothing would be stored: nobody's work is carried over. Choose who the people of the file are.",
  );
}

async function storePrepared(
  tx: Transaction,
  { projectId, userId: actorId }: ProjectAccess<"project:edit">,
  { batchId: roundId, format }: Source,
  { roundName: name }: StudyMapping,
  { codebook: { version, newFrames } }: StudyPlace,
  spool: Spool,
  counts: Counts,
  now: Date,
  signal: AbortSignal | undefined,
): Promise<StoredStudy> {
  await tx.round.create({
    data: {
      ...{ ...USUAL_SETTINGS, name, kind: "main", revealRule: "round" },
      ...{ id: roundId, projectId, codebookVersionId: version.id, createdAt: now, closedAt: now },
    },
  });
  for await (const text of spool.read()) {
    signal?.throwIfAborted();
    const at = text.indexOf("\n");
    const [table, json] = [text.slice(0, at), text.slice(at + 1)];
    if (table === INDEX) await insertIndexed(tx, json);
    else await insertRows(tx, { table: table as BulkTable, json });
  }
  const stored = { roundId, ...counts, newFrames, codebookVersion: version.number };
  await recordAudit(tx, {
    ...{ actorId, projectId, action: "round.import", subjectId: roundId },
    detail: { ...stored, format },
  });
  return stored;
}

function changedMeanwhile(): AppError {
  return new AppError(
    "conflict",
    "The project’s codebook, people, outlets or articles changed while the import was prepared, so nothing was stored. Import it once more.",
  );
}

/** One person's work with frames and questions of the codebook; nothing of it lies in the future. */
function finishedWork(
  { annotations, answers, submittedAt }: PlacedCoding,
  reviewerId: string,
  { frameIds, attributes, version }: StudyCodebook,
  now: Date,
  counts: { tags: number; answersLeft: number },
): FinishedWork {
  const at = (moment: string | null, otherwise: Date) => {
    const said = moment === null ? otherwise : new Date(moment);
    return said < now ? said : now;
  };
  const carry = (given: PlacedCoding["answers"]) => {
    const carried = carriedAnswers(given, attributes, version.frames, frameIds);
    counts.answersLeft += carried.left;
    return carried.answers;
  };
  const handedIn = at(submittedAt, now);
  const tags = annotations.flatMap(({ codeKey, createdAt, answers: said, ...tag }) => {
    const frameId = frameIds.get(codeKey);
    if (frameId === undefined) return [];
    return [{ ...tag, frameId, attributes: carry(said), createdAt: at(createdAt, handedIn) }];
  });
  const distinct = distinctTags(tags);
  counts.tags += distinct.length;
  return { reviewerId, submittedAt: handedIn, tags: distinct, answers: carry(answers) };
}

/** Two codes may have become one frame: one passage has it once, with the notes of both. */
function distinctTags(tags: readonly FinishedTag[]): FinishedTag[] {
  const same = groupBy(tags, ({ frameId, start, end, pieces }) =>
    JSON.stringify([frameId, start, end, pieces]),
  );
  return [...same.values()].map(([first, ...others]) => ({
    ...first!,
    memo: [...new Set([first!, ...others].map(({ memo }) => memo))].filter(Boolean).join("\n"),
  }));
}

async function* inParts(articles: AsyncIterable<PlacedArticle>): AsyncIterable<PlacedArticle[]> {
  let part: PlacedArticle[] = [];
  let text = 0;
  for await (const article of articles) {
    part.push(article);
    text += article.text.length;
    if (part.length < MOST_ARTICLES && text < MOST_TEXT) continue;
    yield part;
    [part, text] = [[], 0];
  }
  if (part.length > 0) yield part;
}
