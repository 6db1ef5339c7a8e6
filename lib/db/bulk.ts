import { setImmediate as othersTurn } from "node:timers/promises";
import type { Prisma, Transaction } from "./client";
import { databaseUrl, Prisma as Sql } from "./client";
import { parseDatabaseUrl } from "./url";

/**
 * Storing many rows at once. Prisma's `createMany` takes most of a millisecond for a
 * row of many columns; here the rows travel as one JSON text, which the database takes
 * apart itself. The text can be made before the transaction begins that stores it.
 * Triggers and CHECKs hold as ever.
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

export type ArticleRow = Full<
  Prisma.ArticleCreateManyInput,
  | ("id" | "projectId" | "batchId" | "outletId" | "title" | "author" | "publishedOn" | "url")
  | ("language" | "fileName" | "encoding" | "raw" | "rawSha256" | "choices" | "format" | "marks")
  | ("createdAt" | "updatedAt" | "frozenAt")
>;
export type TextVersionRow = Full<
  Prisma.TextVersionCreateManyInput,
  | ("id" | "articleId" | "number" | "text" | "sha256" | "length" | "codedLength" | "zones")
  | ("createdById" | "createdAt")
>;
export type AssignmentRow = Full<
  Prisma.AssignmentCreateManyInput,
  | ("id" | "roundId" | "articleId" | "textVersionId" | "reviewerId" | "position")
  | ("createdAt" | "startedAt" | "submittedAt" | "noFrameFound" | "submittedHash")
>;
export type AnnotationRow = Full<
  Prisma.AnnotationCreateManyInput,
  | ("id" | "assignmentId" | "textVersionId" | "reviewerId" | "frameId" | "codebookVersionId")
  | ("start" | "end" | "quote" | "pieces" | "memo" | "attributes" | "confidence")
  | ("needsDiscussion" | "anchor" | "suggested" | "createdAt" | "updatedAt")
>;
export type AnnotationEventRow = Full<
  Prisma.AnnotationEventCreateManyInput,
  | ("mutationId" | "annotationId" | "actorId" | "kind" | "revision" | "before" | "after")
  | ("stepId" | "createdAt")
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

/** The tables that rows are stored in at once, with their rows. */
interface BulkRows {
  Article: ArticleRow;
  TextVersion: TextVersionRow;
  Assignment: AssignmentRow;
  Annotation: AnnotationRow;
  AnnotationEvent: AnnotationEventRow;
  ArticleAnswer: AnswerRow;
  ArticleAnswerEvent: AnswerEventRow;
  Adjudication: AdjudicationRow;
  Submission: SubmissionRow;
  FrameUse: FrameUseRow;
}
export type BulkTable = keyof BulkRows;

/** Rows of one table, ready to be stored by one statement. */
export interface PreparedRows {
  readonly table: BulkTable;
  readonly json: string;
}

/** Rows as statements that can be kept. */
export function* preparedRows<Table extends BulkTable>(
  table: Table,
  rows: readonly BulkRows[Table][],
): Generator<PreparedRows> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    yield { table, json: JSON.stringify(rows.slice(from, from + AT_ONCE)) };
  }
}

/** Store rows; after them other requests have their turn. */
export async function insertRows(tx: Transaction, { table, json }: PreparedRows): Promise<void> {
  await inserts[table](tx, json);
  await othersTurn();
}

/** Store one row, of which many are stored one by one. */
export async function insertRow<Table extends BulkTable>(
  tx: Transaction,
  table: Table,
  row: BulkRows[Table],
): Promise<void> {
  await inserts[table](tx, JSON.stringify([row]));
}

