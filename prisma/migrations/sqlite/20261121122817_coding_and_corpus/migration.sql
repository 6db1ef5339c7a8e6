-- AlterTable
ALTER TABLE "AnnotationEvent" ADD COLUMN "stepId" TEXT;

-- CreateTable
CREATE TABLE "ImportFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "batchId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "format" TEXT,
    "state" TEXT NOT NULL,
    "found" INTEGER NOT NULL DEFAULT 0,
    "stored" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" DATETIME,
    CONSTRAINT "ImportFile_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ImportFile_state_check" CHECK ("state" IN ('arriving', 'waiting', 'reading', 'read', 'refused', 'cancelled')),
    CONSTRAINT "ImportFile_size_check" CHECK ("size" >= 0 AND "found" >= 0 AND "stored" >= 0)
);

-- CreateTable
CREATE TABLE "ImportFilePart" (
    "fileId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,

    PRIMARY KEY ("fileId", "position"),
    CONSTRAINT "ImportFilePart_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "ImportFile" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DuplicateCluster" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "codedArticleId" TEXT NOT NULL,
    "similarity" REAL NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "DuplicateCluster_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DuplicateCluster_codedArticleId_fkey" FOREIGN KEY ("codedArticleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DuplicateCluster_similarity_check" CHECK ("similarity" >= 0 AND "similarity" <= 1)
);

-- CreateTable
CREATE TABLE "Sample" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "flow" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Sample_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SampledArticle" (
    "sampleId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "stratum" TEXT NOT NULL DEFAULT '',
    "inStratum" INTEGER NOT NULL,

    PRIMARY KEY ("sampleId", "articleId"),
    CONSTRAINT "SampledArticle_sampleId_fkey" FOREIGN KEY ("sampleId") REFERENCES "Sample" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SampledArticle_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SampledArticle_inStratum_check" CHECK ("inStratum" > 0)
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "SavedView_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SavedView_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attribute" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "frameId" TEXT,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "question" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "options" JSONB NOT NULL DEFAULT '[]',
    "required" BOOLEAN NOT NULL DEFAULT false,
    "role" TEXT,
    "condition" JSONB,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "retiredAt" DATETIME,
    CONSTRAINT "Attribute_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attribute_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attribute_scope_check" CHECK ("scope" IN ('annotation', 'article')),
    CONSTRAINT "Attribute_kind_check" CHECK ("kind" IN ('single', 'multiple', 'scale', 'text')),
    CONSTRAINT "Attribute_frame_check" CHECK ("frameId" IS NULL OR "scope" = 'annotation'),
    CONSTRAINT "Attribute_role_check" CHECK ("role" IS NULL OR ("scope" = 'article' AND "role" IN ('relevance', 'frames-present', 'headline-frame', 'primary-frame', 'tone'))),
    CONSTRAINT "Attribute_name_not_empty_check" CHECK (length("name") > 0)
);

-- CreateTable
CREATE TABLE "Rule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "message" TEXT NOT NULL,
    "check" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "retiredAt" DATETIME,
    CONSTRAINT "Rule_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FramePassage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "frameId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "decisionId" TEXT,
    "filedById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" DATETIME,
    CONSTRAINT "FramePassage_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FramePassage_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FramePassage_filedById_fkey" FOREIGN KEY ("filedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FramePassage_kind_check" CHECK ("kind" IN ('example', 'counter-example')),
    CONSTRAINT "FramePassage_quote_not_empty_check" CHECK (length("quote") > 0)
);

-- CreateTable
CREATE TABLE "Phrase" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "frameId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" DATETIME,
    CONSTRAINT "Phrase_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Phrase_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Phrase_text_not_empty_check" CHECK (length("text") > 0)
);

-- CreateTable
CREATE TABLE "GlossaryNote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "GlossaryNote_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GlossaryNote_term_not_empty_check" CHECK (length("term") > 0)
);

-- CreateTable
CREATE TABLE "ArticleAnswer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assignmentId" TEXT NOT NULL,
    "attributeId" TEXT NOT NULL,
    "value" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ArticleAnswer_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ArticleAnswer_attributeId_fkey" FOREIGN KEY ("attributeId") REFERENCES "Attribute" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ArticleAnswer_revision_check" CHECK ("revision" >= 1)
);

-- CreateTable
CREATE TABLE "ArticleAnswerEvent" (
    "sequence" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mutationId" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ArticleAnswerEvent_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "ArticleAnswer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ArticleAnswerEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ArticleAnswerEvent_revision_check" CHECK ("revision" >= 1)
);

