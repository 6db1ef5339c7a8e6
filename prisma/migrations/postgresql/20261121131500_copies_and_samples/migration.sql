-- What a person decided about printings outlives looking for copies again.
ALTER TABLE "Article" ADD COLUMN "standsAlone" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "DuplicateCluster" ADD COLUMN "joinedByHand" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "DuplicateCluster" ADD COLUMN "codedByHand" BOOLEAN NOT NULL DEFAULT false;

-- A sample that was drawn is never changed.
CREATE TRIGGER "Sample_append_only" BEFORE UPDATE OR DELETE ON "Sample" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "SampledArticle_append_only" BEFORE UPDATE OR DELETE ON "SampledArticle" FOR EACH ROW EXECUTE FUNCTION refuse_change();
