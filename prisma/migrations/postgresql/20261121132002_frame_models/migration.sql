-- CreateTable
CREATE TABLE "FrameModel" (
    "frameId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "tagged" INTEGER NOT NULL,
    "articles" INTEGER NOT NULL,
    "model" JSONB,
    "precision" JSONB,
    "learnedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FrameModel_pkey" PRIMARY KEY ("frameId")
);

-- CreateTable
CREATE TABLE "LearnedArticle" (
    "articleId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,

    CONSTRAINT "LearnedArticle_pkey" PRIMARY KEY ("articleId")
);

-- CreateIndex
CREATE INDEX "FrameModel_projectId_idx" ON "FrameModel"("projectId");

-- CreateIndex
CREATE INDEX "LearnedArticle_projectId_idx" ON "LearnedArticle"("projectId");

-- AddForeignKey
ALTER TABLE "FrameModel" ADD CONSTRAINT "FrameModel_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrameModel" ADD CONSTRAINT "FrameModel_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearnedArticle" ADD CONSTRAINT "LearnedArticle_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearnedArticle" ADD CONSTRAINT "LearnedArticle_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