-- CreateTable
CREATE TABLE "Exposure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assignmentId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "frameId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "score" REAL,
    "shownAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Exposure_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Exposure_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Exposure_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Exposure_span_check" CHECK ("start" >= 0 AND "start" < "end"),
    CONSTRAINT "Exposure_basis_check" CHECK ("basis" IN ('model', 'phrase'))
);

-- CreateTable
CREATE TABLE "TimelineEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" DATETIME,
    CONSTRAINT "TimelineEvent_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TimelineEvent_day_check" CHECK ("day" LIKE '____-__-__'),
    CONSTRAINT "TimelineEvent_label_not_empty_check" CHECK (length("label") > 0)
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "snapshot" JSONB NOT NULL,
    "dataSha256" TEXT NOT NULL,
    "softwareVersion" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" DATETIME,
    "publicTokenHash" TEXT,
    "publicTerms" JSONB,
    CONSTRAINT "Report_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Report_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Report_name_not_empty_check" CHECK (length("name") > 0)
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "input" JSONB NOT NULL,
    "result" JSONB,
    "problem" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" DATETIME,
    "heartbeatAt" DATETIME,
    "finishedAt" DATETIME,
    "cancelledAt" DATETIME,
    CONSTRAINT "Job_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Job_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Job_state_check" CHECK ("state" IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    CONSTRAINT "Job_progress_check" CHECK ("done" >= 0 AND ("total" IS NULL OR "total" >= 0))
);

-- New columns
ALTER TABLE "User" ADD COLUMN "settings" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Outlet" ADD COLUMN "aliases" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "ImportBatch" ADD COLUMN "options" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "ImportBatch" ADD COLUMN "jobId" TEXT REFERENCES "Job" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Article" ADD COLUMN "format" TEXT NOT NULL DEFAULT 'text';
ALTER TABLE "Article" ADD COLUMN "place" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Article" ADD COLUMN "marks" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Article" ADD COLUMN "clusterId" TEXT REFERENCES "DuplicateCluster" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TextVersion" ADD COLUMN "createdById" TEXT;
ALTER TABLE "TextVersion" ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Frame" ADD COLUMN "parentId" TEXT REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE CONSTRAINT "Frame_parentId_check" CHECK ("parentId" IS NULL OR "parentId" <> "id");
ALTER TABLE "Frame" ADD COLUMN "isGroup" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Frame" ADD COLUMN "mergedIntoId" TEXT REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE CONSTRAINT "Frame_mergedIntoId_check" CHECK ("mergedIntoId" IS NULL OR "mergedIntoId" <> "id");
ALTER TABLE "Frame" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "CodebookVersion" ADD COLUMN "attributes" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "CodebookVersion" ADD COLUMN "rules" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Round" ADD COLUMN "suggestions" TEXT NOT NULL DEFAULT 'off' CONSTRAINT "Round_suggestions_check" CHECK ("suggestions" IN ('off', 'on request'));
ALTER TABLE "Assignment" ADD COLUMN "activeSeconds" INTEGER NOT NULL DEFAULT 0 CONSTRAINT "Assignment_activeSeconds_check" CHECK ("activeSeconds" >= 0);
ALTER TABLE "Assignment" ADD COLUMN "place" INTEGER NOT NULL DEFAULT 0 CONSTRAINT "Assignment_place_check" CHECK ("place" >= 0);
ALTER TABLE "Assignment" ADD COLUMN "overrides" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Annotation" ADD COLUMN "pieces" JSONB;
ALTER TABLE "Annotation" ADD COLUMN "attributes" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Annotation" ADD COLUMN "confidence" TEXT CONSTRAINT "Annotation_confidence_check" CHECK ("confidence" IS NULL OR "confidence" IN ('low', 'medium', 'high'));
ALTER TABLE "Annotation" ADD COLUMN "needsDiscussion" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Annotation" ADD COLUMN "anchor" TEXT NOT NULL DEFAULT 'sound' CONSTRAINT "Annotation_anchor_check" CHECK ("anchor" IN ('sound', 'changed', 'orphaned'));
ALTER TABLE "Annotation" ADD COLUMN "recheckedUnder" INTEGER;
ALTER TABLE "Annotation" ADD COLUMN "suggested" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Decision" ADD COLUMN "textVersionId" TEXT REFERENCES "TextVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Decision" ADD COLUMN "pieces" JSONB;
ALTER TABLE "Decision" ADD COLUMN "attributes" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Decision" ADD COLUMN "anchor" TEXT NOT NULL DEFAULT 'sound' CONSTRAINT "Decision_anchor_check" CHECK ("anchor" IN ('sound', 'changed', 'orphaned'));

