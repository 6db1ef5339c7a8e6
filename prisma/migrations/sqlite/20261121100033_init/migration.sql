-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" DATETIME
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "userId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "OneTimeLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "OneTimeLink_purpose_check" CHECK ("purpose" IN ('set-up', 'sign-in'))
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Member" (
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" DATETIME,

    PRIMARY KEY ("projectId", "userId"),
    CONSTRAINT "Member_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Member_role_check" CHECK ("role" IN ('lead', 'adjudicator', 'reviewer', 'observer'))
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "Invitation_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Invitation_role_check" CHECK ("role" IN ('lead', 'adjudicator', 'reviewer', 'observer'))
);

-- CreateTable
CREATE TABLE "Outlet" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Outlet_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "via" TEXT NOT NULL,
    CONSTRAINT "ImportBatch_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ImportBatch_via_check" CHECK ("via" IN ('browser', 'paste', 'command line'))
);

-- CreateTable
CREATE TABLE "Article" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "batchId" TEXT NOT NULL,
    "outletId" TEXT,
    "title" TEXT,
    "author" TEXT,
    "publishedOn" TEXT,
    "url" TEXT,
    "language" TEXT,
    "fileName" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "raw" TEXT NOT NULL,
    "rawSha256" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "frozenAt" DATETIME,
    "deletedAt" DATETIME,
    CONSTRAINT "Article_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Article_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Article_outletId_fkey" FOREIGN KEY ("outletId") REFERENCES "Outlet" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Article_title_not_empty_check" CHECK ("title" IS NULL OR length("title") > 0),
    CONSTRAINT "Article_raw_not_empty_check" CHECK (length("raw") > 0),
    CONSTRAINT "Article_publishedOn_day_check" CHECK ("publishedOn" IS NULL OR "publishedOn" LIKE '____-__-__')
);

-- CreateTable
CREATE TABLE "TextVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "codedLength" INTEGER NOT NULL,
    "zones" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "TextVersion_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TextVersion_text_not_empty_check" CHECK ("length" > 0 AND length("text") = "length"),
    CONSTRAINT "TextVersion_codedLength_check" CHECK ("codedLength" >= 0 AND "codedLength" <= "length")
);

-- CreateTable
CREATE TABLE "Frame" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "definition" TEXT NOT NULL DEFAULT '',
    "includeWhen" TEXT NOT NULL DEFAULT '',
    "excludeWhen" TEXT NOT NULL DEFAULT '',
    "example" TEXT NOT NULL DEFAULT '',
    "counterExample" TEXT NOT NULL DEFAULT '',
    "color" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "retiredAt" DATETIME,
    CONSTRAINT "Frame_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Frame_name_not_empty_check" CHECK (length("name") > 0)
);

-- CreateTable
CREATE TABLE "CodebookVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "frames" JSONB NOT NULL,
    "publishedById" TEXT,
    "publishedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "CodebookVersion_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "revealRule" TEXT NOT NULL,
    "codebookVersionId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" DATETIME,
    CONSTRAINT "Round_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Round_codebookVersionId_fkey" FOREIGN KEY ("codebookVersionId") REFERENCES "CodebookVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Round_kind_check" CHECK ("kind" IN ('training', 'main', 'reliability', 'norming')),
    CONSTRAINT "Round_revealRule_check" CHECK ("revealRule" IN ('article', 'round', 'adjudication'))
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "textVersionId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" DATETIME,
    "submittedAt" DATETIME,
    "noFrameFound" BOOLEAN NOT NULL DEFAULT false,
    "submittedHash" TEXT,
    "closedAt" DATETIME,
    CONSTRAINT "Assignment_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assignment_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assignment_textVersionId_fkey" FOREIGN KEY ("textVersionId") REFERENCES "TextVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Assignment_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Annotation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assignmentId" TEXT NOT NULL,
    "textVersionId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "frameId" TEXT NOT NULL,
    "codebookVersionId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "memo" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    CONSTRAINT "Annotation_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Annotation_textVersionId_fkey" FOREIGN KEY ("textVersionId") REFERENCES "TextVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Annotation_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Annotation_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Annotation_codebookVersionId_fkey" FOREIGN KEY ("codebookVersionId") REFERENCES "CodebookVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Annotation_span_check" CHECK ("start" >= 0 AND "start" < "end"),
    CONSTRAINT "Annotation_quote_length_check" CHECK (length("quote") = "end" - "start"),
    CONSTRAINT "Annotation_revision_check" CHECK ("revision" >= 1)
);

-- CreateTable
CREATE TABLE "AnnotationEvent" (
    "sequence" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mutationId" TEXT NOT NULL,
    "annotationId" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "AnnotationEvent_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnnotationEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnnotationEvent_kind_check" CHECK ("kind" IN ('create', 'update', 'delete', 'restore')),
    CONSTRAINT "AnnotationEvent_revision_check" CHECK ("revision" >= 1)
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "annotationId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Review_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Review_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Review_verdict_check" CHECK ("verdict" IN ('agree', 'disagree', 'unsure'))
);

