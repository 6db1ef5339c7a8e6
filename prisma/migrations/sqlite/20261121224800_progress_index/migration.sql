-- What is counted of a round, in the two orders in which it is counted, so that neither count has to
-- sort: by article, and by reviewer. On the expression of "Assignment_standing_idx", for its reason.
DROP INDEX "Assignment_standing_idx";
CREATE INDEX "Assignment_standing_idx" ON "Assignment" (COALESCE("roundId", ''), "articleId", "withdrawnAt", "isExpert", "submittedAt", "blindSubmissionId", "closedAt");
CREATE INDEX "Assignment_progress_idx" ON "Assignment" (COALESCE("roundId", ''), "reviewerId", "withdrawnAt", "isExpert", "submittedAt", "blindSubmissionId", "startedAt", "returnedAt", "reopenedAt", "closedAt", "dueOn", "activeSeconds", "articleId");