-- CreateIndex
CREATE INDEX "ImportBatch_jobId_idx" ON "ImportBatch"("jobId");
CREATE INDEX "Article_clusterId_idx" ON "Article"("clusterId");
CREATE INDEX "Frame_parentId_idx" ON "Frame"("parentId");
CREATE INDEX "Frame_mergedIntoId_idx" ON "Frame"("mergedIntoId");
CREATE INDEX "Decision_textVersionId_idx" ON "Decision"("textVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "ImportFile_batchId_position_key" ON "ImportFile"("batchId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "DuplicateCluster_codedArticleId_key" ON "DuplicateCluster"("codedArticleId");

-- CreateIndex
CREATE INDEX "DuplicateCluster_projectId_idx" ON "DuplicateCluster"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Sample_projectId_name_key" ON "Sample"("projectId", "name");

-- CreateIndex
CREATE INDEX "SampledArticle_articleId_idx" ON "SampledArticle"("articleId");

-- CreateIndex
CREATE INDEX "SavedView_userId_idx" ON "SavedView"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_projectId_userId_name_key" ON "SavedView"("projectId", "userId", "name");

-- CreateIndex
CREATE INDEX "Attribute_projectId_scope_position_idx" ON "Attribute"("projectId", "scope", "position");

-- CreateIndex
CREATE INDEX "Attribute_frameId_idx" ON "Attribute"("frameId");

-- CreateIndex
CREATE INDEX "Rule_projectId_position_idx" ON "Rule"("projectId", "position");

-- CreateIndex
CREATE INDEX "FramePassage_frameId_idx" ON "FramePassage"("frameId");

-- CreateIndex
CREATE INDEX "FramePassage_decisionId_idx" ON "FramePassage"("decisionId");

-- CreateIndex
CREATE INDEX "FramePassage_filedById_idx" ON "FramePassage"("filedById");

-- CreateIndex
CREATE INDEX "Phrase_projectId_idx" ON "Phrase"("projectId");

-- CreateIndex
CREATE INDEX "Phrase_frameId_idx" ON "Phrase"("frameId");

-- CreateIndex
CREATE INDEX "GlossaryNote_projectId_idx" ON "GlossaryNote"("projectId");

-- CreateIndex
CREATE INDEX "ArticleAnswer_attributeId_idx" ON "ArticleAnswer"("attributeId");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleAnswer_assignmentId_attributeId_key" ON "ArticleAnswer"("assignmentId", "attributeId");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleAnswerEvent_mutationId_key" ON "ArticleAnswerEvent"("mutationId");

-- CreateIndex
CREATE INDEX "ArticleAnswerEvent_actorId_idx" ON "ArticleAnswerEvent"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleAnswerEvent_answerId_revision_key" ON "ArticleAnswerEvent"("answerId", "revision");

-- CreateIndex
CREATE INDEX "Exposure_assignmentId_idx" ON "Exposure"("assignmentId");

-- CreateIndex
CREATE INDEX "Exposure_articleId_idx" ON "Exposure"("articleId");

-- CreateIndex
CREATE INDEX "Exposure_frameId_idx" ON "Exposure"("frameId");

-- CreateIndex
CREATE INDEX "TimelineEvent_projectId_idx" ON "TimelineEvent"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_publicTokenHash_key" ON "Report"("publicTokenHash");

-- CreateIndex
CREATE INDEX "Report_projectId_idx" ON "Report"("projectId");

-- CreateIndex
CREATE INDEX "Report_createdById_idx" ON "Report"("createdById");

-- CreateIndex
CREATE INDEX "Job_projectId_createdAt_idx" ON "Job"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Job_state_idx" ON "Job"("state");

-- CreateIndex
CREATE INDEX "Job_createdById_idx" ON "Job"("createdById");

-- Rows of ArticleAnswerEvent are never changed.
CREATE TRIGGER "ArticleAnswerEvent_no_update" BEFORE UPDATE ON "ArticleAnswerEvent"
BEGIN
    SELECT RAISE(ABORT, 'ArticleAnswerEvent is append-only');
END;

-- Rows of ArticleAnswerEvent are never changed.
CREATE TRIGGER "ArticleAnswerEvent_no_delete" BEFORE DELETE ON "ArticleAnswerEvent"
BEGIN
    SELECT RAISE(ABORT, 'ArticleAnswerEvent is append-only');
END;
