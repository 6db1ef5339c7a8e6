-- CreateTable
CREATE TABLE "FrameModel" (
    "frameId" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "tagged" INTEGER NOT NULL,
    "articles" INTEGER NOT NULL,
    "model" JSONB,
    "precision" JSONB,
    "learnedFromAt" DATETIME NOT NULL,
    CONSTRAINT "FrameModel_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FrameModel_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "FrameModel_projectId_idx" ON "FrameModel"("projectId");
