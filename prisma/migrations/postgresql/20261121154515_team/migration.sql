-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "pseudonyms" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "pseudonym" TEXT;

-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "weight" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "Frame" ADD COLUMN     "deletedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Round" ADD COLUMN     "bars" JSONB,
ADD COLUMN     "deletedAt" TIMESTAMP(3),
ADD COLUMN     "dueOn" TEXT,
ADD COLUMN     "entryRoundId" TEXT,
ADD COLUMN     "passage" JSONB,
ADD COLUMN     "plan" JSONB,
ADD COLUMN     "revealedAt" TIMESTAMP(3),
ADD COLUMN     "reviewedBy" TEXT NOT NULL DEFAULT 'coders',
ADD COLUMN     "startsOn" TEXT;

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "blindSubmissionId" TEXT,
ADD COLUMN     "dueOn" TEXT,
ADD COLUMN     "isExpert" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reopenReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reopenedAt" TIMESTAMP(3),
ADD COLUMN     "returnReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "returnedAt" TIMESTAMP(3),
ADD COLUMN     "withdrawnAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Adjudication" ADD COLUMN     "differences" INTEGER,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "replacedAt" TIMESTAMP(3),
ADD COLUMN     "replacesId" TEXT;

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "after" JSONB,
ADD COLUMN     "before" JSONB,
ADD COLUMN     "requestId" TEXT;

-- CreateTable
CREATE TABLE "Submission" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "textVersionId" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "noFrameFound" BOOLEAN NOT NULL DEFAULT false,
    "overrides" JSONB NOT NULL DEFAULT '[]',
    "afterReveal" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Admission" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "grantedById" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Admission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "appellantId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMP(3),
    "answeredById" TEXT,
    "outcome" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Thread" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "roundId" TEXT,
    "articleId" TEXT,
    "annotationId" TEXT,
    "decisionId" TEXT,
    "frameId" TEXT,
    "openedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sharedAt" TIMESTAMP(3),
    "resolvedAt" TIMESTAMP(3),
    "resolvedById" TEXT,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL,
    "threadId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxItem" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "receiverId" TEXT NOT NULL,
    "actorId" TEXT,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "InboxItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "position" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("position")
);

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

-- CreateIndex
CREATE INDEX "Round_entryRoundId_idx" ON "Round"("entryRoundId");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_blindSubmissionId_key" ON "Assignment"("blindSubmissionId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_replacesId_key" ON "Decision"("replacesId");

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_entryRoundId_fkey" FOREIGN KEY ("entryRoundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_blindSubmissionId_fkey" FOREIGN KEY ("blindSubmissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_textVersionId_fkey" FOREIGN KEY ("textVersionId") REFERENCES "TextVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Admission" ADD CONSTRAINT "Admission_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Admission" ADD CONSTRAINT "Admission_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Admission" ADD CONSTRAINT "Admission_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_appellantId_fkey" FOREIGN KEY ("appellantId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboxItem" ADD CONSTRAINT "InboxItem_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboxItem" ADD CONSTRAINT "InboxItem_receiverId_fkey" FOREIGN KEY ("receiverId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboxItem" ADD CONSTRAINT "InboxItem_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditSeal" ADD CONSTRAINT "AuditSeal_sequence_fkey" FOREIGN KEY ("sequence") REFERENCES "AuditEvent"("sequence") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CHECK constraints
ALTER TABLE "Article" ADD CONSTRAINT "Article_weight_check" CHECK ("weight" IS NULL OR "weight" > 0);
ALTER TABLE "Round" ADD CONSTRAINT "Round_startsOn_check" CHECK ("startsOn" IS NULL OR "startsOn" LIKE '____-__-__');
ALTER TABLE "Round" ADD CONSTRAINT "Round_dueOn_check" CHECK ("dueOn" IS NULL OR "dueOn" LIKE '____-__-__');
ALTER TABLE "Round" ADD CONSTRAINT "Round_reviewedBy_check" CHECK ("reviewedBy" IN ('coders', 'round', 'judges'));
ALTER TABLE "Round" ADD CONSTRAINT "Round_entryRoundId_check" CHECK ("entryRoundId" IS NULL OR "entryRoundId" <> "id");
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_dueOn_check" CHECK ("dueOn" IS NULL OR "dueOn" LIKE '____-__-__');
ALTER TABLE "Adjudication" ADD CONSTRAINT "Adjudication_revision_check" CHECK ("revision" >= 1);
ALTER TABLE "Adjudication" ADD CONSTRAINT "Adjudication_differences_check" CHECK ("differences" IS NULL OR "differences" >= 0);
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_replacesId_check" CHECK ("replacesId" IS NULL OR "replacesId" <> "id");
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_number_check" CHECK ("number" >= 1);
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_sha256_check" CHECK (length("sha256") = 64);
ALTER TABLE "Admission" ADD CONSTRAINT "Admission_reason_check" CHECK (length("reason") > 0);
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_reason_check" CHECK (length("reason") > 0);
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_outcome_check" CHECK ("outcome" IS NULL OR "outcome" IN ('upheld', 'changed'));
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_answered_check" CHECK (("answeredAt" IS NULL) = ("outcome" IS NULL));
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_subject_check" CHECK ("articleId" IS NOT NULL OR "frameId" IS NOT NULL);
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_resolved_check" CHECK (("resolvedAt" IS NULL) = ("resolvedById" IS NULL));
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_body_check" CHECK (length("body") > 0);
ALTER TABLE "AuditSeal" ADD CONSTRAINT "AuditSeal_position_check" CHECK ("position" >= 1);
ALTER TABLE "AuditSeal" ADD CONSTRAINT "AuditSeal_hash_check" CHECK (length("hash") = 64);

-- Append-only
CREATE TRIGGER "Submission_append_only" BEFORE UPDATE OR DELETE ON "Submission" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditSeal_append_only" BEFORE UPDATE OR DELETE ON "AuditSeal" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- CreateTable
CREATE TABLE "AnswerDecision" (
    "id" TEXT NOT NULL,
    "adjudicationId" TEXT NOT NULL,
    "attributeId" TEXT NOT NULL,
    "value" JSONB,
    "basis" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replacedAt" TIMESTAMP(3),
    CONSTRAINT "AnswerDecision_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "AnswerDecision_adjudicationId_fkey" FOREIGN KEY ("adjudicationId") REFERENCES "Adjudication" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnswerDecision_attributeId_fkey" FOREIGN KEY ("attributeId") REFERENCES "Attribute" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnswerDecision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AnswerDecision_basis_check" CHECK ("basis" IN ('agreement', 'majority', 'adjudicator'))
);

CREATE INDEX "AnswerDecision_adjudicationId_idx" ON "AnswerDecision"("adjudicationId");
CREATE INDEX "AnswerDecision_attributeId_idx" ON "AnswerDecision"("attributeId");
CREATE INDEX "AnswerDecision_decidedById_idx" ON "AnswerDecision"("decidedById");
