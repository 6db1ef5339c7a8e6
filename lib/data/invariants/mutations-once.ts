import { prisma } from "@/lib/db/client";
import type { Invariant } from "./invariant";

interface Counts {
  readonly events: bigint;
  readonly mutations: bigint;
  readonly things: bigint;
  readonly revisions: bigint | null;
}

/** Counted by the database: the sums tell whether something is wrong, IN-03 tells where. */
export const mutationsOnce: Invariant = {
  id: "IN-02",
  promise: "Every mutation is in the journal once, and there are as many entries as revisions.",
  async check({ at, breach }) {
    const [tags] = await prisma.$queryRaw<Counts[]>`
      SELECT count(*) AS "events", count(DISTINCT "mutationId") AS "mutations",
             (SELECT count(*) FROM "Annotation") AS "things",
             (SELECT sum("revision") FROM "Annotation") AS "revisions"
      FROM "AnnotationEvent"`;
    const [answers] = await prisma.$queryRaw<Counts[]>`
      SELECT count(*) AS "events", count(DISTINCT "mutationId") AS "mutations",
             (SELECT count(*) FROM "ArticleAnswer") AS "things",
             (SELECT sum("revision") FROM "ArticleAnswer") AS "revisions"
      FROM "ArticleAnswerEvent"`;
    for (const [what, counts] of [
      ["tags", tags!],
      ["answers", answers!],
    ] as const) {
      const { events, mutations, revisions } = counts;
      at(Number(events));
      if (events !== mutations) {
        breach(`The journal of ${what} has ${events} entries of ${mutations} mutations.`);
      }
      if (Number(events) !== Number(revisions ?? 0)) {
        breach(
          `The journal of ${what} has ${events} entries, but the ${counts.things} ${what} have ${revisions} revisions.`,
        );
      }
    }
    const shared = await prisma.$queryRaw<{ mutationId: string }[]>`
      SELECT a."mutationId" FROM "AnnotationEvent" a
      JOIN "ArticleAnswerEvent" b ON b."mutationId" = a."mutationId" LIMIT 100`;
    for (const { mutationId } of shared) {
      breach(`The mutation ${mutationId} changed a tag and an answer.`);
    }
  },
};