const inserts: Readonly<Record<BulkTable, (tx: Transaction, json: string) => Promise<number>>> = {
  Article: (tx, json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
          INSERT INTO "Article" ("id", "projectId", "batchId", "outletId", "title", "author", "publishedOn", "url",
            "language", "fileName", "encoding", "raw", "rawSha256", "choices", "format",
            "marks", "createdAt", "updatedAt", "frozenAt")
          SELECT ${of("id")}, ${of("projectId")}, ${of("batchId")}, ${of("outletId")},
            ${of("title")}, ${of("author")}, ${of("publishedOn")}, ${of("url")},
            ${of("language")}, ${of("fileName")}, ${of("encoding")}, ${of("raw")},
            ${of("rawSha256")}, ${of("choices")}, ${of("format")}, ${of("marks")},
            ${of("createdAt")}, ${of("updatedAt")}, ${of("frozenAt")}
          FROM json_each(${json})`
      : tx.$executeRaw`
          INSERT INTO "Article" ("id", "projectId", "batchId", "outletId", "title", "author", "publishedOn", "url",
            "language", "fileName", "encoding", "raw", "rawSha256", "choices", "format",
            "marks", "createdAt", "updatedAt", "frozenAt")
          SELECT "id", "projectId", "batchId", "outletId", "title", "author", "publishedOn", "url",
            "language", "fileName", "encoding", "raw", "rawSha256", "choices", "format",
            "marks", "createdAt", "updatedAt", "frozenAt"
          FROM json_populate_recordset(NULL::"Article", CAST(${json} AS json))`,
  TextVersion: (tx, json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
          INSERT INTO "TextVersion" ("id", "articleId", "number", "text", "sha256", "length", "codedLength", "zones",
            "createdById", "createdAt")
          SELECT ${of("id")}, ${of("articleId")}, ${of("number")}, ${of("text")}, ${of("sha256")},
            ${of("length")}, ${of("codedLength")}, ${of("zones")}, ${of("createdById")},
            ${of("createdAt")}
          FROM json_each(${json})`
      : tx.$executeRaw`
          INSERT INTO "TextVersion" ("id", "articleId", "number", "text", "sha256", "length", "codedLength", "zones",
            "createdById", "createdAt")
          SELECT "id", "articleId", "number", "text", "sha256", "length", "codedLength", "zones",
            "createdById", "createdAt"
          FROM json_populate_recordset(NULL::"TextVersion", CAST(${json} AS json))`,
  Assignment: (tx, json) =>
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
  Annotation: (tx, json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
        INSERT INTO "Annotation" ("id", "assignmentId", "textVersionId", "reviewerId", "frameId",
          "codebookVersionId", "start", "end", "quote", "pieces", "memo", "attributes",
          "confidence", "needsDiscussion", "anchor", "suggested", "createdAt", "updatedAt")
        SELECT ${of("id")}, ${of("assignmentId")}, ${of("textVersionId")}, ${of("reviewerId")},
          ${of("frameId")}, ${of("codebookVersionId")}, ${of("start")}, ${of("end")},
          ${of("quote")}, ${of("pieces")}, ${of("memo")}, ${of("attributes")},
          ${of("confidence")}, ${of("needsDiscussion")}, ${of("anchor")}, ${of("suggested")},
          ${of("createdAt")}, ${of("updatedAt")}
        FROM json_each(${json})`
      : tx.$executeRaw`
        INSERT INTO "Annotation" ("id", "assignmentId", "textVersionId", "reviewerId", "frameId",
          "codebookVersionId", "start", "end", "quote", "pieces", "memo", "attributes",
          "confidence", "needsDiscussion", "anchor", "suggested", "createdAt", "updatedAt")
        SELECT "id", "assignmentId", "textVersionId", "reviewerId", "frameId",
          "codebookVersionId", "start", "end", "quote", "pieces", "memo", "attributes",
          "confidence", "needsDiscussion", "anchor", "suggested", "createdAt", "updatedAt"
        FROM json_populate_recordset(NULL::"Annotation", CAST(${json} AS json))`,
  AnnotationEvent: (tx, json) =>
    provider === "sqlite"
      ? tx.$executeRaw`
        INSERT INTO "AnnotationEvent" ("mutationId", "annotationId", "actorId", "kind",
          "revision", "before", "after", "stepId", "createdAt")
        SELECT ${of("mutationId")}, ${of("annotationId")}, ${of("actorId")}, ${of("kind")},
          ${of("revision")}, ${of("before")}, ${of("after")}, ${of("stepId")}, ${of("createdAt")}
        FROM json_each(${json})`
      : tx.$executeRaw`
        INSERT INTO "AnnotationEvent" ("mutationId", "annotationId", "actorId", "kind",
          "revision", "before", "after", "stepId", "createdAt")
        SELECT "mutationId", "annotationId", "actorId", "kind",
          "revision", "before", "after", "stepId", "createdAt"
        FROM json_populate_recordset(NULL::"AnnotationEvent", CAST(${json} AS json))`,
  ArticleAnswer: (tx, json) =>
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
  ArticleAnswerEvent: (tx, json) =>
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
  Adjudication: (tx, json) =>
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
  Submission: (tx, json) =>
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
  FrameUse: (tx, json) =>
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
};

/** A column of JSON that is always there, and may be a text or a number of its own. */
function jsonOf(column: string): Prisma.Sql {
  return Sql.sql`"value" -> ${`$.${column}`}`;
}

/** Any other column of a row of `json_each`; a list or object as its JSON. */
function of(column: string): Prisma.Sql {
  return Sql.sql`json_extract("value", ${`$.${column}`})`;
}
