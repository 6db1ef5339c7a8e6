import Database from "better-sqlite3";

/**
 * The raw reference for the API's reads and writes: the same rows, by plain SQL
 * in this process, on the server's own database file and with its pragmas.
 */
export function rawDatabase(file: string) {
  const database = new Database(file);
  for (const pragma of ["synchronous = FULL", "busy_timeout = 5000", "foreign_keys = ON"]) {
    database.pragma(pragma);
  }
  const assignment = database.prepare<[string], { text: string; frames: string; zones: string }>(
    `SELECT v.text, v.zones, c.frames FROM Assignment a
     JOIN TextVersion v ON v.id = a.textVersionId
     JOIN Round r ON r.id = a.roundId
     JOIN CodebookVersion c ON c.id = r.codebookVersionId
     WHERE a.id = ?`,
  );
  const annotations = database.prepare(
    `SELECT id, frameId, reviewerId, start, "end", quote, memo, revision, createdAt, updatedAt
     FROM Annotation WHERE assignmentId = ? AND deletedAt IS NULL ORDER BY start, "end" DESC, id`,
  );
  const template = database.prepare<[string], Record<string, string | number | null>>(
    "SELECT * FROM Annotation WHERE assignmentId = ? LIMIT 1",
  );
  const insert = database.prepare(
    `INSERT INTO Annotation (id, assignmentId, textVersionId, reviewerId, frameId, codebookVersionId,
       start, "end", quote, memo, revision, createdAt, updatedAt)
     VALUES (@id, @assignmentId, @textVersionId, @reviewerId, @frameId, @codebookVersionId,
       @start, @end, @quote, @memo, @revision, @createdAt, @updatedAt)`,
  );
  const journal = database.prepare(
    `INSERT INTO AnnotationEvent (mutationId, annotationId, actorId, kind, revision, "after", createdAt)
     VALUES (?, @id, @reviewerId, 'create', 1, ?, @createdAt)`,
  );

  return {
    /** The read of one article with its annotations, as JSON. */
    open(assignmentId: string): string {
      const { text, frames, zones } = assignment.get(assignmentId)!;
      return JSON.stringify({
        text,
        frames: JSON.parse(frames) as unknown,
        zones: JSON.parse(zones) as unknown,
        annotations: annotations.all(assignmentId),
      });
    },

    /** A function that saves one more annotation and its journal entry, in one transaction. */
    saver(assignmentId: string): () => void {
      const like = template.get(assignmentId)!;
      return database.transaction(() => {
        const row = { ...like, id: crypto.randomUUID() };
        insert.run(row);
        journal.run(crypto.randomUUID(), row, JSON.stringify(row));
      });
    },

    countEvents(): number {
      return database.prepare<[], { n: number }>("SELECT count(*) AS n FROM AnnotationEvent").get()!
        .n;
    },

    close: () => database.close(),
  };
}
