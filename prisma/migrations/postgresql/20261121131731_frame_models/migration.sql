-- CreateTable
CREATE TABLE "FrameModel" (
    "frameId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "tagged" INTEGER NOT NULL,
    "articles" INTEGER NOT NULL,
    "model" JSONB,
    "precision" JSONB,
    "learnedFromAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FrameModel_pkey" PRIMARY KEY ("frameId")
);

-- CreateIndex
CREATE INDEX "FrameModel_projectId_idx" ON "FrameModel"("projectId");

-- AddForeignKey
ALTER TABLE "FrameModel" ADD CONSTRAINT "FrameModel_frameId_fkey" FOREIGN KEY ("frameId") REFERENCES "Frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrameModel" ADD CONSTRAINT "FrameModel_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
