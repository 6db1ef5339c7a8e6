import { describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { RevealRule, Work } from "@/lib/domain/visibility";
import { maySee, REVEAL_RULES } from "@/lib/domain/visibility";
import { countedAssignments, visibleAssignments } from "./visibility";
import type { World } from "./testing/world";
import { createWorld, PEOPLE, TEXT } from "./testing/world";

interface Row extends Work {
  readonly id: string;
  readonly closed: boolean;
}

async function rowsOf(world: World): Promise<Row[]> {
  const rows = await prisma.assignment.findMany({ where: { roundId: world.roundId } });
  return rows.map(({ submittedAt, closedAt, ...row }) => ({
    ...row,
    submitted: submittedAt !== null,
    closed: closedAt !== null,
  }));
}

/** The world with a different set of submissions and closed articles for every `seed`. */
async function shuffle(world: World, seed: number): Promise<void> {
  const rows = await rowsOf(world);
  for (const [index, { id, articleId }] of rows.entries()) {
    const bit = (seed * 2654435761 + index * 40503) >>> 7;
    const submittedAt = bit % 3 === 0 ? null : new Date();
    const closedAt = (seed + world.articleIds.indexOf(articleId)) % 2 === 0 ? new Date() : null;
    await prisma.assignment.update({ where: { id }, data: { submittedAt, closedAt } });
  }
}

describe.each(REVEAL_RULES)("when teammates' work is revealed by %s", (revealRule: RevealRule) => {
  test("the SQL filter and the predicate say the same for everybody", async () => {
    const texts = [0, 1, 2].map((number) => `${TEXT} Article ${number}.`);
    const world = await createWorld({ texts, coders: ["ana", "ben", "jon"], revealRule });
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      await shuffle(world, seed);
      const rows = await rowsOf(world);
      for (const [name, role] of PEOPLE) {
        const access = await world.as(name, "project:read");
        const shown = await prisma.assignment.findMany({
          where: { AND: [visibleAssignments(access), { roundId: world.roundId }] },
          select: { id: true },
        });
        const expected = rows.filter((work) =>
          maySee(work, {
            viewer: { userId: access.userId, role },
            revealRule,
            onArticle: rows.filter(({ articleId }) => articleId === work.articleId),
            inRound: rows,
            closed: work.closed,
          }),
        );
        expect(shown.map(({ id }) => id).sort(), `${name}, seed ${seed}`).toEqual(
          expected.map(({ id }) => id).sort(),
        );
      }
    }
  });
});

describe("before a reviewer has submitted", () => {
  const viewer = { userId: "ana", role: "reviewer" as const };
  const mine: Work = { reviewerId: "ana", articleId: "a1", roundId: "r1", submitted: false };
  const theirs: Work = { reviewerId: "ben", articleId: "a1", roundId: "r1", submitted: true };
  const scene = { viewer, revealRule: "article" as const, closed: false };

  test("teammates' submitted work is hidden, and shown afterwards", () => {
    const works = (submitted: boolean) => [{ ...mine, submitted }, theirs];
    const see = (submitted: boolean) =>
      maySee(theirs, { ...scene, onArticle: works(submitted), inRound: works(submitted) });
    expect(see(false)).toBe(false);
    expect(see(true)).toBe(true);
  });

  test("a lead who codes the article is blind on it too", () => {
    const onArticle = [{ ...mine, reviewerId: "lea" }, theirs];
    const lead = { userId: "lea", role: "lead" as const };
    const blind = { ...scene, viewer: lead, onArticle, inRound: onArticle };
    expect(maySee(theirs, blind)).toBe(false);
    expect(maySee(theirs, { ...blind, onArticle: [theirs], inRound: [theirs] })).toBe(true);
  });

  test("figures leave out the articles that the viewer still codes", async () => {
    const world = await createWorld({ coders: ["lea", "ana"] });
    await prisma.assignment.updateMany({
      where: { roundId: world.roundId, reviewerId: world.userId("ana") },
      data: { submittedAt: new Date() },
    });
    const counted = async (name: string) =>
      prisma.assignment.count({
        where: {
          AND: [
            countedAssignments(await world.as(name, "statistics:read")),
            { roundId: world.roundId },
          ],
        },
      });
    expect(await counted("lea")).toBe(0);
    expect(await counted("jon")).toBe(1);
  });
});
