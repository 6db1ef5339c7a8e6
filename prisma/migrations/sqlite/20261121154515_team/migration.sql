-- AlterTable
ALTER TABLE "Member" ADD COLUMN "pseudonym" TEXT;

-- AlterTable
ALTER TABLE "Article" ADD COLUMN "weight" REAL CHECK ("weight" IS NULL OR "weight" > 0);

-- AlterTable
ALTER TABLE "Frame" ADD COLUMN "deletedAt" DATETIME;

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN "after" JSONB;
ALTER TABLE "AuditEvent" ADD COLUMN "before" JSONB;
ALTER TABLE "AuditEvent" ADD COLUMN "requestId" TEXT;

-- CreateTable
CREATE TABLE "Submission" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assignmentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "textVersionId" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "noFrameFound" BOOLEAN NOT NULL DEFAULT false,
    "overrides" JSONB NOT NULL DEFAULT '[]',
    "afterReveal" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Submission_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Submission_textVersionId_fkey" FOREIGN KEY ("textVersionId") REFERENCES "TextVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Submission_number_check" CHECK ("number" >= 1),
    CONSTRAINT "Submission_sha256_check" CHECK (length("sha256") = 64)
);

-- CreateTable
CREATE TABLE "Admission" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "grantedById" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Admission_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Admission_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Admission_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Admission_reason_check" CHECK (length("reason") > 0)
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "decisionId" TEXT NOT NULL,
    "appellantId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" DATETIME,
    "answeredById" TEXT,
    "outcome" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Appeal_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Appeal_appellantId_fkey" FOREIGN KEY ("appellantId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Appeal_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Appeal_reason_check" CHECK (length("reason") > 0),
    CONSTRAINT "Appeal_outcome_check" CHECK ("outcome" IS NULL OR "outcome" IN ('upheld', 'changed')),
    CONSTRAINT "Appeal_answered_check" CHECK (("answeredAt" IS NULL) = ("outcome" IS NULL))
);

-- CreateTable
CREATE TABLE "Thread" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "roundId" TEXT,
    "articleId" TEXT,
    "annotationId" TEXT,
    "decisionId" TEXT,
    "frameId" TEXT,
    "openedById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sharedAt" DATETIME,
    "resolvedAt" DATETIME,
    "resolvedById" TEXT,
    "deletedAt" DATETIME,
    CONSTRAINT "Thread_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Thread_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Thread_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Thread_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Thread_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Thread_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Thread_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Thread_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Thread_subject_check" CHECK ("articleId" IS NOT NULL OR "frameId" IS NOT NULL),
    CONSTRAINT "Thread_resolved_check" CHECK (("resolvedAt" IS NULL) = ("resolvedById" IS NULL))
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "threadId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" JSONB NOT NULL DEFAULT '[]',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" DATETIME,
    "deletedAt" DATETIME,
    CONSTRAINT "Comment_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_body_check" CHECK (length("body") > 0)
);

-- CreateTable
CREATE TABLE "InboxItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "receiverId" TEXT NOT NULL,
    "actorId" TEXT,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" DATETIME,
    CONSTRAINT "InboxItem_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "InboxItem_receiverId_fkey" FOREIGN KEY ("receiverId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "InboxItem_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "AuditSeal_sequence_fkey" FOREIGN KEY ("sequence") REFERENCES "AuditEvent" ("sequence") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AuditSeal_position_check" CHECK ("position" >= 1),
    CONSTRAINT "AuditSeal_hash_check" CHECK (length("hash") = 64)
);

-- Columns are added one by one: rebuilding these tables would drop their checks and triggers.
-- AlterTable
ALTER TABLE "Project" ADD COLUMN "pseudonyms" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Round" ADD COLUMN "startsOn" TEXT CHECK ("startsOn" IS NULL OR "startsOn" LIKE '____-__-__');
ALTER TABLE "Round" ADD COLUMN "dueOn" TEXT CHECK ("dueOn" IS NULL OR "dueOn" LIKE '____-__-__');
ALTER TABLE "Round" ADD COLUMN "reviewedBy" TEXT NOT NULL DEFAULT 'coders' CHECK ("reviewedBy" IN ('coders', 'round', 'judges'));
ALTER TABLE "Round" ADD COLUMN "plan" JSONB;
ALTER TABLE "Round" ADD COLUMN "entryRoundId" TEXT REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE CHECK ("entryRoundId" IS NULL OR "entryRoundId" <> "id");
ALTER TABLE "Round" ADD COLUMN "bars" JSONB;
ALTER TABLE "Round" ADD COLUMN "passage" JSONB;
ALTER TABLE "Round" ADD COLUMN "revealedAt" DATETIME;
ALTER TABLE "Round" ADD COLUMN "deletedAt" DATETIME;

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN "dueOn" TEXT CHECK ("dueOn" IS NULL OR "dueOn" LIKE '____-__-__');
ALTER TABLE "Assignment" ADD COLUMN "isExpert" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Assignment" ADD COLUMN "returnedAt" DATETIME;
ALTER TABLE "Assignment" ADD COLUMN "returnReason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Assignment" ADD COLUMN "withdrawnAt" DATETIME;
ALTER TABLE "Assignment" ADD COLUMN "reopenedAt" DATETIME;
ALTER TABLE "Assignment" ADD COLUMN "reopenReason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Assignment" ADD COLUMN "blindSubmissionId" TEXT REFERENCES "Submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Adjudication" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1 CHECK ("revision" >= 1);
ALTER TABLE "Adjudication" ADD COLUMN "differences" INTEGER CHECK ("differences" IS NULL OR "differences" >= 0);

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN "replacesId" TEXT REFERENCES "Decision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE CHECK ("replacesId" IS NULL OR "replacesId" <> "id");
ALTER TABLE "Decision" ADD COLUMN "replacedAt" DATETIME;

