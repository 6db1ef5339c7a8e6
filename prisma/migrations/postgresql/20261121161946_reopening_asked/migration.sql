-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN "reopenAsk" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Assignment" ADD COLUMN "reopenAskedAt" TIMESTAMP(3);
