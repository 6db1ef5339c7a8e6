-- The words of frozen texts, for searching (lib/db/text-index.ts). No model of
-- Prisma's: what makes it fast differs between the databases.

-- One stretch of the words of one zone kind of an article's newest text.
CREATE TABLE "TextIndex" (
    "id" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "articleId" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "words" TSVECTOR NOT NULL,
    CONSTRAINT "TextIndex_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "TextIndex_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TextIndex_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TextIndex_zone_check" CHECK ("zone" IN ('headline', 'subheading', 'lead', 'body', 'quotation', 'caption', 'footnote'))
);
CREATE INDEX "TextIndex_articleId_idx" ON "TextIndex"("articleId");
CREATE INDEX "TextIndex_words_idx" ON "TextIndex" USING GIN ("words");