-- CreateIndex
CREATE INDEX "Round_entryRoundId_idx" ON "Round"("entryRoundId");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_blindSubmissionId_key" ON "Assignment"("blindSubmissionId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_replacesId_key" ON "Decision"("replacesId");

-- CreateIndex
CREATE INDEX "Submission_textVersionId_idx" ON "Submission"("textVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_assignmentId_number_key" ON "Submission"("assignmentId", "number");

-- CreateIndex
CREATE INDEX "Admission_reviewerId_idx" ON "Admission"("reviewerId");

-- CreateIndex
CREATE INDEX "Admission_grantedById_idx" ON "Admission"("grantedById");

-- CreateIndex
CREATE UNIQUE INDEX "Admission_roundId_reviewerId_key" ON "Admission"("roundId", "reviewerId");

-- CreateIndex
CREATE INDEX "Appeal_appellantId_idx" ON "Appeal"("appellantId");

-- CreateIndex
CREATE INDEX "Appeal_answeredById_idx" ON "Appeal"("answeredById");

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_decisionId_appellantId_key" ON "Appeal"("decisionId", "appellantId");

-- CreateIndex
CREATE INDEX "Thread_projectId_createdAt_idx" ON "Thread"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Thread_roundId_idx" ON "Thread"("roundId");

-- CreateIndex
CREATE INDEX "Thread_articleId_idx" ON "Thread"("articleId");

-- CreateIndex
CREATE INDEX "Thread_annotationId_idx" ON "Thread"("annotationId");

-- CreateIndex
CREATE INDEX "Thread_decisionId_idx" ON "Thread"("decisionId");

-- CreateIndex
CREATE INDEX "Thread_frameId_idx" ON "Thread"("frameId");

-- CreateIndex
CREATE INDEX "Thread_openedById_idx" ON "Thread"("openedById");

-- CreateIndex
CREATE INDEX "Thread_resolvedById_idx" ON "Thread"("resolvedById");

-- CreateIndex
CREATE INDEX "Comment_threadId_idx" ON "Comment"("threadId");

-- CreateIndex
CREATE INDEX "Comment_authorId_idx" ON "Comment"("authorId");

-- CreateIndex
CREATE INDEX "InboxItem_projectId_receiverId_readAt_createdAt_idx" ON "InboxItem"("projectId", "receiverId", "readAt", "createdAt");

-- CreateIndex
CREATE INDEX "InboxItem_receiverId_idx" ON "InboxItem"("receiverId");

-- CreateIndex
CREATE INDEX "InboxItem_actorId_idx" ON "InboxItem"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_sequence_key" ON "AuditSeal"("sequence");

-- Rows of Submission are never changed.
CREATE TRIGGER "Submission_no_update" BEFORE UPDATE ON "Submission"
BEGIN
    SELECT RAISE(ABORT, 'Submission is append-only');
END;

-- Rows of Submission are never changed.
CREATE TRIGGER "Submission_no_delete" BEFORE DELETE ON "Submission"
BEGIN
    SELECT RAISE(ABORT, 'Submission is append-only');
END;

-- Rows of AuditSeal are never changed.
CREATE TRIGGER "AuditSeal_no_update" BEFORE UPDATE ON "AuditSeal"
BEGIN
    SELECT RAISE(ABORT, 'AuditSeal is append-only');
END;

-- Rows of AuditSeal are never changed.
CREATE TRIGGER "AuditSeal_no_delete" BEFORE DELETE ON "AuditSeal"
BEGIN
    SELECT RAISE(ABORT, 'AuditSeal is append-only');
END;

-- CreateTable
CREATE TABLE "AnswerDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "adjudicationId" TEXT NOT NULL,
    "attributeId" TEXT NOT NULL,
    "value" JSONB,
    "basis" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replacedAt" DATETIME,
    CONSTRAINT "AnswerDecision_adjudicationId_fkey" FOREIGN KEY ("adjudicationId") REFERENCES "Adjudication" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnswerDecision_attributeId_fkey" FOREIGN KEY ("attributeId") REFERENCES "Attribute" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnswerDecision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnswerDecision_basis_check" CHECK ("basis" IN ('agreement', 'majority', 'adjudicator'))
);

CREATE INDEX "AnswerDecision_adjudicationId_idx" ON "AnswerDecision"("adjudicationId");
CREATE INDEX "AnswerDecision_attributeId_idx" ON "AnswerDecision"("attributeId");
CREATE INDEX "AnswerDecision_decidedById_idx" ON "AnswerDecision"("decidedById");
