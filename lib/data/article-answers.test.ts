import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { AnnotationMutation, MutationResult } from "@/lib/domain/annotation";
import type { AnswerMutation } from "@/lib/domain/article-answer";
import type { AnswerValue } from "@/lib/domain/attribute";
import { requireComparison } from "./comparisons";
import { readAnswers } from "./round-answers";
import { requireCodingDesk } from "./assignments";
import { createAttribute, createBuiltIn, createRule } from "./attributes";
import { publishCodebook } from "./codebooks";
import { applyMutations } from "./mutations";
import { countOverrides, submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld } from "./testing/world";

let world: World;
/** Question ids. */
let tone: string;
let primary: string;

beforeEach(async () => {
  world = await createWorld();
  const lead = await world.as("lea", "codebook:edit");
  tone = await createBuiltIn(lead, "tone");
  primary = await createBuiltIn(lead, "primary-frame");
  await createRule(lead, "primary-frame-tagged");
  await publishCodebook(lead, "With questions");
});

const id = () => crypto.randomUUID();

function answer(attributeId: string, value: AnswerValue | null, baseRevision = 0): AnswerMutation {
  return { kind: "answer", mutationId: id(), attributeId, value, baseRevision };
}

function tag(words: string, frameId = world.frames.SEC): AnnotationMutation {
  const ids = { mutationId: id(), annotationId: id() };
  return { kind: "create", ...ids, frameId, memo: "", ...at(words) };
}

async function send(
  name: string,
  ...mutations: (AnswerMutation | AnnotationMutation)[]
): Promise<MutationResult[]> {
  const access = await world.as(name, "annotation:create");
  return applyMutations(access, await world.assignmentId(name), mutations);
}

async function answers(name: string) {
  const access = await world.as(name, "annotation:create");
  return (await requireCodingDesk(access, await world.assignmentId(name))).answers;
}

async function submit(name: string, overrides: { ruleId: string; reason: string }[] = []) {
  const access = await world.as(name, "annotation:create");
  const submission = { noFrameFound: false, overrides };
  await submitAssignment(access, await world.assignmentId(name), submission);
}

describe("an answer", () => {
  test("travels with tags in one batch, and changes by revision", async () => {
    const [first, tagged] = await send("ana", answer(tone, -2), tag("six drones"));
    expect(first).toMatchObject({ status: "saved", answer: { value: -2, revision: 1 } });
    expect(tagged?.status).toBe("saved");
    await send("ana", answer(tone, 1, 1));
    expect(await answers("ana")).toEqual([{ attributeId: tone, value: 1, revision: 2 }]);
    await send("ana", answer(tone, null, 2));
    expect(await answers("ana")).toEqual([{ attributeId: tone, value: null, revision: 3 }]);
    const events = await prisma.articleAnswerEvent.findMany({
      where: { answer: { attributeId: tone } },
      orderBy: { sequence: "asc" },
    });
    expect(events.map(({ before, after }) => [before, after])).toEqual([
      [null, -2],
      [-2, 1],
      [1, null],
    ]);
  });

  test("is one row and one outcome when it is sent 50 times at once (CO-03)", async () => {
    const mutation = answer(tone, 0);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => send("ana", mutation)));
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
    expect(await prisma.articleAnswer.count({ where: { attributeId: tone } })).toBe(1);
    const { mutationId } = mutation;
    expect(await prisma.articleAnswerEvent.count({ where: { mutationId } })).toBe(1);
    await send("ana", answer(tone, 2, 1));
    expect(await send("ana", mutation)).toEqual(outcomes[0]);
  });

  test("from an old revision is a conflict that says what there is (CO-01)", async () => {
    await send("ana", answer(tone, 1));
    const [late] = await send("ana", answer(tone, 2));
    expect(late).toMatchObject({ status: "conflict", answer: { value: 1, revision: 1 } });
    expect(await answers("ana")).toMatchObject([{ value: 1 }]);
  });

  test.each<[string, () => AnswerMutation]>([
    ["that is no point of the scale", () => answer(tone, 7)],
    ["to an unknown question", () => answer("no-such-question", "x")],
    ["that names a frame of no codebook", () => answer(primary, "no-such-frame")],
  ])("%s is refused, and the others of its batch are not", async (_what, mutation) => {
    const [refused, saved] = await send("ana", mutation(), tag("six drones"));
    expect(refused).toMatchObject({ status: "refused", code: "invalid_input" });
    expect(saved?.status).toBe("saved");
    expect(await answers("ana")).toEqual([]);
  });

  test("to a question that is only drafted is refused, and the desk does not ask it", async () => {
    const lead = await world.as("lea", "codebook:edit");
    const drafted = await createBuiltIn(lead, "relevance");
    expect((await send("ana", answer(drafted, "yes")))[0]).toMatchObject({ status: "refused" });
    const access = await world.as("ana", "annotation:create");
    const { form } = await requireCodingDesk(access, await world.assignmentId("ana"));
    expect(form.attributes.map(({ role }) => role)).toEqual(["tone", "primary-frame"]);
  });

  test("never comes after the submission, however they race (CO-10)", async () => {
    await send("ana", answer(primary, "none"), answer(tone, 0), tag("six drones"));
    const [[late]] = await Promise.all([send("ana", answer(tone, 2, 1)), submit("ana")]);
    const [stored] = (await answers("ana")).filter(({ attributeId }) => attributeId === tone);
    expect(stored?.value).toBe(late?.status === "saved" ? 2 : 0);
    expect((await send("ana", answer(tone, 1, stored!.revision)))[0]).toMatchObject({
      status: "refused",
      code: "assignment_closed",
    });
  });
});

