import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { grant, grantAdmin } from "@/lib/domain/access";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import type { RoundSettings } from "@/lib/domain/round-settings";
import { publishCodebook } from "./codebooks";
import { createFrame } from "./frames";
import { findMember } from "./members";
import { createProject } from "./projects";
import { createAssignments, startAssignment } from "./assignments";
import { listToReview, requireComparison } from "./comparisons";
import { applyMutations } from "./mutations";
import { withdrawAssignment } from "./reassignments";
import { saveReview } from "./reviews";
import {
  closeRound,
  createRound,
  deleteRound,
  listRounds,
  reopenRound,
  requireRound,
  restoreRound,
  updateRound,
} from "./rounds";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

const USUAL = {
  ...{ suggestions: "off", reviewedBy: "coders", startsOn: null, dueOn: null },
  ...{ entryRoundId: null, codebookVersion: 1, closedAt: null },
};
const training = { name: "Training", kind: "training", revealRule: "round" } as const;

describe("a new round", () => {
  test("uses the newest published codebook and follows the older ones", async () => {
    const id = await createRound(await world.as("lea", "assignment:edit"), training);
    const rounds = await listRounds(await world.as("noor", "project:read"));
    expect(rounds).toEqual([
      {
        id: world.roundId,
        name: "Main",
        kind: "main",
        revealRule: "article",
        ...USUAL,
      },
      { id, ...training, ...USUAL },
    ]);
    const event = await prisma.auditEvent.findFirst({ where: { subjectId: id } });
    expect(event).toMatchObject({ action: "round.create", actorId: world.userId("lea") });
  });

  test("is refused before a codebook is published", async () => {
    const lea = grantAdmin({ id: world.userId("lea"), isAdmin: true })!;
    const slug = `bare-${world.slug}`;
    await createProject(lea, { slug, name: "Bare", description: "" });
    const lead = grant((await findMember(slug, lea.userId))!, "assignment:edit")!;
    await expect(createRound(lead, training)).rejects.toMatchObject({
      code: "invalid_input",
      message: "Publish the codebook before you open a round.",
    });
    expect(await listRounds(lead)).toEqual([]);
  });

  test("is not in the list of another project", async () => {
    const other = await createWorld();
    await createRound(await world.as("lea", "assignment:edit"), training);
    const rounds = await listRounds(await other.as("lea", "project:read"));
    expect(rounds.map(({ id }) => id)).toEqual([other.roundId]);
  });
});

/** Everything that can be decided on, as it is in the world's round. */
const SETTINGS: RoundSettings = {
  name: "Main",
  kind: "main",
  revealRule: "article",
  reviewedBy: "coders",
  startsOn: null,
  dueOn: null,
  entryRoundId: null,
};

