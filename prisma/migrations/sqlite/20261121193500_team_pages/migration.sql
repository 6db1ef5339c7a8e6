-- Indexes by hand for pages of the team, so that they stay quick in large studies: they hold
-- what is counted, so that no row with a text in it is read for it.

-- Who codes which article of a round, and how far: the board, the totals of a round.
CREATE INDEX "Assignment_work_idx" ON "Assignment" ("roundId", "articleId", "reviewerId", "withdrawnAt", "isExpert", "submittedAt", "blindSubmissionId", "closedAt", "startedAt", "returnedAt", "dueOn", "activeSeconds");

-- The articles that can be given out, in the order of their list.
CREATE INDEX "Article_frozen_idx" ON "Article" ("projectId", "deletedAt", "frozenAt", "publishedOn", "createdAt", "id");

-- How far settling is in a round.
CREATE INDEX "Adjudication_state_idx" ON "Adjudication" ("roundId", "closedAt", "differences", "articleId");

-- The few tags and decisions that wait for a word since their text was corrected.
CREATE INDEX "Annotation_unsettled_idx" ON "Annotation" ("reviewerId") WHERE "anchor" <> 'sound';
CREATE INDEX "Decision_unsettled_idx" ON "Decision" ("adjudicationId") WHERE "anchor" <> 'sound';
