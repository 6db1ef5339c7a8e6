import { setImmediate as othersTurn } from "node:timers/promises";
import type {
  AdjudicationRow,
  AnnotationEventRow,
  AnnotationRow,
  AnswerEventRow,
  AnswerRow,
  AssignmentRow,
  FrameUseRow,
  SubmissionRow,
} from "@/lib/db/bulk";
import type { PreparedRows } from "@/lib/db/bulk";
import { moment, preparedRows } from "@/lib/db/bulk";
import type { Prisma } from "@/lib/db/client";
import { orderedId } from "@/lib/db/ordered-id";
import type { Annotation } from "@/lib/domain/annotation";
import { contentAfter, contentOf } from "@/lib/domain/annotation-content";
import type { Answers, Attribute } from "@/lib/domain/attribute";
import type { Merges } from "@/lib/domain/codebook/merges";
import { withMerges } from "@/lib/domain/codebook/merges";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { frameUsesOf } from "@/lib/domain/frame-use";
import type { Span } from "@/lib/domain/span";
import type { SubmittedTag, SubmittedWork } from "@/lib/domain/submission";
import type { Zone } from "@/lib/domain/zones";
import type { Journalled } from "./annotations";
import { sealOf } from "./seals";
import { openDifferences } from "./settling-desk";

/** The closed round that finished work from elsewhere is stored in. */
export interface WorkRound {
  readonly projectId: string;
  readonly roundId: string;
  readonly codebookVersion: { readonly id: string; readonly number: number };
  readonly frames: readonly PublishedFrame[];
  readonly attributes: readonly Attribute[];
  readonly merges: Merges;
  /** How many articles each person has in it so far: their order through the round. */
  readonly positions: Map<string, number>;
}

/** A frozen text with the finished work on it. */
export interface WorkedText {
  readonly articleId: string;
  readonly textVersion: {
    readonly id: string;
    readonly number: number;
    readonly text: string;
    readonly sha256: string;
    readonly zones: readonly Zone[];
  };
  readonly works: readonly FinishedWork[];
}

/** What one person handed in on one article. */
export interface FinishedWork {
  readonly reviewerId: string;
  readonly submittedAt: Date;
  readonly tags: readonly FinishedTag[];
  readonly answers: Answers;
}

/** A checked passage (code points) of the text, with its frame. */
export interface FinishedTag extends Span {
  readonly frameId: string;
  readonly quote: string;
  readonly pieces: readonly Span[] | null;
  readonly memo: string;
  readonly attributes: Answers;
  readonly createdAt: Date;
}

/**
 * The rows of finished work, as if its people had tagged and handed it in here: the
 * journals, the sealed submissions, the frame uses and the count of differences are
 * those that tagging and submitting write (a test compares them).
 */
export async function* finishedWorkRows(
  round: WorkRound,
  texts: readonly WorkedText[],
): AsyncGenerator<PreparedRows> {
  const rows: Rows = {
    assignments: [],
    annotations: [],
    events: [],
    answers: [],
    answerEvents: [],
    submissions: [],
    uses: [],
    adjudications: [],
  };
  for (const text of texts) {
    addText(rows, round, text);
    await othersTurn();
  }
  yield* preparedRows("Assignment", rows.assignments);
  yield* preparedRows("Annotation", rows.annotations);
  yield* preparedRows("AnnotationEvent", rows.events);
  yield* preparedRows("ArticleAnswer", rows.answers);
  yield* preparedRows("ArticleAnswerEvent", rows.answerEvents);
  yield* preparedRows("Submission", rows.submissions);
  yield* preparedRows("FrameUse", rows.uses);
  yield* preparedRows("Adjudication", rows.adjudications);
}

interface Rows {
  readonly assignments: AssignmentRow[];
  readonly annotations: AnnotationRow[];
  readonly events: AnnotationEventRow[];
  readonly answers: AnswerRow[];
  readonly answerEvents: AnswerEventRow[];
  readonly submissions: SubmissionRow[];
  readonly uses: FrameUseRow[];
  readonly adjudications: AdjudicationRow[];
}

function addText(rows: Rows, round: WorkRound, text: WorkedText): void {
  const { roundId, frames, attributes, merges } = round;
  const { articleId, textVersion, works } = text;
  if (works.length === 0) return;
  const contents = works.map((work) => addWork(rows, round, text, work));
  const tags = contents.flatMap(({ annotations }) => annotations);
  const differences = openDifferences({
    ...{ roundId, articleId, frames, attributes, text: textVersion.text },
    ...{ textVersionId: textVersion.id, textVersion: textVersion.number },
    reviewerIds: works.map(({ reviewerId }) => reviewerId),
    annotations: withMerges(tags, merges),
    answered: works.map(({ reviewerId, answers }) => ({ reviewerId, answers })),
    ...{ waiting: 0, decisionOf: new Map(), answers: new Map() },
  });
  const handedIn = works.map(({ submittedAt }) => submittedAt.getTime());
  rows.adjudications.push({
    ...{ id: orderedId(), roundId, articleId, differences },
    createdAt: moment(new Date(Math.min(...handedIn))),
  });
}

