import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { AnnotationMutation, MutationResult } from "@/lib/domain/annotation";
import { applyMutations } from "./mutations";
import { requireCodingDesk } from "./assignments";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld } from "./testing/world";

let world: World;
let assignmentId: string;

beforeEach(async () => {
  world = await createWorld();
  assignmentId = await world.assignmentId("ana");
});

const id = () => crypto.randomUUID();

function create(
  words: string,
  change: Partial<Extract<AnnotationMutation, { kind: "create" }>> = {},
) {
  return {
    mutationId: id(),
    annotationId: id(),
    kind: "create" as const,
    frameId: world.frames.SEC,
    memo: "",
    ...at(words),
    ...change,
  };
}

async function send(...mutations: AnnotationMutation[]): Promise<MutationResult[]> {
  return applyMutations(await world.as("ana", "annotation:create"), assignmentId, mutations);
}

async function stored() {
  const desk = await requireCodingDesk(await world.as("ana", "annotation:create"), assignmentId);
  return desk.annotations;
}

function saved(result: MutationResult | undefined) {
  if (result?.status !== "saved" || "answer" in result) throw new Error(JSON.stringify(result));
  return result.annotation;
}

describe("a new tag", () => {
  test("keeps the quote that the server cut from the text, counted in code points", async () => {
    const mutation = create("📰 warn of dependence");
    const [result] = await send(mutation);
    expect(saved(result)).toMatchObject({
      quote: "📰 warn of dependence",
      revision: 1,
      ...at("📰 warn of dependence"),
    });
    expect(await stored()).toEqual([saved(result)]);
  });

  test("may overlap another, of the same frame and of another", async () => {
    const results = await send(
      create("signed a contract"),
      create("a contract for six drones"),
      create("signed a contract", { frameId: world.frames.PRA }),
    );
    expect(results.map(({ status }) => status)).toEqual(["saved", "saved", "saved"]);
    expect(await stored()).toHaveLength(3);
  });

  test("is one row and one answer, however often it is sent (NW-03)", async () => {
    const mutation = create("dependence");
    const first = await send(mutation);
    expect(await send(mutation)).toEqual(first);
    expect(await prisma.annotation.count({ where: { assignmentId } })).toBe(1);
  });

  test("is one row and one answer when sent 50 times at once (CO-03)", async () => {
    const mutation = create("dependence");
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(mutation)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await prisma.annotation.count({ where: { assignmentId } })).toBe(1);
    const { mutationId } = mutation;
    expect(await prisma.annotationEvent.count({ where: { mutationId } })).toBe(1);
  });

  test.each([
    ["an empty passage", { start: 4, end: 4 }, "invalid_span"],
    ["a passage outside the text", { start: 4, end: 90_000 }, "invalid_span"],
    ["an unknown frame", { frameId: "nosuchframe" }, "not_found"],
  ])("is refused with %s, and leaves nothing", async (_what, change, code) => {
    const [result] = await send(create("dependence", change));
    expect(result).toMatchObject({ status: "refused", code });
    expect(await prisma.annotation.count({ where: { assignmentId } })).toBe(0);
  });

  test("is refused when the passage has the frame already", async () => {
    await send(create("dependence"));
    const [result] = await send(create("dependence"));
    expect(result).toMatchObject({ status: "refused", code: "conflict" });
    expect(await stored()).toHaveLength(1);
  });

  test("is refused when one of the same request has taken the passage", async () => {
    const [first, again, other] = await send(
      create("dependence"),
      create("dependence"),
      create("dependence", { start: 0, end: 4 }),
    );
    expect([first, again, other]).toMatchObject([
      { status: "saved" },
      { status: "refused", code: "conflict" },
      { status: "saved" },
    ]);
    expect(await stored()).toHaveLength(2);
  });

  test("is refused when another was moved to its passage before, in the same request", async () => {
    const [there] = await send(create("dependence", { start: 0, end: 4 }));
    const [moved, refused] = await send(
      {
        ...{ mutationId: id(), annotationId: saved(there).id, kind: "update", baseRevision: 1 },
        ...at("dependence"),
      },
      create("dependence"),
    );
    expect(moved).toMatchObject({ status: "saved" });
    expect(refused).toMatchObject({ status: "refused", code: "conflict" });
  });

  test("may be in parts, with confidence and a wish to discuss", async () => {
    const said = {
      pieces: [at("six drones"), at("Monday")],
      confidence: "low" as const,
      needsDiscussion: true,
    };
    const { start } = at("six drones");
    const { end } = at("Monday");
    const [result] = await send(create("dependence", { start, end, ...said, stepId: "step-one" }));
    expect(saved(result)).toMatchObject({ quote: "six drones on Monday", ...said });
    expect(await stored()).toEqual([saved(result)]);
    const event = await prisma.annotationEvent.findFirstOrThrow({
      where: { mutationId: result!.mutationId },
    });
    expect(event).toMatchObject({ stepId: "step-one", after: { ...said, start, end } });
    // The same ends are another passage when they are whole.
    const [whole] = await send(create("dependence", { start, end }));
    expect(whole?.status).toBe("saved");
  });

  test.each([
    ["out of order", [at("Monday"), at("six drones")]],
    ["that touch", [at("six "), at("drones on Monday")]],
    ["that do not reach its ends", [at("six"), at("on")]],
    ["of which there is one", [at("six drones on Monday")]],
  ])("is refused with parts %s", async (_what, pieces) => {
    const [result] = await send(create("six drones on Monday", { pieces }));
    expect(result).toMatchObject({ status: "refused", code: "invalid_span" });
  });

  test("does not stop the others of its batch when it is refused", async () => {
    const results = await send(create("dependence", { end: 1 }), create("six drones"));
    expect(results.map(({ status }) => status)).toEqual(["refused", "saved"]);
    expect(await stored()).toHaveLength(1);
  });
});