-- CreateTable
CREATE TABLE "Adjudication" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "closedById" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" DATETIME,
    CONSTRAINT "Adjudication_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Adjudication_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Adjudication_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "adjudicationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "frameId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Decision_adjudicationId_fkey" FOREIGN KEY ("adjudicationId") REFERENCES "Adjudication" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Decision_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Decision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Decision_kind_check" CHECK ("kind" IN ('adopted', 'edited', 'merged', 'rejected')),
    CONSTRAINT "Decision_basis_check" CHECK ("basis" IN ('agreement', 'majority', 'adjudicator')),
    CONSTRAINT "Decision_span_check" CHECK ("start" >= 0 AND "start" < "end"),
    CONSTRAINT "Decision_quote_length_check" CHECK (length("quote") = "end" - "start")
);

-- CreateTable
CREATE TABLE "DecisionSource" (
    "decisionId" TEXT NOT NULL,
    "annotationId" TEXT NOT NULL,

    PRIMARY KEY ("decisionId", "annotationId"),
    CONSTRAINT "DecisionSource_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DecisionSource_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FrameUse" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "layer" TEXT NOT NULL,
    "reviewerId" TEXT,
    "frameId" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "covered" INTEGER NOT NULL,
    "framed" INTEGER NOT NULL,
    "zones" INTEGER NOT NULL,
    "firstOffset" INTEGER,
    "tenths" JSONB NOT NULL,
    CONSTRAINT "FrameUse_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FrameUse_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FrameUse_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FrameUse_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FrameUse_layer_check" CHECK (("layer" = 'reviewer' AND "reviewerId" IS NOT NULL) OR ("layer" = 'final' AND "reviewerId" IS NULL)),
    CONSTRAINT "FrameUse_count_check" CHECK ("count" > 0 AND "covered" >= 0 AND "framed" >= "covered")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "sequence" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "projectId" TEXT,
    "action" TEXT NOT NULL,
    "subjectId" TEXT,
    "detail" JSONB
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_tokenHash_key" ON "OneTimeLink"("tokenHash");

-- CreateIndex
CREATE INDEX "OneTimeLink_userId_idx" ON "OneTimeLink"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Project_slug_key" ON "Project"("slug");

-- CreateIndex
CREATE INDEX "Member_userId_idx" ON "Member"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_projectId_idx" ON "Invitation"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Outlet_projectId_name_key" ON "Outlet"("projectId", "name");

-- CreateIndex
CREATE INDEX "ImportBatch_projectId_idx" ON "ImportBatch"("projectId");

-- CreateIndex
CREATE INDEX "Article_projectId_publishedOn_idx" ON "Article"("projectId", "publishedOn");

-- CreateIndex
CREATE INDEX "Article_batchId_idx" ON "Article"("batchId");

-- CreateIndex
CREATE INDEX "Article_outletId_idx" ON "Article"("outletId");

-- CreateIndex
CREATE UNIQUE INDEX "Article_projectId_rawSha256_key" ON "Article"("projectId", "rawSha256");

-- CreateIndex
CREATE UNIQUE INDEX "TextVersion_articleId_number_key" ON "TextVersion"("articleId", "number");

-- CreateIndex
CREATE INDEX "Frame_projectId_position_idx" ON "Frame"("projectId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "CodebookVersion_projectId_number_key" ON "CodebookVersion"("projectId", "number");

-- CreateIndex
CREATE INDEX "Round_projectId_idx" ON "Round"("projectId");

-- CreateIndex
CREATE INDEX "Assignment_reviewerId_roundId_position_idx" ON "Assignment"("reviewerId", "roundId", "position");

-- CreateIndex
CREATE INDEX "Assignment_articleId_idx" ON "Assignment"("articleId");

-- CreateIndex
CREATE INDEX "Assignment_textVersionId_idx" ON "Assignment"("textVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_roundId_articleId_reviewerId_key" ON "Assignment"("roundId", "articleId", "reviewerId");

-- CreateIndex
CREATE INDEX "Annotation_assignmentId_idx" ON "Annotation"("assignmentId");

-- CreateIndex
CREATE INDEX "Annotation_frameId_idx" ON "Annotation"("frameId");

-- CreateIndex
CREATE INDEX "Annotation_reviewerId_idx" ON "Annotation"("reviewerId");

-- CreateIndex
CREATE INDEX "Annotation_textVersionId_idx" ON "Annotation"("textVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "AnnotationEvent_mutationId_key" ON "AnnotationEvent"("mutationId");

-- CreateIndex
CREATE INDEX "AnnotationEvent_actorId_idx" ON "AnnotationEvent"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "AnnotationEvent_annotationId_revision_key" ON "AnnotationEvent"("annotationId", "revision");

-- CreateIndex
CREATE INDEX "Review_reviewerId_idx" ON "Review"("reviewerId");

-- CreateIndex
CREATE UNIQUE INDEX "Review_annotationId_reviewerId_key" ON "Review"("annotationId", "reviewerId");

-- CreateIndex
CREATE INDEX "Adjudication_articleId_idx" ON "Adjudication"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Adjudication_roundId_articleId_key" ON "Adjudication"("roundId", "articleId");

-- CreateIndex
CREATE INDEX "Decision_adjudicationId_idx" ON "Decision"("adjudicationId");

-- CreateIndex
CREATE INDEX "Decision_frameId_idx" ON "Decision"("frameId");

-- CreateIndex
CREATE INDEX "DecisionSource_annotationId_idx" ON "DecisionSource"("annotationId");

-- CreateIndex
CREATE INDEX "FrameUse_projectId_layer_frameId_idx" ON "FrameUse"("projectId", "layer", "frameId");

-- CreateIndex
CREATE INDEX "FrameUse_articleId_idx" ON "FrameUse"("articleId");

-- CreateIndex
CREATE INDEX "FrameUse_frameId_idx" ON "FrameUse"("frameId");

-- CreateIndex
CREATE UNIQUE INDEX "FrameUse_roundId_articleId_layer_reviewerId_frameId_key" ON "FrameUse"("roundId", "articleId", "layer", "reviewerId", "frameId");

-- CreateIndex
CREATE INDEX "AuditEvent_projectId_sequence_idx" ON "AuditEvent"("projectId", "sequence");

-- Rows of TextVersion are never changed.
CREATE TRIGGER "TextVersion_no_update" BEFORE UPDATE ON "TextVersion"
BEGIN
    SELECT RAISE(ABORT, 'TextVersion is append-only');
END;

-- Rows of TextVersion are never changed.
CREATE TRIGGER "TextVersion_no_delete" BEFORE DELETE ON "TextVersion"
BEGIN
    SELECT RAISE(ABORT, 'TextVersion is append-only');
END;

-- Rows of CodebookVersion are never changed.
CREATE TRIGGER "CodebookVersion_no_update" BEFORE UPDATE ON "CodebookVersion"
BEGIN
    SELECT RAISE(ABORT, 'CodebookVersion is append-only');
END;

-- Rows of CodebookVersion are never changed.
CREATE TRIGGER "CodebookVersion_no_delete" BEFORE DELETE ON "CodebookVersion"
BEGIN
    SELECT RAISE(ABORT, 'CodebookVersion is append-only');
END;

-- Rows of AnnotationEvent are never changed.
CREATE TRIGGER "AnnotationEvent_no_update" BEFORE UPDATE ON "AnnotationEvent"
BEGIN
    SELECT RAISE(ABORT, 'AnnotationEvent is append-only');
END;

-- Rows of AnnotationEvent are never changed.
CREATE TRIGGER "AnnotationEvent_no_delete" BEFORE DELETE ON "AnnotationEvent"
BEGIN
    SELECT RAISE(ABORT, 'AnnotationEvent is append-only');
END;

-- Rows of AuditEvent are never changed.
CREATE TRIGGER "AuditEvent_no_update" BEFORE UPDATE ON "AuditEvent"
BEGIN
    SELECT RAISE(ABORT, 'AuditEvent is append-only');
END;

-- Rows of AuditEvent are never changed.
CREATE TRIGGER "AuditEvent_no_delete" BEFORE DELETE ON "AuditEvent"
BEGIN
    SELECT RAISE(ABORT, 'AuditEvent is append-only');
END;

-- The quote is what the frozen text says at the span.
CREATE TRIGGER "Annotation_quote_insert" BEFORE INSERT ON "Annotation"
WHEN NEW."quote" IS NOT (SELECT substr("text", NEW."start" + 1, NEW."end" - NEW."start") FROM "TextVersion" WHERE "id" = NEW."textVersionId")
BEGIN
    SELECT RAISE(ABORT, 'Annotation.quote is not what the text says at the span');
END;

-- The quote is what the frozen text says at the span.
CREATE TRIGGER "Annotation_quote_update" BEFORE UPDATE OF "start", "end", "quote", "textVersionId" ON "Annotation"
WHEN NEW."quote" IS NOT (SELECT substr("text", NEW."start" + 1, NEW."end" - NEW."start") FROM "TextVersion" WHERE "id" = NEW."textVersionId")
BEGIN
    SELECT RAISE(ABORT, 'Annotation.quote is not what the text says at the span');
END;

-- In SQLite two NULLs differ, so the final layer needs a unique index of its own.
CREATE UNIQUE INDEX "FrameUse_final_key" ON "FrameUse"("roundId", "articleId", "frameId") WHERE "reviewerId" IS NULL;
