-- The words of frozen texts, for searching (lib/db/text-index.ts). No model of
-- Prisma's: what makes it fast differs between the databases.

-- One stretch of the words of one zone kind of an article's newest text.
CREATE TABLE "TextIndex" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    CONSTRAINT "TextIndex_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TextIndex_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TextIndex_zone_check" CHECK ("zone" IN ('headline', 'subheading', 'lead', 'body', 'quotation', 'caption', 'footnote'))
);
CREATE INDEX "TextIndex_articleId_idx" ON "TextIndex"("articleId");

-- Its words, by the same id. They arrive cut and folded; "ascii" only cuts them at spaces again.
CREATE VIRTUAL TABLE "TextIndexWords" USING fts5("words", content='', contentless_delete=1, tokenize='ascii');