function addWork(
  rows: Rows,
  round: WorkRound,
  { articleId, textVersion }: WorkedText,
  { reviewerId, submittedAt, tags, answers }: FinishedWork,
): SubmittedWork {
  const { projectId, roundId, codebookVersion, merges, positions } = round;
  const { id: textVersionId, zones } = textVersion;
  const assignmentId = orderedId();
  const position = (positions.get(reviewerId) ?? 0) + 1;
  positions.set(reviewerId, position);
  const annotations = tags
    .map((tag) => taggedBy(reviewerId, tag))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  for (const annotation of annotations) {
    addTag(rows, annotation, {
      assignmentId,
      textVersionId,
      codebookVersionId: codebookVersion.id,
    });
  }
  const noFrameFound = annotations.length === 0;
  const content: SubmittedWork = {
    annotations: annotations.map((annotation): SubmittedTag => ({
      ...annotation,
      textVersion: textVersion.number,
      codebookVersion: codebookVersion.number,
    })),
    answers: addAnswers(rows, { assignmentId, reviewerId, submittedAt }, answers),
  };
  const sha256 = sealOf(textVersion.sha256, content);
  const began = annotations.reduce(
    (first, { createdAt }) => (createdAt < first ? createdAt : first),
    submittedAt.toISOString(),
  );
  rows.assignments.push({
    ...{ id: assignmentId, roundId, articleId, textVersionId, reviewerId, position },
    ...{ createdAt: moment(new Date(began)), startedAt: moment(new Date(began)) },
    ...{ submittedAt: moment(submittedAt), noFrameFound, submittedHash: sha256 },
  });
  rows.submissions.push({
    ...{ id: orderedId(), assignmentId, number: 1, textVersionId, sha256, noFrameFound },
    ...{ content: asJson(content), createdAt: moment(submittedAt) },
  });
  const coding = { articleId, layer: "reviewer", reviewerId } as const;
  for (const use of frameUsesOf(coding, withMerges(annotations, merges), zones)) {
    const tenths = [...use.tenths];
    rows.uses.push({ ...use, tenths, id: orderedId(), projectId, roundId });
  }
  return content;
}

function taggedBy(reviewerId: string, { createdAt, quote, ...tag }: FinishedTag): Annotation {
  const id = orderedId();
  const content = contentAfter(undefined, {
    ...{ kind: "create", mutationId: id, annotationId: id },
    ...tag,
  });
  const at = createdAt.toISOString();
  return {
    ...content,
    ...{ id, reviewerId, quote, suggested: false, revision: 1, createdAt: at, updatedAt: at },
  };
}

function addTag(
  rows: Rows,
  annotation: Annotation,
  place: Pick<AnnotationRow, "assignmentId" | "textVersionId" | "codebookVersionId">,
): void {
  const { id, reviewerId, frameId, start, end, quote, memo, pieces, attributes } = annotation;
  const { confidence, needsDiscussion, anchor, suggested } = annotation;
  const createdAt = moment(new Date(annotation.createdAt));
  const journal: Journalled = { ...contentOf(annotation), quote, deleted: false };
  rows.annotations.push({
    ...{ id, reviewerId, frameId, start, end, quote, memo, ...place },
    ...{ pieces: pieces && asJson(pieces), attributes: asJson(attributes) },
    ...{ confidence, needsDiscussion, anchor, suggested, createdAt, updatedAt: createdAt },
  });
  rows.events.push({
    ...{ mutationId: orderedId(), annotationId: annotation.id, kind: "create" },
    ...{ actorId: annotation.reviewerId, revision: 1, stepId: null, createdAt },
    ...{ before: null, after: asJson(journal) },
  });
}

/** @returns the answers in the order in which submissions list them */
function addAnswers(
  rows: Rows,
  {
    assignmentId,
    reviewerId,
    submittedAt,
  }: {
    readonly assignmentId: string;
    readonly reviewerId: string;
    readonly submittedAt: Date;
  },
  answers: Answers,
): Answers {
  const inOrder = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  const createdAt = moment(submittedAt);
  for (const [attributeId, value] of inOrder) {
    const id = orderedId();
    rows.answers.push({
      ...{ id, assignmentId, attributeId, createdAt, updatedAt: createdAt },
      value: asJson(value),
    });
    rows.answerEvents.push({
      ...{ mutationId: orderedId(), answerId: id, actorId: reviewerId, revision: 1 },
      ...{ after: asJson(value), createdAt },
    });
  }
  return Object.fromEntries(inOrder);
}

/** Plain data for a JSON column, whose type does not know of read-only values. */
function asJson(value: unknown): Prisma.InputJsonObject {
  return value as Prisma.InputJsonObject;
}
