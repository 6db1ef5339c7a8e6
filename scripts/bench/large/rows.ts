import { createHash } from "node:crypto";
import { NOTHING_SAID } from "@/lib/domain/annotation-content";
import type { Annotation } from "@/lib/domain/annotation";
import { comparisonOf } from "@/lib/domain/differences";
import type { Coded, CodingKey } from "@/lib/domain/frame-use";
import { codedLength, frameUsesOf } from "@/lib/domain/frame-use";
import type { Random } from "@/lib/domain/random";
import { indexedStretches } from "@/lib/domain/search-index";
import { zonedWords } from "@/lib/domain/search-text";
import { submissionText } from "@/lib/domain/submission";
import { offsetIndex } from "@/lib/domain/text/offsets";
import { foundOf, offeredIn } from "./coding";
import type { RawInserts } from "./insert";
import type { PlannedWork } from "./plan";
import type { LargeStudy } from "./study";
import type { MadeText } from "./text";
import { madeText } from "./text";

/** What every row is made with. */
export interface Making {
  readonly rows: RawInserts;
  readonly study: LargeStudy;
  readonly random: Random;
  readonly id: () => string;
  readonly now: Date;
  readonly batchId: string;
  readonly outletIds: readonly string[];
}

type Tag = Pick<
  Annotation,
  "id" | "reviewerId" | "frameId" | "start" | "end" | "quote" | "memo" | keyof typeof NOTHING_SAID
>;

const MONTHS = 24;
const DAY = 24 * 60 * 60 * 1000;

/** One article with everything that hangs on it; settled where everybody has submitted and `settle` says so. */
export function insertArticle(
  making: Making,
  number: number,
  work: readonly PlannedWork[],
  settle: boolean,
): void {
  const { rows, study, random, id, now } = making;
  const made = madeText(random);
  const outlet = random.below(making.outletIds.length);
  const articleId = id();
  const textVersionId = id();
  const [year, month, day] = [random.below(MONTHS), 1 + random.below(12), 1 + random.below(28)];
  rows.insert("Article", {
    id: articleId,
    projectId: study.projectId,
    batchId: making.batchId,
    outletId: making.outletIds[outlet]!,
    title: made.headline,
    publishedOn: number % 50 === 7 ? null : dayOf(year < 12 ? 2024 : 2025, month, day),
    language: "en",
    fileName: `report-${number}.txt`,
    encoding: "UTF-8",
    raw: made.text,
    rawSha256: hashOf(made.text),
    choices: { keep: [], drop: [], zones: {} },
    updatedAt: now,
    frozenAt: now,
  });
  rows.insert("TextVersion", {
    id: textVersionId,
    articleId,
    number: 1,
    text: made.text,
    sha256: hashOf(made.text),
    length: made.length,
    codedLength: codedLength(made.zones),
    zones: made.zones,
  });
  indexWords(making, articleId, made);

  const offered = offeredIn(made, outlet, study.frameIds.length, random);
  const index = offsetIndex(made.text);
  const submitted = work.filter(({ state }) => state === "submitted").length;
  const shared = work.length > 1 && submitted === work.length;
  const place = { articleId, textVersionId, made, closed: shared && settle };
  const all = work.map((planned) => {
    const reviewerId = study.reviewerIds[planned.reviewer]!;
    const tags = foundOf(offered, made, planned.annotations, random).map(
      ({ frame, ...span }): Tag => ({
        ...NOTHING_SAID,
        ...span,
        id: id(),
        reviewerId,
        frameId: study.frameIds[frame]!,
        quote: index.slice(span),
        memo: "",
      }),
    );
    insertWork(making, place, planned, tags);
    return tags;
  });
  if (shared) insertAdjudication(making, place, all.flat(), work);
  else if (submitted > 0) {
    making.rows.insert("Adjudication", {
      ...{ id: id(), roundId: study.roundId, articleId },
      differences: submitted === work.length ? 0 : null,
    });
  }
}

interface Place {
  readonly articleId: string;
  readonly textVersionId: string;
  readonly made: MadeText;
  /** Whether the article is settled. */
  readonly closed: boolean;
}

