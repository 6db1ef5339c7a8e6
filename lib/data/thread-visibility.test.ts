import { describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { Role } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import type { ThreadFacts } from "@/lib/domain/thread";
import { mayReadComment, mayReadThread, standingOf } from "@/lib/domain/thread";
import { maySee, REVEAL_RULES } from "@/lib/domain/visibility";
import { createAssignments } from "./assignments";
import { applyMutations } from "./mutations";
import { createRound } from "./rounds";
import type { WorkRow } from "./testing/works";
import { rowsOf, sceneOf, shuffle } from "./testing/works";
import type { World } from "./testing/world";
import { at, createWorld, PEOPLE, TEXT } from "./testing/world";
import { readableThreads } from "./thread-visibility";
import { listThreads } from "./threads";

/** Whether what a teammate handed in on the article of one's own work would be shown. */
function isRevealed(own: WorkRow, rows: readonly WorkRow[]): boolean {
  const viewer = { userId: own.reviewerId, role: "reviewer" as const };
  const theirs = { ...own, reviewerId: "a teammate", submitted: true };
  return maySee(theirs, sceneOf(own, rows, viewer));
}

/** The works on an article that blind somebody or make them a coder of it. */
const counting = (rows: readonly WorkRow[], articleId: string, userId: string) =>
  rows.filter(
    (work) =>
      work.articleId === articleId &&
      work.reviewerId === userId &&
      !work.isGone &&
      (!work.isExpert || !work.submitted),
  );

/** A tag of everybody who codes, and on each of them and of the articles threads in which all speak. */
async function discuss(world: World, roundIds: readonly string[]): Promise<void> {
  const projectId = (await world.as("lea", "project:read")).projectId;
  const speakers = ["lea", "jon", "ana", "ben", "chen"].map((name) => world.userId(name));
  const open = async (about: object, openedById: string, shared = false) => {
    const id = crypto.randomUUID();
    const sharedAt = shared ? new Date() : null;
    await prisma.thread.create({ data: { ...about, id, projectId, openedById, sharedAt } });
    await prisma.comment.createMany({
      data: speakers.map((authorId) => ({
        ...{ id: crypto.randomUUID(), threadId: id, authorId, body: "What of this?" },
      })),
    });
  };
  await open({ frameId: world.frames.SEC }, world.userId("ben"));
  for (const [index, articleId] of world.articleIds.entries()) {
    for (const name of ["lea", "ana", "chen"]) {
      await open({ articleId, roundId: world.roundId }, world.userId(name));
    }
    await open({ articleId }, world.userId("ben"), index === 0);
  }
  const work = await prisma.assignment.findMany({ where: { roundId: { in: [...roundIds] } } });
  for (const { id: assignmentId, reviewerId, roundId, articleId } of work) {
    const member = { projectId, userId: reviewerId, role: "reviewer" as const };
    const annotationId = crypto.randomUUID();
    const [saved] = await applyMutations(grant(member, "annotation:create")!, assignmentId, [
      {
        ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId, memo: "" },
        ...{ frameId: world.frames.SEC, ...at("six drones") },
      },
    ]);
    expect(saved!.status).toBe("saved");
    await open({ articleId, roundId, annotationId }, world.userId("ben"));
  }
}

describe.each(REVEAL_RULES)("when teammates' work is revealed by %s", (revealRule) => {
  test("threads and comments are read as the predicates say", async () => {
    const texts = [0, 1, 2].map((number) => `${TEXT} Article ${number}.`);
    const world = await createWorld({ texts, coders: ["ana", "ben", "jon"], revealRule });
    const planner = await world.as("lea", "assignment:edit");
    const second = await createRound(planner, { name: "Again", kind: "main", revealRule });
    await createAssignments(planner, second, {
      articleIds: world.articleIds.slice(1),
      reviewerIds: ["ana", "chen", "lea"].map((name) => world.userId(name)),
    });
    const roundIds = [world.roundId, second];
    await discuss(world, roundIds);
    const threads = await prisma.thread.findMany({
      where: { projectId: planner.projectId },
      include: { comments: true, annotation: true, article: true, round: true },
    });

    const met = { read: 0, hidden: 0, partly: 0 };
    for (let seed = 1; seed <= 12; seed++) {
      await shuffle(world, roundIds, seed);
      const rows = await rowsOf(roundIds);
      const gone = await prisma.thread.findMany({
        where: {
          id: { in: threads.map(({ id }) => id) },
          OR: [{ article: { deletedAt: { not: null } } }, { round: { deletedAt: { not: null } } }],
        },
        select: { id: true },
      });
      const goneIds = new Set(gone.map(({ id }) => id));
      for (const [name, role] of PEOPLE.filter(([, role]) => role !== "observer")) {
        const access = await world.as(name, "thread:create");
        const expected = threads.flatMap((thread) => {
          if (goneIds.has(thread.id)) return [];
          const reader = { userId: access.userId, role, standing: standing(thread.articleId) };
          const facts: ThreadFacts = {
            openedById: thread.openedById,
            ofFrame: thread.articleId === null,
            shared: thread.sharedAt !== null,
            workSeen: workSeen(thread.annotation?.assignmentId, role),
          };
          if (!mayReadThread(facts, reader)) return [];
          const comments = thread.comments.filter(({ authorId }) => {
            const authorCodes = rows.some(
              (work) =>
                work.articleId === thread.articleId &&
                work.reviewerId === authorId &&
                !work.isGone &&
                !work.isExpert,
            );
            return mayReadComment({ authorId, authorCodes }, facts, reader);
          });
          return [{ id: thread.id, comments: comments.map(({ id }) => id).sort() }];
        });
        function standing(articleId: string | null) {
          return standingOf(
            counting(rows, articleId ?? "", access.userId).map((own) => ({
              revealed: !own.isExpert && isRevealed(own, rows),
            })),
          );
        }
        function workSeen(assignmentId: string | undefined, role: Role): boolean {
          const work = rows.find(({ id }) => id === assignmentId);
          if (!work) return true;
          const viewer = { userId: access.userId, role };
          return !work.isExpert && maySee(work, sceneOf(work, rows, viewer));
        }

        const shown = await listThreads(access);
        const known = await prisma.thread.findMany({
          where: readableThreads(access),
          select: { id: true },
        });
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        const what = `${name}, seed ${seed}`;
        expect(known.map(({ id }) => id).sort(), what).toEqual(expected.map(({ id }) => id).sort());
        expect(
          shown
            .map(({ id, comments }) => ({ id, comments: comments.map(({ id }) => id).sort() }))
            .sort(byId),
          what,
        ).toEqual(expected.sort(byId));
        met.read += expected.length;
        met.hidden += threads.length - goneIds.size - expected.length;
        met.partly += expected.filter(({ comments }) => comments.length < 5).length;
      }
    }
    expect(Math.min(met.read, met.hidden, met.partly)).toBeGreaterThan(20);
  });
});
