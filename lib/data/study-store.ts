import { prisma } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
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
import { storeFinishedWork } from "./imported-work";
import { readMergedFrames } from "./merged-frames";
import type { StudyCodebook } from "./study-codebook";
import { addStudyCodebook } from "./study-codebook";
import { addStudyPeople } from "./study-people";
import type { Source } from "./study-texts";
import { addStudyTexts } from "./study-texts";

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
 * was stored is not stored again: then the round's id alone is answered.
 *
 * @param articles read while they are stored
 * @throws {AppError} for a mapping that does not fit the project, or one under which
 *   nothing would be stored
 */
export async function storeStudy(
  access: ProjectAccess<"project:edit">,
  source: Source,
  found: FoundStudy,
  mapping: StudyMapping,
  articles: AsyncIterable<PlacedArticle>,
  onStored: (articles: number) => void = () => {},
): Promise<StoredStudy | null> {
  return prisma.$transaction(
    async (tx) => {
      await lockProject(tx, access.projectId);
      const before = await tx.round.count({ where: { id: source.batchId } });
      if (before > 0) return null;
      return storeIn(tx, access, source, found, mapping, articles, onStored);
    },
    { timeout: TIMEOUT },
  );
}

async function storeIn(
  tx: Transaction,
  access: ProjectAccess<"project:edit">,
  source: Source,
  { digest }: FoundStudy,
  mapping: StudyMapping,
  articles: AsyncIterable<PlacedArticle>,
  onStored: (articles: number) => void,
): Promise<StoredStudy> {
  const { projectId, userId: actorId } = access;
  const now = new Date();
  // Only a lead may edit the project, and a lead may do all of this.
  const codebook = await addStudyCodebook(tx, grant(access, "codebook:edit")!, digest, mapping);
  const userIds = await addStudyPeople(tx, grant(access, "member:edit")!, digest, mapping);
  const roundId = source.batchId;
  const { version } = codebook;
  await tx.round.create({
    data: {
      ...{ ...USUAL_SETTINGS, name: mapping.roundName, kind: "main", revealRule: "round" },
      ...{ id: roundId, projectId, codebookVersionId: version.id, createdAt: now, closedAt: now },
    },
  });
  const round: WorkRound = {
    ...{ projectId, roundId, codebookVersion: version, attributes: version.form.attributes },
    ...(await readMergedFrames(tx, access, version.frames)),
    positions: new Map(),
  };
  const importing = grant(access, "article:import")!;
  const counts = { created: 0, matched: 0, left: 0, tags: 0, answersLeft: 0 };
  for await (const part of inParts(articles)) {
    const { texts, created } = await addStudyTexts(tx, importing, source, part, now);
    counts.created += created;
    counts.left += texts.filter((text) => text === null).length;
    counts.matched += texts.filter((text) => text !== null).length - created;
    const worked = texts.flatMap((text, index) => {
      if (!text) return [];
      const works = part[index]!.codings.flatMap((coding) => {
        const reviewerId = userIds.get(coding.userKey);
        return reviewerId === undefined
          ? []
          : [finishedWork(coding, reviewerId, codebook, now, counts)];
      });
      return [{ ...text, works }];
    });
    await storeFinishedWork(tx, round, worked);
    onStored(counts.created + counts.matched);
  }
  if (round.positions.size === 0) {
    throw new AppError(
      "invalid_input",
      "Nothing would be stored: nobody's work is carried over. Choose who the people of the file are.",
    );
  }
  const stored: StoredStudy = {
    ...{ roundId, ...counts, people: round.positions.size },
    ...{ newFrames: codebook.newFrames, codebookVersion: version.number },
  };
  await recordAudit(tx, {
    ...{ actorId, projectId, action: "round.import", subjectId: roundId },
    detail: { ...stored, format: source.format },
  });
  return stored;
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
