import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import type { RevealRule } from "@/lib/domain/visibility";
import { listUnsettledTags, settleTag } from "./anchors";
import { readBlindLayer } from "./blind-layer";
import { requireComparison } from "./comparisons";
import { correctText } from "./corrections";
import { createDecision } from "./decisions";
import { applyMutations } from "./mutations";
import { askForReopening, reopenAssignment, requireOwnWork } from "./reopenings";
import { readFigures } from "./studies";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";

let world: World;
let articleId: string;

async function begin(revealRule: RevealRule = "article", texts: readonly string[] = [TEXT]) {
  world = await createWorld({ revealRule, texts });
  articleId = world.articleIds[0]!;
}

beforeEach(() => begin());

async function tag(name: string, words: string, frame: "SEC" | "PRA" = "SEC"): Promise<string> {
  const annotationId = crypto.randomUUID();
  const [result] = await applyMutations(
    await world.as(name, "annotation:create"),
    await world.assignmentId(name),
    [
      {
        ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId, memo: "" },
        ...{ frameId: world.frames[frame], ...at(words) },
      },
    ],
  );
  expect(result?.status).toBe("saved");
  return annotationId;
}

async function untag(name: string, annotationId: string, baseRevision = 1) {
  const [result] = await applyMutations(
    await world.as(name, "annotation:create"),
    await world.assignmentId(name),
    [{ kind: "delete", mutationId: crypto.randomUUID(), annotationId, baseRevision }],
  );
  expect(result?.status).toBe("saved");
}

async function submit(name: string, noFrameFound = false) {
  const access = await world.as(name, "annotation:create");
  await submitAssignment(access, await world.assignmentId(name), { noFrameFound });
}

async function reopen(name: string, by = "lea") {
  const access = await world.as(by, "decision:create");
  return reopenAssignment(access, await world.assignmentId(name), "Look at the second paragraph");
}

const submissionsOf = async (name: string) =>
  prisma.submission.findMany({
    where: { assignmentId: await world.assignmentId(name) },
    orderBy: { number: "asc" },
  });

const rowOf = async (name: string) =>
  prisma.assignment.findUniqueOrThrow({ where: { id: await world.assignmentId(name) } });

async function figures(name = "jon") {
  const access = await world.as(name, "statistics:read");
  const { coded, studies } = await readFigures(access, { ...WHOLE_STUDY, round: world.roundId });
  return { coded, uses: studies.reviewer };
}

async function blindQuotes(): Promise<string[]> {
  const quotes: string[] = [];
  const access = await world.as("jon", "statistics:read");
  for await (const work of readBlindLayer(access, { roundId: world.roundId })) {
    quotes.push(...work.annotations.map(({ quote }) => quote));
  }
  return quotes.sort();
}

async function comparedBy(name: string) {
  const access = await world.as(name, "review:create");
  const { annotations } = await requireComparison(access, world.roundId, articleId);
  return annotations.map(({ quote }) => quote).sort();
}

describe("a submission", () => {
  test("is a row of its own with everything that was handed in, and its hash", async () => {
    const id = await tag("ana", "warn of dependence");
    await submit("ana");
    const [first, ...others] = await submissionsOf("ana");
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      ...{ number: 1, noFrameFound: false, afterReveal: false },
      sha256: (await rowOf("ana")).submittedHash,
      content: {
        answers: {},
        annotations: [{ id, quote: "warn of dependence", textVersion: 1, codebookVersion: 1 }],
      },
    });
  });

  test("is never changed nor deleted", async () => {
    await tag("ana", "warn of dependence");
    await submit("ana");
    const [first] = await submissionsOf("ana");
    const where = { id: first!.id };
    await expect(prisma.submission.update({ where, data: { number: 2 } })).rejects.toThrow();
    await expect(prisma.submission.delete({ where })).rejects.toThrow();
  });
});

