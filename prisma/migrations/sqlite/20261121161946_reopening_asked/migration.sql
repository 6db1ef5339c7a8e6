-- Columns are added one by one: rebuilding the table would drop its checks and triggers.
-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN "reopenAsk" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Assignment" ADD COLUMN "reopenAskedAt" DATETIME;
