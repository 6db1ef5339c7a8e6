-- AlterTable
ALTER TABLE "User" ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Outlet" ADD COLUMN     "aliases" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "ImportBatch" ADD COLUMN     "jobId" TEXT,
ADD COLUMN     "options" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "clusterId" TEXT,
ADD COLUMN     "format" TEXT NOT NULL DEFAULT 'text',
ADD COLUMN     "marks" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "place" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "TextVersion" ADD COLUMN     "createdById" TEXT,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Frame" ADD COLUMN     "isGroup" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mergedIntoId" TEXT,
ADD COLUMN     "parentId" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "CodebookVersion" ADD COLUMN     "attributes" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "rules" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Round" ADD COLUMN     "suggestions" TEXT NOT NULL DEFAULT 'off';

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "activeSeconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "overrides" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "place" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "anchor" TEXT NOT NULL DEFAULT 'sound',
ADD COLUMN     "attributes" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "confidence" TEXT,
ADD COLUMN     "needsDiscussion" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "pieces" JSONB,
ADD COLUMN     "recheckedUnder" INTEGER,
ADD COLUMN     "suggested" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "AnnotationEvent" ADD COLUMN     "stepId" TEXT;

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "anchor" TEXT NOT NULL DEFAULT 'sound',
ADD COLUMN     "attributes" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "pieces" JSONB,
ADD COLUMN     "textVersionId" TEXT;