describe("changing a round", () => {
  test("keeps what was decided, and writes down what it was before", async () => {
    const lead = await world.as("lea", "assignment:edit");
    const entryRoundId = await createRound(lead, training);
    const decided: RoundSettings = {
      name: "First half",
      kind: "reliability",
      revealRule: "round",
      reviewedBy: "judges",
      startsOn: "2026-03-02",
      dueOn: "2026-03-09",
      entryRoundId,
    };
    await updateRound(lead, world.roundId, decided);
    expect(await requireRound(lead, world.roundId)).toMatchObject(decided);
    const event = await prisma.auditEvent.findFirstOrThrow({
      where: { subjectId: world.roundId, action: "round.update" },
    });
    expect(event.before).toMatchObject({ kind: "main", dueOn: null });
    expect(event.after).toMatchObject({ kind: "reliability", dueOn: "2026-03-09" });
    expect(JSON.stringify(event)).not.toContain("First half");
  });

  test("leaves the kind and the reveal rule alone once work has begun", async () => {
    const lead = await world.as("lea", "assignment:edit");
    const ana = await world.as("ana", "annotation:create");
    await startAssignment(ana, await world.assignmentId("ana"));
    for (const change of [{ kind: "training" }, { revealRule: "round" }] as const) {
      await expect(
        updateRound(lead, world.roundId, { ...SETTINGS, ...change }),
      ).rejects.toMatchObject({ code: "conflict" });
    }
    await updateRound(lead, world.roundId, { ...SETTINGS, name: "Renamed", dueOn: "2026-05-01" });
    expect(await requireRound(lead, world.roundId)).toMatchObject({
      name: "Renamed",
      kind: "main",
    });
  });

  test("is refused where settings contradict each other, or name what is not there", async () => {
    const lead = await world.as("lea", "assignment:edit");
    const other = await createWorld();
    const elsewhere = await createRound(await other.as("lea", "assignment:edit"), training);
    const entryRoundId = await createRound(lead, training);
    const days = { startsOn: "2026-03-09", dueOn: "2026-03-02" };
    const attempt = (change: object) =>
      updateRound(lead, world.roundId, { ...SETTINGS, ...change });
    await expect(attempt(days)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(attempt({ kind: "training", entryRoundId })).rejects.toMatchObject({
      code: "invalid_input",
    });
    for (const id of [elsewhere, world.roundId, "nothing"]) {
      await expect(attempt({ entryRoundId: id })).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await requireRound(lead, world.roundId)).toMatchObject(SETTINGS);
  });

  test("knows no rounds of other projects", async () => {
    const lead = await (await createWorld()).as("lea", "assignment:edit");
    const not_found = { code: "not_found" };
    await expect(requireRound(lead, world.roundId)).rejects.toMatchObject(not_found);
    for (const change of [closeRound, reopenRound, deleteRound, restoreRound]) {
      await expect(change(lead, world.roundId)).rejects.toMatchObject(not_found);
    }
    await expect(updateRound(lead, world.roundId, SETTINGS)).rejects.toMatchObject(not_found);
    const own = await world.as("lea", "assignment:edit");
    expect(await requireRound(own, world.roundId)).toMatchObject({ ...SETTINGS, closedAt: null });
  });
});

test("a round is opened with the codebook version that was chosen", async () => {
  const lead = await world.as("lea", "assignment:edit");
  await createFrameAndPublish();
  const old = await createRound(lead, { ...training, codebookVersion: 1 });
  const newest = await createRound(lead, training);
  expect(await requireRound(lead, old)).toMatchObject({ codebookVersion: 1 });
  expect(await requireRound(lead, newest)).toMatchObject({ codebookVersion: 2 });
  await expect(createRound(lead, { ...training, codebookVersion: 7 })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a round is closed once, and opened again once", async () => {
  const lead = await world.as("lea", "assignment:edit");
  await closeRound(lead, world.roundId);
  expect((await requireRound(lead, world.roundId)).closedAt).toBeInstanceOf(Date);
  await expect(closeRound(lead, world.roundId)).rejects.toMatchObject({ code: "conflict" });
  await reopenRound(lead, world.roundId);
  expect((await requireRound(lead, world.roundId)).closedAt).toBeNull();
  await expect(reopenRound(lead, world.roundId)).rejects.toMatchObject({ code: "conflict" });
});

describe("a round in the trash", () => {
  test("is in no list, and all of it is back when it is restored", async () => {
    const lead = await world.as("lea", "assignment:edit");
    const before = await listRounds(lead);
    await deleteRound(lead, world.roundId);
    expect(await listRounds(lead)).toEqual([]);
    await expect(requireRound(lead, world.roundId)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteRound(lead, world.roundId)).rejects.toMatchObject({ code: "not_found" });
    await restoreRound(lead, world.roundId);
    expect(await listRounds(lead)).toEqual(before);
    await expect(restoreRound(lead, world.roundId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is not one that reviewers have to pass before another", async () => {
    const lead = await world.as("lea", "assignment:edit");
    const entryRoundId = await createRound(lead, training);
    await updateRound(lead, world.roundId, { ...SETTINGS, entryRoundId });
    await expect(deleteRound(lead, entryRoundId)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("“Main”") as string,
    });
    await deleteRound(lead, world.roundId);
    await deleteRound(lead, entryRoundId);
  });
});

async function createFrameAndPublish() {
  const access = await world.as("lea", "codebook:edit");
  await createFrame(access, {
    ...{ name: "Kinship", shortName: "KIN", definition: "Relatives", includeWhen: "" },
    ...{ excludeWhen: "", example: "", counterExample: "", key: "9" },
    ...{ color: FRAME_COLORS[4], pattern: FRAME_PATTERNS[4] },
  });
  await publishCodebook(access, "With kinship");
}

describe("verdicts in a round", () => {
  async function annotate(round: Partial<RoundSettings>) {
    const lead = await world.as("lea", "assignment:edit");
    await updateRound(lead, world.roundId, { ...SETTINGS, ...round });
    const ben = await world.as("ben", "annotation:create");
    const bens = await world.assignmentId("ben");
    const annotationId = crypto.randomUUID();
    const tag = { annotationId, frameId: world.frames.SEC, memo: "", ...at("six drones") };
    const mutationId = crypto.randomUUID();
    await applyMutations(ben, bens, [{ mutationId, kind: "create", ...tag }]);
    await submitAssignment(ben, bens, { noFrameFound: false });
    return annotationId;
  }
  const agree = { verdict: "agree", note: "" } as const;
  const submitAs = async (name: string) =>
    submitAssignment(await world.as(name, "annotation:create"), await world.assignmentId(name), {
      noFrameFound: true,
    });

  test("only judges give them where the lead says so", async () => {
    const annotationId = await annotate({ reviewedBy: "judges" });
    await submitAs("ana");
    await expect(
      saveReview(await world.as("ana", "review:create"), annotationId, agree),
    ).rejects.toMatchObject({ code: "forbidden" });
    await saveReview(await world.as("jon", "review:create"), annotationId, agree);
    expect(await prisma.review.count({ where: { annotationId } })).toBe(1);
  });

  test("everybody in the round gives them once through with the own articles, where the lead says so", async () => {
    const chens = `${TEXT} For Chen.`;
    world = await createWorld({ texts: [TEXT, chens], coders: ["ana", "ben"] });
    const [, other] = world.articleIds as [string, string];
    const lead = await world.as("lea", "assignment:edit");
    for (const name of ["ana", "ben"]) {
      await withdrawAssignment(lead, await world.assignmentId(name, other));
    }
    await createAssignments(lead, world.roundId, {
      articleIds: [other],
      reviewerIds: [world.userId("chen")],
    });
    const annotationId = await annotate({ reviewedBy: "round" });
    const chen = await world.as("chen", "review:create");
    expect(await listToReview(chen)).toEqual([]);
    await expect(saveReview(chen, annotationId, agree)).rejects.toMatchObject({
      code: "not_found",
    });

    await submitAssignment(
      await world.as("chen", "annotation:create"),
      await world.assignmentId("chen", other),
      { noFrameFound: true },
    );
    expect(await listToReview(chen)).toMatchObject([{ articleId: world.articleIds[0] }]);
    expect(
      (await requireComparison(chen, world.roundId, world.articleIds[0]!)).annotations,
    ).toHaveLength(1);
    await saveReview(chen, annotationId, agree);
    expect(await listToReview(chen)).toEqual([]);
  });
});
