-- What a person decided about printings outlives looking for copies again.
ALTER TABLE "Article" ADD COLUMN "standsAlone" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "DuplicateCluster" ADD COLUMN "joinedByHand" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "DuplicateCluster" ADD COLUMN "codedByHand" BOOLEAN NOT NULL DEFAULT false;

-- A sample that was drawn is never changed.
CREATE TRIGGER "Sample_no_update" BEFORE UPDATE ON "Sample"
BEGIN
    SELECT RAISE(ABORT, 'Sample is append-only');
END;

CREATE TRIGGER "Sample_no_delete" BEFORE DELETE ON "Sample"
BEGIN
    SELECT RAISE(ABORT, 'Sample is append-only');
END;

CREATE TRIGGER "SampledArticle_no_update" BEFORE UPDATE ON "SampledArticle"
BEGIN
    SELECT RAISE(ABORT, 'SampledArticle is append-only');
END;

CREATE TRIGGER "SampledArticle_no_delete" BEFORE DELETE ON "SampledArticle"
BEGIN
    SELECT RAISE(ABORT, 'SampledArticle is append-only');
END;
