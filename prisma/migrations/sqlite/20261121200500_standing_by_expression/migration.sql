-- The index of who codes what, once more: on an expression, so that only the counts that ask for
-- it by that are answered from it. SQLite took it for questions about one reviewer in a round too,
-- and read the whole round for each.
DROP INDEX "Assignment_work_idx";
CREATE INDEX "Assignment_standing_idx" ON "Assignment" (COALESCE("roundId", ''), "articleId", "reviewerId", "withdrawnAt", "isExpert", "submittedAt", "blindSubmissionId", "closedAt", "startedAt", "returnedAt", "dueOn", "activeSeconds");