describe("teammates' answers", () => {
  test("are not reachable: neither by their article nor by their project", async () => {
    const ben = await world.as("ben", "annotation:create");
    const anas = await world.assignmentId("ana");
    await expect(applyMutations(ben, anas, [answer(tone, 0)])).rejects.toMatchObject({
      code: "not_found",
    });
    const other = await createWorld();
    const stranger = await other.as("ana", "annotation:create");
    await expect(applyMutations(stranger, anas, [answer(tone, 0)])).rejects.toMatchObject({
      code: "not_found",
    });
    const elsewhere = await other.as("lea", "statistics:read");
    await expect(readAnswers(elsewhere, world.roundId)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("are seen after one's own submission, and counted when they are submitted", async () => {
    const [articleId] = world.articleIds;
    const visible = async (name: string) => {
      const access = await world.as(name, "review:create");
      const { answered, reviewers } = await requireComparison(access, world.roundId, articleId!);
      return answered.map(({ answers }, index) => [reviewers[index]!.name, answers[tone]]);
    };
    for (const [name, value] of [
      ["ana", -1],
      ["ben", 2],
    ] as const) {
      await send(name, answer(tone, value), answer(primary, "none"), tag("six drones"));
    }
    await submit("ben");
    await expect(visible("ana")).rejects.toMatchObject({ code: "forbidden" });
    expect(await visible("ben")).toEqual([["ben", 2]]);
    await submit("ana");
    expect(await visible("ana")).toEqual([
      ["ana", -1],
      ["ben", 2],
    ]);
    const { answered, attributes } = await readAnswers(
      await world.as("noor", "statistics:read"),
      world.roundId,
    );
    expect(attributes.map(({ role }) => role)).toEqual(["tone", "primary-frame"]);
    expect(answered.map(({ reviewer, answers }) => [reviewer, answers[tone]])).toEqual([
      ["ana", -1],
      ["ben", 2],
    ]);
  });
});

describe("submitting", () => {
  test("is refused while a required question has no answer, and says which", async () => {
    await send("ana", answer(tone, 0), tag("six drones"));
    await expect(submit("ana")).rejects.toThrow(/Primary frame/);
    await send("ana", answer(primary, world.frames.SEC));
    await submit("ana");
  });

  test("passes over a rule with a reason, which is kept and counted", async () => {
    await send("ana", answer(tone, 0), answer(primary, world.frames.PRA), tag("six drones"));
    await expect(submit("ana")).rejects.toThrow("The primary frame needs a passage");
    const access = await world.as("ana", "annotation:create");
    const desk = await requireCodingDesk(access, await world.assignmentId("ana"));
    const [rule] = desk.form.rules;
    await expect(submit("ana", [{ ruleId: rule!.id, reason: "  " }])).rejects.toThrow();
    const given = { ruleId: rule!.id, reason: "Runs through all of it." };
    // A reason for what is in order is not kept.
    await submit("ana", [given, { ruleId: "required-answers", reason: "No." }]);
    const lead = await world.as("lea", "statistics:read");
    expect(await countOverrides(lead, world.roundId)).toEqual([
      { ruleId: rule!.id, reviewer: "ana", count: 1, submitted: 1, reasons: [given.reason] },
    ]);
  });

  test("counts no override of an article that the viewer still codes", async () => {
    const own = await createWorld({ coders: ["ana", "jon"] });
    const lead = await own.as("lea", "codebook:edit");
    await createBuiltIn(lead, "tone");
    await publishCodebook(lead, "");
    const access = await own.as("ana", "annotation:create");
    await submitAssignment(access, await own.assignmentId("ana"), {
      noFrameFound: true,
      overrides: [{ ruleId: "required-answers", reason: "Cannot tell." }],
    });
    expect(await countOverrides(await own.as("jon", "statistics:read"), own.roundId)).toEqual([]);
    expect(await countOverrides(await own.as("lea", "statistics:read"), own.roundId)).toHaveLength(
      1,
    );
  });
});

describe("a tag's attributes", () => {
  test("are checked against the questions of its frame, and required ones listed", async () => {
    const lead = await world.as("lea", "codebook:edit");
    const stance = await createAttribute(lead, {
      scope: "annotation",
      frameId: world.frames.SEC,
      name: "Stance",
      question: "",
      kind: "single",
      options: [
        { value: "for", label: "In favour" },
        { value: "against", label: "Against" },
      ],
      required: true,
      condition: null,
    });
    await publishCodebook(lead, "Stance");
    const attributes = { [stance]: "for" };
    const [wrong] = await send("ana", { ...tag("Monday", world.frames.PRA), attributes } as never);
    expect(wrong).toMatchObject({ status: "refused", code: "invalid_input" });
    const bare = tag("six drones");
    const [, kept] = await send("ana", bare, { ...tag("dependence"), attributes } as never);
    expect(kept).toMatchObject({ status: "saved", annotation: { attributes } });
    await send("ana", answer(tone, 0), answer(primary, "none"));
    await expect(submit("ana")).rejects.toThrow(
      /Stance, of the tag Security concern: “six drones”/,
    );
  });
});