describe("a change", () => {
  test("moves the ends, and the quote with them", async () => {
    const tag = saved((await send(create("six drones")))[0]);
    const [result] = await send({
      mutationId: id(),
      annotationId: tag.id,
      kind: "update",
      baseRevision: 1,
      ...at("six drones on Monday"),
    });
    expect(saved(result)).toMatchObject({ revision: 2, quote: "six drones on Monday" });
  });

  test("based on an old revision is a conflict, and both values remain (CO-01)", async () => {
    const tag = saved((await send(create("six drones")))[0]);
    const change = (memo: string) => ({
      mutationId: id(),
      annotationId: tag.id,
      kind: "update" as const,
      baseRevision: 1,
      memo,
    });
    await send(change("from the first tab"));
    const [second] = await send(change("from the second tab"));
    expect(second).toMatchObject({
      status: "conflict",
      current: { revision: 2, memo: "from the first tab" },
    });
    expect((await stored())[0]?.memo).toBe("from the first tab");
  });

  test("deletes and restores, and the journal tells the whole story", async () => {
    const tag = saved((await send(create("six drones")))[0]);
    const step = (kind: "delete" | "restore", baseRevision: number) => ({
      mutationId: id(),
      annotationId: tag.id,
      kind,
      baseRevision,
    });
    await send(step("delete", 1));
    expect(await stored()).toEqual([]);
    await send(step("restore", 2));
    expect(await stored()).toMatchObject([{ id: tag.id, revision: 3, quote: "six drones" }]);
    const events = await prisma.annotationEvent.findMany({
      where: { annotationId: tag.id },
      orderBy: { sequence: "asc" },
    });
    expect(events.map(({ kind, revision }) => [kind, revision])).toEqual([
      ["create", 1],
      ["delete", 2],
      ["restore", 3],
    ]);
  });
});

describe("another person's work", () => {
  test("cannot be reached: neither the assignment nor the tag (AZ-04)", async () => {
    const tag = saved((await send(create("six drones")))[0]);
    const ben = await world.as("ben", "annotation:create");
    await expect(applyMutations(ben, assignmentId, [create("dependence")])).rejects.toMatchObject({
      code: "not_found",
    });
    const own = await world.assignmentId("ben");
    const [result] = await applyMutations(ben, own, [
      { mutationId: id(), annotationId: tag.id, kind: "delete", baseRevision: 1 },
    ]);
    expect(result).toMatchObject({ status: "refused", code: "not_found" });
    expect(await stored()).toHaveLength(1);
  });

  test("in another project is unknown (AZ-02)", async () => {
    const other = await createWorld();
    const stranger = await other.as("ana", "annotation:create");
    await expect(
      applyMutations(stranger, assignmentId, [create("dependence")]),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("does not stand in the way of tagging the same passage (BL-08)", async () => {
    await send(create("six drones"));
    const ben = await world.as("ben", "annotation:create");
    const [result] = await applyMutations(ben, await world.assignmentId("ben"), [
      create("six drones"),
    ]);
    expect(result?.status).toBe("saved");
  });
});

describe("a submitted article", () => {
  test("takes no more tags, but answers repeated ones as before", async () => {
    const mutation = create("six drones");
    const first = await send(mutation);
    await submitAssignment(await world.as("ana", "annotation:create"), assignmentId, {
      noFrameFound: false,
    });
    expect(await send(mutation)).toEqual(first);
    const [late] = await send(create("dependence"));
    expect(late).toMatchObject({ status: "refused", code: "assignment_closed" });
  });

  test("never has a tag that came after it, however they race (CO-10)", async () => {
    const access = await world.as("ana", "annotation:create");
    await send(create("six drones"));
    const [tagging] = await Promise.all([
      send(create("dependence")),
      submitAssignment(access, assignmentId, { noFrameFound: false }),
    ]);
    const use = await prisma.frameUse.findFirstOrThrow({
      where: { articleId: world.articleIds[0]!, reviewerId: world.userId("ana") },
    });
    expect(use.count).toBe(tagging[0]?.status === "saved" ? 2 : 1);
    expect(await stored()).toHaveLength(use.count);
  });
});
