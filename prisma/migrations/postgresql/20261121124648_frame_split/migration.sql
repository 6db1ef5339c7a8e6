-- AlterTable
ALTER TABLE "Frame" ADD COLUMN "splitFromId" TEXT CONSTRAINT "Frame_splitFromId_check" CHECK ("splitFromId" IS NULL OR "splitFromId" <> "id");

-- CreateIndex
CREATE INDEX "Frame_splitFromId_idx" ON "Frame"("splitFromId");

-- AddForeignKey
ALTER TABLE "Frame" ADD CONSTRAINT "Frame_splitFromId_fkey" FOREIGN KEY ("splitFromId") REFERENCES "Frame"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
