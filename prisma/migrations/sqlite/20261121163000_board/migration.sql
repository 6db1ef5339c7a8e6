-- Two indexes for the board, by hand: the second is on an expression, which the models cannot express.

-- The few articles in the trash, so that counting the work of a round need not look at every article.
CREATE INDEX "Article_projectId_deletedAt_idx" ON "Article" ("projectId", "deletedAt", "id");

-- A project's articles by what they are called, so that a page of them need not sort them all.
CREATE INDEX "Article_name_idx" ON "Article" ("projectId", COALESCE("title", "fileName"), "id");
