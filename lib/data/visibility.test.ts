import { describe, expect, test } from "vitest";
import { Prisma, prisma } from "@/lib/db/client";
import { can } from "@/lib/domain/access";
import type { Work } from "@/lib/domain/visibility";
import { mayCount, maySee, REVEAL_RULES } from "@/lib/domain/visibility";
import { createAssignments } from "./assignments";
import { createRound } from "./rounds";
import { placesOf, rowsOf, sceneOf, shuffle } from "./testing/works";
import { createWorld, PEOPLE, TEXT } from "./testing/world";
import {
  countedAssignments,
  countedIn,
  isOwnWork,
  ownWork,
  visibleAssignments,
  visibleExpertWork,
  visibleSettling,
} from "./visibility";

describe.each(REVEAL_RULES)("when teammates' work is revealed by %s", (revealRule) => {
  test("the SQL filters and the predicates say the same for everybody", async () => {
    const texts = [0, 1, 2].map((number) => `${TEXT} Article ${number}.`);
    const world = await createWorld({ texts, coders: ["ana", "ben", "jon"], revealRule });
    const planner = await world.as("lea", "assignment:edit");
    const second = await createRound(planner, { name: "Again", kind: "main", revealRule });
    const reviewerIds = ["ana", "chen", "lea"].map((name) => world.userId(name));
    await createAssignments(planner, second, {
      articleIds: world.articleIds.slice(1),
      reviewerIds,
    });
    const roundIds = [world.roundId, second];
    const idsWhere = async (where: object) => {
      const rows = await prisma.assignment.findMany({
        where: { AND: [where, { roundId: { in: roundIds } }] },
        select: { id: true },
      });
      return rows.map(({ id }) => id).sort();
    };
    const met = { seen: 0, expert: 0, counted: 0, settling: 0 };
    for (let seed = 1; seed <= 16; seed++) {
      await shuffle(world, roundIds, seed);
      const rows = await rowsOf(roundIds);
      const places = placesOf(rows);
      await prisma.adjudication.deleteMany({ where: { roundId: { in: roundIds } } });
      await prisma.adjudication.createMany({
        data: places.map(({ id, roundId, articleId, closed }) => ({
          ...{ id, roundId, articleId, closedAt: closed ? new Date() : null },
        })),
      });
      for (const [name, role] of PEOPLE) {
        const access = await world.as(name, "project:read");
        const viewer = { userId: access.userId, role };
        const allowed = (may: typeof maySee, expert: boolean) =>
          rows
            .filter((work) => work.isExpert === expert && may(work, sceneOf(work, rows, viewer)))
            .map(({ id }) => id)
            .sort();
        const seen = allowed(maySee, false);
        const expert = allowed(maySee, true);
        expect(await idsWhere(visibleAssignments(access)), `${name}, ${seed}`).toEqual(seen);
        expect(await idsWhere(visibleExpertWork(access)), `${name}, ${seed}`).toEqual(expert);
        met.seen += seen.length;
        met.expert += expert.length;
        if (can(role, "review:create")) {
          // What counts for a figure decides about its settling too, and reviewers see that
          // only of articles they code.
          const settling = places.filter((place) => {
            const somebodys = { ...place, reviewerId: "somebody", submitted: true };
            const scene = sceneOf({ ...somebodys, isExpert: false }, rows, viewer);
            const mine = ({ reviewerId, isGone, isExpert }: Work) =>
              reviewerId === access.userId && !isGone && !isExpert;
            return (
              mayCount({ ...somebodys, isExpert: false }, scene) &&
              (can(role, "decision:create") || scene.onArticle.some(mine))
            );
          });
          const asked = await world.as(name, "review:create");
          const shown = await prisma.$queryRaw<{ id: string }[]>`
            SELECT d."id" FROM "Adjudication" d
            WHERE d."roundId" IN (${Prisma.join(roundIds)}) AND ${visibleSettling(asked)}`;
          expect(shown.map(({ id }) => id).sort(), `settling, ${name}, ${seed}`).toEqual(
            settling.map(({ id }) => id).sort(),
          );
          met.settling += settling.length;
        }
        if (!can(role, "statistics:read")) continue;
        const counted = allowed(mayCount, false);
        const counter = await world.as(name, "statistics:read");
        expect(await idsWhere(countedAssignments(counter)), `${name}, ${seed}`).toEqual(counted);
        const work = rows.filter(
          ({ isExpert, isGone, submitted }) => !isExpert && !isGone && submitted,
        );
        const predicates = new Map(
          await Promise.all(
            roundIds.map(async (id) => [id, await countedIn(counter, id)] as const),
          ),
        );
        const predicted = work.filter((one) =>
          predicates.get(one.roundId)!({ ...one, closedAt: one.closed ? new Date() : null }),
        );
        expect(predicted.map(({ id }) => id).sort(), `${name}, ${seed}`).toEqual(counted);
        met.counted += counted.length;
      }
    }
    expect(Math.min(met.seen, met.expert, met.counted)).toBeGreaterThan(25);
    expect(met.settling).toBeGreaterThan(10);
  });
});

