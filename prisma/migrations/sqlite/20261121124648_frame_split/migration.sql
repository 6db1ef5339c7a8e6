-- By hand: a redefined table would lose its CHECKs and triggers.
ALTER TABLE "Frame" ADD COLUMN "splitFromId" TEXT REFERENCES "Frame" ("id") ON DELETE RESTRICT ON UPDATE CASCADE CONSTRAINT "Frame_splitFromId_check" CHECK ("splitFromId" IS NULL OR "splitFromId" <> "id");

-- CreateIndex
CREATE INDEX "Frame_splitFromId_idx" ON "Frame"("splitFromId");
