-- AlterTable
ALTER TABLE "Frame" ADD COLUMN     "guid" TEXT;
