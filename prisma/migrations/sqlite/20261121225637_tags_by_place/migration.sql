-- DropIndex
DROP INDEX "Annotation_assignmentId_idx";

-- CreateIndex
CREATE INDEX "Annotation_assignmentId_start_idx" ON "Annotation"("assignmentId", "start");