-- CreateTable
CREATE TABLE "ImportFile" (
    "id" TEXT NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "ImportFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportFilePart" (
    "fileId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ImportFilePart_pkey" PRIMARY KEY ("fileId","position")
);

-- CreateTable
CREATE TABLE "DuplicateCluster" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "codedArticleId" TEXT NOT NULL,
    "similarity" DOUBLE PRECISION NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DuplicateCluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sample" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "flow" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SampledArticle" (
    "sampleId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "stratum" TEXT NOT NULL DEFAULT '',
    "inStratum" INTEGER NOT NULL,

    CONSTRAINT "SampledArticle_pkey" PRIMARY KEY ("sampleId","articleId")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attribute" (
    "id" TEXT NOT NULL,
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
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "Attribute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rule" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "message" TEXT NOT NULL,
    "check" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "Rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FramePassage" (
    "id" TEXT NOT NULL,
    "frameId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "decisionId" TEXT,
    "filedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "FramePassage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Phrase" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "frameId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Phrase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GlossaryNote" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "GlossaryNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArticleAnswer" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "attributeId" TEXT NOT NULL,
    "value" JSONB,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ArticleAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArticleAnswerEvent" (
    "sequence" SERIAL NOT NULL,
    "mutationId" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ArticleAnswerEvent_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "Exposure" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "frameId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "shownAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Exposure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimelineEvent" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "TimelineEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "snapshot" JSONB NOT NULL,
    "dataSha256" TEXT NOT NULL,
    "softwareVersion" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMP(3),
    "publicTokenHash" TEXT,
    "publicTerms" JSONB,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "input" JSONB NOT NULL,
    "result" JSONB,
    "problem" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "heartbeatAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "cancelledAt" TIMESTAMP(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

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

-- CreateIndex
CREATE INDEX "ImportBatch_jobId_idx" ON "ImportBatch"("jobId");

-- CreateIndex
CREATE INDEX "Article_clusterId_idx" ON "Article"("clusterId");

-- CreateIndex
CREATE INDEX "Frame_parentId_idx" ON "Frame"("parentId");

-- CreateIndex
CREATE INDEX "Frame_mergedIntoId_idx" ON "Frame"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Decision_textVersionId_idx" ON "Decision"("textVersionId");

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFilePart" ADD CONSTRAINT "ImportFilePart_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "ImportFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "DuplicateCluster"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicateCluster" ADD CONSTRAINT "DuplicateCluster_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicateCluster" ADD CONSTRAINT "DuplicateCluster_codedArticleId_fkey" FOREIGN KEY ("codedArticleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sample" ADD CONSTRAINT "Sample_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SampledArticle" ADD CONSTRAINT "SampledArticle_sampleId_fkey" FOREIGN KEY ("sampleId") REFERENCES "Sample"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SampledArticle" ADD CONSTRAINT "SampledArticle_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Frame" ADD CONSTRAINT "Frame_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Frame" ADD CONSTRAINT "Frame_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attribute" ADD CONSTRAINT "Attribute_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attribute" ADD CONSTRAINT "Attribute_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rule" ADD CONSTRAINT "Rule_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FramePassage" ADD CONSTRAINT "FramePassage_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FramePassage" ADD CONSTRAINT "FramePassage_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FramePassage" ADD CONSTRAINT "FramePassage_filedById_fkey" FOREIGN KEY ("filedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phrase" ADD CONSTRAINT "Phrase_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phrase" ADD CONSTRAINT "Phrase_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GlossaryNote" ADD CONSTRAINT "GlossaryNote_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleAnswer" ADD CONSTRAINT "ArticleAnswer_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleAnswer" ADD CONSTRAINT "ArticleAnswer_attributeId_fkey" FOREIGN KEY ("attributeId") REFERENCES "Attribute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleAnswerEvent" ADD CONSTRAINT "ArticleAnswerEvent_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "ArticleAnswer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleAnswerEvent" ADD CONSTRAINT "ArticleAnswerEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Exposure" ADD CONSTRAINT "Exposure_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Exposure" ADD CONSTRAINT "Exposure_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Exposure" ADD CONSTRAINT "Exposure_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_textVersionId_fkey" FOREIGN KEY ("textVersionId") REFERENCES "TextVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineEvent" ADD CONSTRAINT "TimelineEvent_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CHECK constraints
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_confidence_check" CHECK ("confidence" IS NULL OR "confidence" IN ('low', 'medium', 'high'));
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_anchor_check" CHECK ("anchor" IN ('sound', 'changed', 'orphaned'));
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_anchor_check" CHECK ("anchor" IN ('sound', 'changed', 'orphaned'));
ALTER TABLE "Round" ADD CONSTRAINT "Round_suggestions_check" CHECK ("suggestions" IN ('off', 'on request'));
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_activeSeconds_check" CHECK ("activeSeconds" >= 0);
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_place_check" CHECK ("place" >= 0);
ALTER TABLE "Frame" ADD CONSTRAINT "Frame_mergedIntoId_check" CHECK ("mergedIntoId" IS NULL OR "mergedIntoId" <> "id");
ALTER TABLE "Frame" ADD CONSTRAINT "Frame_parentId_check" CHECK ("parentId" IS NULL OR "parentId" <> "id");
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_state_check" CHECK ("state" IN ('arriving', 'waiting', 'reading', 'read', 'refused', 'cancelled'));
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_size_check" CHECK ("size" >= 0 AND "found" >= 0 AND "stored" >= 0);
ALTER TABLE "DuplicateCluster" ADD CONSTRAINT "DuplicateCluster_similarity_check" CHECK ("similarity" >= 0 AND "similarity" <= 1);
ALTER TABLE "SampledArticle" ADD CONSTRAINT "SampledArticle_inStratum_check" CHECK ("inStratum" > 0);
ALTER TABLE "Attribute" ADD CONSTRAINT "Attribute_scope_check" CHECK ("scope" IN ('annotation', 'article'));
ALTER TABLE "Attribute" ADD CONSTRAINT "Attribute_kind_check" CHECK ("kind" IN ('single', 'multiple', 'scale', 'text'));
ALTER TABLE "Attribute" ADD CONSTRAINT "Attribute_frame_check" CHECK ("frameId" IS NULL OR "scope" = 'annotation');
ALTER TABLE "Attribute" ADD CONSTRAINT "Attribute_role_check" CHECK ("role" IS NULL OR ("scope" = 'article' AND "role" IN ('relevance', 'frames-present', 'headline-frame', 'primary-frame', 'tone')));
ALTER TABLE "Attribute" ADD CONSTRAINT "Attribute_name_not_empty_check" CHECK (length("name") > 0);
ALTER TABLE "FramePassage" ADD CONSTRAINT "FramePassage_kind_check" CHECK ("kind" IN ('example', 'counter-example'));
ALTER TABLE "FramePassage" ADD CONSTRAINT "FramePassage_quote_not_empty_check" CHECK (length("quote") > 0);
ALTER TABLE "Phrase" ADD CONSTRAINT "Phrase_text_not_empty_check" CHECK (length("text") > 0);
ALTER TABLE "GlossaryNote" ADD CONSTRAINT "GlossaryNote_term_not_empty_check" CHECK (length("term") > 0);
ALTER TABLE "ArticleAnswer" ADD CONSTRAINT "ArticleAnswer_revision_check" CHECK ("revision" >= 1);
ALTER TABLE "ArticleAnswerEvent" ADD CONSTRAINT "ArticleAnswerEvent_revision_check" CHECK ("revision" >= 1);
ALTER TABLE "Exposure" ADD CONSTRAINT "Exposure_span_check" CHECK ("start" >= 0 AND "start" < "end");
ALTER TABLE "Exposure" ADD CONSTRAINT "Exposure_basis_check" CHECK ("basis" IN ('model', 'phrase'));
ALTER TABLE "TimelineEvent" ADD CONSTRAINT "TimelineEvent_day_check" CHECK ("day" LIKE '____-__-__');
ALTER TABLE "TimelineEvent" ADD CONSTRAINT "TimelineEvent_label_not_empty_check" CHECK (length("label") > 0);
ALTER TABLE "Report" ADD CONSTRAINT "Report_name_not_empty_check" CHECK (length("name") > 0);
ALTER TABLE "Job" ADD CONSTRAINT "Job_state_check" CHECK ("state" IN ('waiting', 'running', 'done', 'failed', 'cancelled'));
ALTER TABLE "Job" ADD CONSTRAINT "Job_progress_check" CHECK ("done" >= 0 AND ("total" IS NULL OR "total" >= 0));

-- Rows of a journal are never changed
CREATE TRIGGER "ArticleAnswerEvent_append_only" BEFORE UPDATE OR DELETE ON "ArticleAnswerEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