test("one's own work is the same as a filter and as a condition in SQL", async () => {
  const texts = [0, 1, 2].map((number) => `${TEXT} Article ${number}.`);
  const world = await createWorld({ texts, coders: ["ana", "ben", "jon"] });
  const others = await createWorld({ coders: ["ana"] });
  const roundIds = [world.roundId, others.roundId];
  const met = { own: 0, notOwn: 0 };
  for (let seed = 1; seed <= 8; seed++) {
    await shuffle(world, roundIds, seed);
    const rows = await rowsOf(roundIds);
    for (const name of ["ana", "ben", "jon", "lea"]) {
      const access = await world.as(name, "annotation:create");
      for (const { id } of rows) {
        const filtered = await prisma.assignment.count({ where: ownWork(access, id) });
        const conditioned = await prisma.$queryRaw<{ id: string }[]>`
          SELECT a."id" FROM "Assignment" a
          JOIN "Round" r ON r."id" = a."roundId" JOIN "Article" x ON x."id" = a."articleId"
          WHERE ${isOwnWork(access, id)}`;
        expect(conditioned.length, `${name}, ${seed}`).toBe(filtered);
        met[filtered > 0 ? "own" : "notOwn"]++;
      }
    }
  }
  expect(Math.min(met.own, met.notOwn)).toBeGreaterThan(25);
});

const PRESENT = { isExpert: false, isGone: false };

describe("who sees what, one rule at a time", () => {
  const viewer = { userId: "ana", role: "reviewer" as const };
  const mine: Work = {
    ...{ reviewerId: "ana", articleId: "a1", roundId: "r1", submitted: false },
    ...PRESENT,
  };
  const theirs: Work = { ...mine, reviewerId: "ben", submitted: true };
  const scene = {
    viewer,
    round: { kind: "main", revealRule: "article", reviewedBy: "coders", revealed: false },
    closed: false,
  } as const;
  const among = (works: readonly Work[]) => ({ onArticle: works, inRound: works });

  test("teammates' submitted work is hidden before one's own submission, and shown afterwards (pitfall 22)", () => {
    const see = (submitted: boolean) =>
      maySee(theirs, { ...scene, ...among([{ ...mine, submitted }, theirs]) });
    expect(see(false)).toBe(false);
    expect(see(true)).toBe(true);
  });

  test("a lead who codes the article is blind on it too", () => {
    const lead = { userId: "lea", role: "lead" as const };
    const blind = { ...scene, viewer: lead, ...among([{ ...mine, reviewerId: "lea" }, theirs]) };
    expect(maySee(theirs, blind)).toBe(false);
    expect(maySee(theirs, { ...blind, ...among([theirs]) })).toBe(true);
  });

  test("withdrawn work is as if it were not there: it shows nothing, and holds nothing up", () => {
    const gone = { ...mine, isGone: true };
    const round = { ...scene.round, revealRule: "round" } as const;
    const done = { ...mine, submitted: true };
    const waiting = { ...theirs, reviewerId: "chen", submitted: false };
    expect(maySee(theirs, { ...scene, ...among([gone, theirs]) })).toBe(false);
    expect(maySee(theirs, { ...scene, round, ...among([done, theirs, waiting]) })).toBe(false);
    const freed = among([done, theirs, { ...waiting, isGone: true }]);
    expect(maySee(theirs, { ...scene, round, ...freed })).toBe(true);
  });

  test("where everybody in the round reviews, whoever is through with it sees the others' articles", () => {
    const round = { ...scene.round, reviewedBy: "round" } as const;
    const elsewhere = { ...theirs, articleId: "a2" };
    const see = (own: Partial<Work>, more: Partial<typeof scene> = {}) =>
      maySee(elsewhere, {
        ...scene,
        ...{ round, ...more },
        onArticle: [elsewhere],
        inRound: [{ ...mine, ...own }, elsewhere],
      });
    expect(see({ submitted: true })).toBe(true);
    expect(see({ submitted: false })).toBe(false);
    expect(see({ submitted: true, isGone: true })).toBe(false);
    expect(see({ submitted: true }, { round: scene.round })).toBe(false);
    expect(
      maySee({ ...elsewhere, isExpert: true }, { ...scene, round, ...among([elsewhere]) }),
    ).toBe(false);
  });

  test("the expert coding is shown to whoever has submitted the article, whatever the round's rule, and counts nowhere", () => {
    const expert = { ...theirs, reviewerId: "lea", isExpert: true };
    const round = { ...scene.round, kind: "training", revealRule: "adjudication" } as const;
    const after = { ...scene, round, ...among([{ ...mine, submitted: true }, expert]) };
    expect(maySee(expert, { ...after, ...among([mine, expert]) })).toBe(false);
    expect(maySee(expert, after)).toBe(true);
    const observer = { userId: "noor", role: "observer" as const };
    expect(mayCount(expert, { ...after, viewer: observer })).toBe(false);
  });

  test("an expert who has not handed in is blind on the article, and afterwards no coder of the round", () => {
    const lead = { userId: "lea", role: "lead" as const };
    const expert = { ...mine, reviewerId: "lea", isExpert: true };
    const round = { ...scene.round, kind: "training", revealRule: "adjudication" } as const;
    const before = { ...scene, viewer: lead, round, ...among([expert, theirs]) };
    expect(maySee(theirs, before)).toBe(false);
    const done = among([{ ...expert, submitted: true }, theirs]);
    expect(maySee(theirs, { ...before, ...done })).toBe(true);
  });

  test("a norming round shows nothing before the lead reveals it, not even to a lead who codes in it", () => {
    const done = among([{ ...mine, submitted: true }, theirs]);
    const norming = { ...scene, round: { ...scene.round, kind: "norming" as const }, ...done };
    const revealed = { ...norming, round: { ...norming.round, revealed: true } };
    expect(maySee(theirs, norming)).toBe(false);
    expect(maySee(theirs, revealed)).toBe(true);
    const lead = { viewer: { userId: "ana", role: "lead" as const } };
    expect(maySee(theirs, { ...norming, ...lead })).toBe(false);
    expect(mayCount(theirs, { ...norming, ...lead })).toBe(false);
    expect(mayCount(theirs, { ...revealed, ...lead })).toBe(true);
  });
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