describe("reopening before anything was revealed", () => {
  test("just opens the article: it counts nowhere, and its reviewer is as blind as before", async () => {
    const id = await tag("ana", "warn of dependence");
    await submit("ana");
    expect(await reopen("ana")).toEqual({ afterReveal: false });
    expect(await rowOf("ana")).toMatchObject({ submittedAt: null, blindSubmissionId: null });
    expect(await prisma.frameUse.count({ where: { roundId: world.roundId } })).toBe(0);
    expect((await figures()).coded).toEqual([]);

    await tag("ben", "an old friendship");
    await submit("ben");
    await expect(comparedBy("ana")).rejects.toMatchObject({ code: "forbidden" });

    await untag("ana", id);
    await submit("ana", true);
    const history = await submissionsOf("ana");
    expect(
      history.map(({ number, afterReveal, noFrameFound }) => [number, afterReveal, noFrameFound]),
    ).toEqual([
      [1, false, false],
      [2, false, true],
    ]);
    expect(await blindQuotes()).toEqual(["an old friendship"]);
  });

  test("tells the reviewer why, and puts it in the inbox", async () => {
    await submit("ana", true);
    await reopen("ana");
    const own = await requireOwnWork(
      await world.as("ana", "annotation:create"),
      await world.assignmentId("ana"),
    );
    expect(own).toMatchObject({
      reopened: { reason: "Look at the second paragraph", afterReveal: false },
      asked: null,
    });
    const items = await prisma.inboxItem.findMany({ where: { receiverId: world.userId("ana") } });
    expect(items.map(({ kind }) => kind)).toContain("work-reopened");
  });
});

describe("reopening after reveal", () => {
  let tagged: string;

  beforeEach(async () => {
    tagged = await tag("ana", "warn of dependence");
    await tag("ben", "warn of dependence");
    await submit("ana");
    await submit("ben");
  });

  test("leaves agreement and every figure as they were, whatever the revision says (pitfall 2)", async () => {
    const before = await figures();
    const uses = () =>
      prisma.frameUse.findMany({
        where: { roundId: world.roundId },
        orderBy: [{ reviewerId: "asc" }, { frameId: "asc" }],
        omit: { id: true },
      });
    const usesBefore = await uses();
    expect(usesBefore).toHaveLength(2);

    expect(await reopen("ana")).toEqual({ afterReveal: true });
    await untag("ana", tagged);
    await tag("ana", "an old friendship", "PRA");
    expect(await figures()).toEqual(before);
    await submit("ana");
    expect(await figures()).toEqual(before);
    expect(await uses()).toEqual(usesBefore);
    expect(await blindQuotes()).toEqual(["warn of dependence", "warn of dependence"]);

    const [first, second] = await submissionsOf("ana");
    expect([first!.afterReveal, second!.afterReveal]).toEqual([false, true]);
    expect(await rowOf("ana")).toMatchObject({ blindSubmissionId: first!.id });
  });

  test("does not make teammates' view go dark, nor show half of a revision", async () => {
    await reopen("ana");
    expect(await comparedBy("ben")).toEqual(["warn of dependence", "warn of dependence"]);
    await untag("ana", tagged);
    await tag("ana", "an old friendship", "PRA");
    expect(await comparedBy("ben")).toEqual(["warn of dependence", "warn of dependence"]);
    expect(await comparedBy("ana")).toEqual(["warn of dependence", "warn of dependence"]);
    await submit("ana");
    expect(await comparedBy("ben")).toEqual(["an old friendship", "warn of dependence"]);
  });

  test("marks the revision wherever the work is shown", async () => {
    const marks = async () => {
      const access = await world.as("ben", "review:create");
      const { reviewers } = await requireComparison(access, world.roundId, articleId);
      return reviewers.map(({ name, revision }) => [name, revision]);
    };
    expect(await marks()).toEqual([
      ["ana", null],
      ["ben", null],
    ]);
    await reopen("ana");
    expect(await marks()).toEqual([
      ["ana", "being revised"],
      ["ben", null],
    ]);
    await submit("ana");
    expect(await marks()).toEqual([
      ["ana", "revised"],
      ["ben", null],
    ]);
  });

  test("is after reveal also where work that was given out later hides everything again", async () => {
    await begin("round");
    await submit("ana", true);
    await submit("ben", true);
    await prisma.assignment.create({
      data: {
        ...{ id: crypto.randomUUID(), roundId: world.roundId, articleId, position: 1 },
        textVersionId: (await rowOf("ana")).textVersionId,
        reviewerId: world.userId("chen"),
        createdAt: new Date(Date.now() + 60_000),
      },
    });
    expect(await reopen("ana")).toEqual({ afterReveal: true });
  });

  test("is after reveal where a judge has said a word on the article", async () => {
    await begin("adjudication");
    const id = await tag("ana", "warn of dependence");
    await submit("ana");
    await createDecision(await world.as("jon", "decision:create"), world.roundId, articleId, {
      ...{ kind: "adopted", frameId: world.frames.SEC, ...at("warn of dependence") },
      ...{ textVersion: 1, reason: "", annotationIds: [id] },
    });
    expect(await reopen("ana")).toEqual({ afterReveal: true });
  });
});

