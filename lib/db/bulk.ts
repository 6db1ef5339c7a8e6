import { setImmediate as othersTurn } from "node:timers/promises";
import type { Prisma, Transaction } from "./client";
import { databaseUrl, Prisma as Sql } from "./client";
import { parseDatabaseUrl } from "./url";

/**
 * Storing many rows at once. Prisma's `createMany` takes most of a millisecond for a
 * row of many columns; here the rows travel as one JSON text, which the database takes
 * apart itself. Triggers and CHECKs hold as ever.
 */
const { provider } = parseDatabaseUrl(databaseUrl());

/** Rows stored by one statement: on SQLite nobody else is served while it runs. */
const AT_ONCE = 500;

/** A moment as Prisma writes it into SQLite; PostgreSQL reads it too. */
export type Moment = string & { readonly as: "stored" };

export const moment = (date: Date): Moment => date.toISOString().replace("Z", "+00:00") as Moment;

/** A row with a value for every column that is named: only the others have their defaults. */
type Full<Row, Columns extends keyof Row> = {
  readonly [C in Columns]-?: Stored<NonNullable<Row[C]>> | null;
};
type Stored<Value> = [Extract<Value, Date>] extends [never] ? Value : Moment;

export type AssignmentRow = Full<
  Prisma.AssignmentCreateManyInput,
  | ("id" | "roundId" | "articleId" | "textVersionId" | "reviewerId" | "position")
  | ("createdAt" | "startedAt" | "submittedAt" | "noFrameFound" | "submittedHash")
>;
export type AnnotationRow = Full<
  Prisma.AnnotationCreateManyInput,
  | ("id" | "assignmentId" | "textVersionId" | "reviewerId" | "frameId" | "codebookVersionId")
  | ("start" | "end" | "quote" | "pieces" | "memo" | "attributes" | "createdAt" | "updatedAt")
>;
export type AnnotationEventRow = Full<
  Prisma.AnnotationEventCreateManyInput,
  "mutationId" | "annotationId" | "actorId" | "kind" | "revision" | "after" | "createdAt"
>;
export type AnswerRow = Full<
  Prisma.ArticleAnswerCreateManyInput,
  "id" | "assignmentId" | "attributeId" | "value" | "createdAt" | "updatedAt"
>;
export type AnswerEventRow = Full<
  Prisma.ArticleAnswerEventCreateManyInput,
  "mutationId" | "answerId" | "actorId" | "revision" | "after" | "createdAt"
>;
export type AdjudicationRow = Full<
  Prisma.AdjudicationCreateManyInput,
  "id" | "roundId" | "articleId" | "differences" | "createdAt"
>;
export type SubmissionRow = Full<
  Prisma.SubmissionCreateManyInput,
  | ("id" | "assignmentId" | "number" | "textVersionId" | "content" | "sha256")
  | ("noFrameFound" | "createdAt")
>;
export type FrameUseRow = Full<
  Prisma.FrameUseCreateManyInput,
  | ("id" | "projectId" | "roundId" | "articleId" | "layer" | "reviewerId" | "frameId")
  | ("count" | "covered" | "framed" | "zones" | "firstOffset" | "tenths")
>;