/** One reviewer's work: the assignment, its tags with their journal, and what is counted of them. */
function insertWork(
  making: Making,
  { articleId, textVersionId, made, closed }: Place,
  { reviewer, position, state, daysAgo }: PlannedWork,
  tags: readonly Tag[],
): void {
  const { rows, study, random, id, now } = making;
  const reviewerId = study.reviewerIds[reviewer]!;
  const assignmentId = id();
  const submitted = state === "submitted";
  const activeSeconds = state === "open" ? 0 : 240 + random.below(1_500);
  const ended = new Date(now.getTime() - daysAgo * DAY);
  const began = new Date(ended.getTime() - 2 * activeSeconds * 1000);
  rows.insert("Assignment", {
    id: assignmentId,
    roundId: study.roundId,
    articleId,
    textVersionId,
    reviewerId,
    position,
    createdAt: new Date(now.getTime() - 100 * DAY),
    startedAt: state === "open" ? null : began,
    submittedAt: submitted ? ended : null,
    noFrameFound: submitted && tags.length === 0,
    submittedHash: submitted ? hashOf(submissionText(hashOf(made.text), tags)) : null,
    activeSeconds,
    closedAt: closed ? now : null,
  });
  for (const [n, { reviewerId: actorId, ...tag }] of tags.entries()) {
    const { pieces, anchor, confidence, recheckedUnder, ...said } = tag;
    const createdAt = new Date(began.getTime() + (2 * activeSeconds * 1000 * n) / tags.length);
    rows.insert("Annotation", {
      ...said,
      assignmentId,
      textVersionId,
      reviewerId: actorId,
      codebookVersionId: study.codebookVersionId,
      createdAt,
      updatedAt: createdAt,
    });
    const { id: annotationId, ...content } = said;
    rows.insert("AnnotationEvent", {
      mutationId: id(),
      annotationId,
      actorId,
      kind: "create",
      revision: 1,
      after: { ...content, pieces, anchor, confidence, recheckedUnder, deleted: false },
      createdAt,
    });
  }
  if (!submitted) return;
  insertUses(making, { articleId, layer: "reviewer", reviewerId }, tags, made);
  rows.insert("AuditEvent", {
    createdAt: ended,
    actorId: reviewerId,
    projectId: study.projectId,
    action: "assignment.submit",
    subjectId: assignmentId,
  });
}

/** The settling of one article: closed with every difference decided, or with its differences waiting. */
function insertAdjudication(
  making: Making,
  { articleId, textVersionId, made, closed }: Place,
  tags: readonly Tag[],
  work: readonly PlannedWork[],
): void {
  const { rows, study, random, id, now } = making;
  const reviewerIds = work.map(({ reviewer }) => study.reviewerIds[reviewer]!);
  const { agreements, differences } = comparisonOf(tags, reviewerIds);
  const adjudicationId = id();
  rows.insert("Adjudication", {
    id: adjudicationId,
    roundId: study.roundId,
    articleId,
    closedById: closed ? study.judgeId : null,
    closedAt: closed ? now : null,
    differences: closed ? 0 : differences.length,
  });
  if (!closed) return;
  const final: Coded[] = [];
  for (const { annotations, ...where } of [...agreements, ...differences]) {
    const agreed = !("kind" in where);
    const rejected = !agreed && random.below(3) === 0;
    const { start, end, frameId, quote } = annotations[0]!;
    const decisionId = id();
    if (!rejected) final.push({ start, end, frameId });
    rows.insert("Decision", {
      id: decisionId,
      adjudicationId,
      kind: rejected ? "rejected" : "adopted",
      basis: agreed ? "agreement" : "adjudicator",
      frameId,
      start,
      end,
      quote,
      reason: rejected ? "Names the subject only; nothing is said about it." : "",
      textVersionId,
      decidedById: study.judgeId,
    });
    for (const { id: annotationId } of annotations) {
      rows.insert("DecisionSource", { decisionId, annotationId });
    }
  }
  insertUses(making, { articleId, layer: "final", reviewerId: null }, final, made);
}

function insertUses(
  { rows, study, id }: Making,
  coding: CodingKey,
  tags: readonly Coded[],
  { zones }: MadeText,
): void {
  const { projectId, roundId } = study;
  for (const use of frameUsesOf(coding, tags, zones)) {
    rows.insert("FrameUse", { ...use, id: id(), projectId, roundId });
  }
}

function indexWords({ rows, study }: Making, articleId: string, { text, zones }: MadeText): void {
  for (const { zone, words } of indexedStretches(zonedWords(text, zones))) {
    const rowid = rows.insert("TextIndex", { projectId: study.projectId, articleId, zone });
    const plain = words.map((word) => word ?? "¶").join(" "); // as lib/db/text-index.ts writes it
    rows.insert("TextIndexWords", { rowid: Number(rowid), words: plain });
  }
}

function dayOf(year: number, month: number, day: number): string {
  return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