describe("a correction of the text", () => {
  const corrected = TEXT.replace("on Monday", "late on Sunday").replace("Critics", "Many critics");

  const correct = async () =>
    correctText(await world.as("lea", "article:import"), {
      ...{ articleId, text: corrected, note: "As printed", baseTextVersion: 1 },
    });

  test("carries the blind work and the revision over, each as a submission of its own", async () => {
    const id = await tag("ana", "warn of dependence");
    await tag("ben", "warn of dependence");
    await submit("ana");
    await submit("ben");
    await reopen("ana");
    await untag("ana", id);
    await tag("ana", "an old friendship");
    await submit("ana");
    await correct();
    const history = await submissionsOf("ana");
    expect(
      history.map(({ number, afterReveal, content }) => [
        number,
        afterReveal,
        (content as { carriedFrom?: number }).carriedFrom,
      ]),
    ).toEqual([
      [1, false, undefined],
      [2, true, undefined],
      [3, false, 1],
      [4, true, 2],
    ]);
    expect(await rowOf("ana")).toMatchObject({ blindSubmissionId: history[2]!.id });
    expect(await blindQuotes()).toEqual(["warn of dependence", "warn of dependence"]);
  });

  test("while the work is being revised keeps what teammates see on the new text", async () => {
    await tag("ana", "warn of dependence");
    await tag("ben", "warn of dependence");
    await submit("ana");
    await submit("ben");
    await reopen("ana");
    await correct();
    const access = await world.as("ben", "review:create");
    const { annotations, textVersion } = await requireComparison(access, world.roundId, articleId);
    expect(textVersion).toBe(2);
    const starts = new Set(annotations.map(({ start }) => start));
    expect([...starts]).toEqual([[...corrected.slice(0, corrected.indexOf("warn of dep"))].length]);
  });

  test("that its reviewer settles is settled in the blind work too", async () => {
    await tag("ana", "signed a contract for six drones on Monday");
    await tag("ben", "warn of dependence");
    await submit("ana");
    await submit("ben");
    await reopen("ana");
    await submit("ana");
    await correct();
    const access = await world.as("ana", "annotation:create");
    const [waiting] = await listUnsettledTags(access);
    await settleTag(access, waiting!.id, waiting!.revision, { kind: "delete" });
    expect(await blindQuotes()).toEqual(["warn of dependence"]);
  });
});

describe("asking for it", () => {
  test("tells leads and adjudicators, and is answered by reopening", async () => {
    await submit("ana", true);
    const access = await world.as("ana", "annotation:create");
    const id = await world.assignmentId("ana");
    await askForReopening(access, id, "I missed the headline");
    expect(await requireOwnWork(access, id)).toMatchObject({
      reopened: null,
      asked: "I missed the headline",
    });
    const told = await prisma.inboxItem.findMany({ where: { subjectId: id } });
    expect(told.map(({ receiverId }) => receiverId).sort()).toEqual(
      [world.userId("lea"), world.userId("jon")].sort(),
    );
    await reopen("ana", "jon");
    expect((await requireOwnWork(access, id)).asked).toBeNull();
  });

  test("is refused for open work, for others' work and without a reason", async () => {
    const ana = await world.as("ana", "annotation:create");
    const own = await world.assignmentId("ana");
    await expect(askForReopening(ana, own, "Why not")).rejects.toMatchObject({ code: "conflict" });
    await submit("ana", true);
    await expect(askForReopening(ana, own, "  ")).rejects.toMatchObject({ code: "invalid_input" });
    const theirs = await world.assignmentId("ben");
    await expect(askForReopening(ana, theirs, "Why not")).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("reopening is refused for open work, in a closed round, and from another project", async () => {
  await expect(reopen("ana")).rejects.toMatchObject({ code: "not_found" });
  await submit("ana", true);
  const other = await createWorld();
  const stranger = await other.as("lea", "decision:create");
  const id = await world.assignmentId("ana");
  await expect(reopenAssignment(stranger, id, "Why not")).rejects.toMatchObject({
    code: "not_found",
  });
  await prisma.round.update({ where: { id: world.roundId }, data: { closedAt: new Date() } });
  await expect(reopen("ana")).rejects.toMatchObject({ code: "conflict" });
});