export function insertAssignments(tx: Transaction, rows: readonly AssignmentRow[]): Promise<void> {
  return inParts(rows, (json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
          INSERT INTO "Assignment" ("id", "roundId", "articleId", "textVersionId", "reviewerId",
            "position", "createdAt", "startedAt", "submittedAt", "noFrameFound", "submittedHash")
          SELECT ${of("id")}, ${of("roundId")}, ${of("articleId")}, ${of("textVersionId")},
            ${of("reviewerId")}, ${of("position")}, ${of("createdAt")}, ${of("startedAt")},
            ${of("submittedAt")}, ${of("noFrameFound")}, ${of("submittedHash")}
          FROM json_each(${json})`
      : tx.$executeRaw`
          INSERT INTO "Assignment" ("id", "roundId", "articleId", "textVersionId", "reviewerId",
            "position", "createdAt", "startedAt", "submittedAt", "noFrameFound", "submittedHash")
          SELECT "id", "roundId", "articleId", "textVersionId", "reviewerId",
            "position", "createdAt", "startedAt", "submittedAt", "noFrameFound", "submittedHash"
          FROM json_populate_recordset(NULL::"Assignment", CAST(${json} AS json))`,
  );
}

export function insertAnnotations(tx: Transaction, rows: readonly AnnotationRow[]): Promise<void> {
  return inParts(rows, (json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
          INSERT INTO "Annotation" ("id", "assignmentId", "textVersionId", "reviewerId", "frameId",
            "codebookVersionId", "start", "end", "quote", "pieces", "memo", "attributes",
            "createdAt", "updatedAt")
          SELECT ${of("id")}, ${of("assignmentId")}, ${of("textVersionId")}, ${of("reviewerId")},
            ${of("frameId")}, ${of("codebookVersionId")}, ${of("start")}, ${of("end")},
            ${of("quote")}, ${of("pieces")}, ${of("memo")}, ${of("attributes")},
            ${of("createdAt")}, ${of("updatedAt")}
          FROM json_each(${json})`
      : tx.$executeRaw`
          INSERT INTO "Annotation" ("id", "assignmentId", "textVersionId", "reviewerId", "frameId",
            "codebookVersionId", "start", "end", "quote", "pieces", "memo", "attributes",
            "createdAt", "updatedAt")
          SELECT "id", "assignmentId", "textVersionId", "reviewerId", "frameId",
            "codebookVersionId", "start", "end", "quote", "pieces", "memo", "attributes",
            "createdAt", "updatedAt"
          FROM json_populate_recordset(NULL::"Annotation", CAST(${json} AS json))`,
  );
}

export function insertAnnotationEvents(
  tx: Transaction,
  rows: readonly AnnotationEventRow[],
): Promise<void> {
  return inParts(rows, (json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
          INSERT INTO "AnnotationEvent" ("mutationId", "annotationId", "actorId", "kind",
            "revision", "after", "createdAt")
          SELECT ${of("mutationId")}, ${of("annotationId")}, ${of("actorId")}, ${of("kind")},
            ${of("revision")}, ${of("after")}, ${of("createdAt")}
          FROM json_each(${json})`
      : tx.$executeRaw`
          INSERT INTO "AnnotationEvent" ("mutationId", "annotationId", "actorId", "kind",
            "revision", "after", "createdAt")
          SELECT "mutationId", "annotationId", "actorId", "kind", "revision", "after", "createdAt"
          FROM json_populate_recordset(NULL::"AnnotationEvent", CAST(${json} AS json))`,
  );
}

export function insertAnswers(tx: Transaction, rows: readonly AnswerRow[]): Promise<void> {
  return inParts(rows, (json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
          INSERT INTO "ArticleAnswer" ("id", "assignmentId", "attributeId", "value", "createdAt", "updatedAt")
          SELECT ${of("id")}, ${of("assignmentId")}, ${of("attributeId")}, ${jsonOf("value")},
            ${of("createdAt")}, ${of("updatedAt")}
          FROM json_each(${json})`
      : tx.$executeRaw`
          INSERT INTO "ArticleAnswer" ("id", "assignmentId", "attributeId", "value", "createdAt", "updatedAt")
          SELECT "id", "assignmentId", "attributeId", "value", "createdAt", "updatedAt"
          FROM json_populate_recordset(NULL::"ArticleAnswer", CAST(${json} AS json))`,
  );
}

export function insertAnswerEvents(
  tx: Transaction,
  rows: readonly AnswerEventRow[],
): Promise<void> {
  return inParts(rows, (json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
          INSERT INTO "ArticleAnswerEvent" ("mutationId", "answerId", "actorId", "revision", "after", "createdAt")
          SELECT ${of("mutationId")}, ${of("answerId")}, ${of("actorId")}, ${of("revision")},
            ${jsonOf("after")}, ${of("createdAt")}
          FROM json_each(${json})`
      : tx.$executeRaw`
          INSERT INTO "ArticleAnswerEvent" ("mutationId", "answerId", "actorId", "revision", "after", "createdAt")
          SELECT "mutationId", "answerId", "actorId", "revision", "after", "createdAt"
          FROM json_populate_recordset(NULL::"ArticleAnswerEvent", CAST(${json} AS json))`,
  );
}

export function insertAdjudications(
  tx: Transaction,
  rows: readonly AdjudicationRow[],
): Promise<void> {
  return inParts(rows, (json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
          INSERT INTO "Adjudication" ("id", "roundId", "articleId", "differences", "createdAt")
          SELECT ${of("id")}, ${of("roundId")}, ${of("articleId")}, ${of("differences")},
            ${of("createdAt")}
          FROM json_each(${json})`
      : tx.$executeRaw`
          INSERT INTO "Adjudication" ("id", "roundId", "articleId", "differences", "createdAt")
          SELECT "id", "roundId", "articleId", "differences", "createdAt"
          FROM json_populate_recordset(NULL::"Adjudication", CAST(${json} AS json))`,
  );
}

export function insertSubmissions(tx: Transaction, rows: readonly SubmissionRow[]): Promise<void> {
  return inParts(rows, (json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
          INSERT INTO "Submission" ("id", "assignmentId", "number", "textVersionId", "content",
            "sha256", "noFrameFound", "createdAt")
          SELECT ${of("id")}, ${of("assignmentId")}, ${of("number")}, ${of("textVersionId")},
            ${of("content")}, ${of("sha256")}, ${of("noFrameFound")}, ${of("createdAt")}
          FROM json_each(${json})`
      : tx.$executeRaw`
          INSERT INTO "Submission" ("id", "assignmentId", "number", "textVersionId", "content",
            "sha256", "noFrameFound", "createdAt")
          SELECT "id", "assignmentId", "number", "textVersionId", "content",
            "sha256", "noFrameFound", "createdAt"
          FROM json_populate_recordset(NULL::"Submission", CAST(${json} AS json))`,
  );
}

export function insertFrameUses(tx: Transaction, rows: readonly FrameUseRow[]): Promise<void> {
  return inParts(rows, (json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
          INSERT INTO "FrameUse" ("id", "projectId", "roundId", "articleId", "layer", "reviewerId",
            "frameId", "count", "covered", "framed", "zones", "firstOffset", "tenths")
          SELECT ${of("id")}, ${of("projectId")}, ${of("roundId")}, ${of("articleId")},
            ${of("layer")}, ${of("reviewerId")}, ${of("frameId")}, ${of("count")}, ${of("covered")},
            ${of("framed")}, ${of("zones")}, ${of("firstOffset")}, ${of("tenths")}
          FROM json_each(${json})`
      : tx.$executeRaw`
          INSERT INTO "FrameUse" ("id", "projectId", "roundId", "articleId", "layer", "reviewerId",
            "frameId", "count", "covered", "framed", "zones", "firstOffset", "tenths")
          SELECT "id", "projectId", "roundId", "articleId", "layer", "reviewerId",
            "frameId", "count", "covered", "framed", "zones", "firstOffset", "tenths"
          FROM json_populate_recordset(NULL::"FrameUse", CAST(${json} AS json))`,
  );
}

/** A column of JSON that is always there, and may be a text or a number of its own. */
function jsonOf(column: string): Prisma.Sql {
  return Sql.sql`"value" -> ${`$.${column}`}`;
}

/** Any other column of a row of `json_each`; a list or object as its JSON. */
function of(column: string): Prisma.Sql {
  return Sql.sql`json_extract("value", ${`$.${column}`})`;
}

/** Between two statements other requests have their turn. */
async function inParts(
  rows: readonly object[],
  insert: (json: string) => Promise<number>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await insert(JSON.stringify(rows.slice(from, from + AT_ONCE)));
    await othersTurn();
  }
}
