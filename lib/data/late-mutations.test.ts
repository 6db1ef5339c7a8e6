import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { AnnotationMutation, MutationResult } from "@/lib/domain/annotation";
import { listUnsettledTags } from "./anchors";
import { listSteps } from "./annotation-steps";
import { requireCodingDesk } from "./assignments";
import { correctText } from "./corrections";
import { applyMutations } from "./mutations";
import { at, createWorld, TEXT, type World } from "./testing/world";

/** What a browser queued offline on a text that was corrected before it could be sent. */

const CORRECTED = TEXT.replace("on Monday", "late on Sunday").replace(
  "a fair price for a good product",
  "something else",
);

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

async function send(...mutations: AnnotationMutation[]): Promise<MutationResult[]> {
  const access = await world.as("ana", "annotation:create");
  return applyMutations(access, await world.assignmentId("ana"), mutations);
}

function unsaid(words: string) {
  const ids = { mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() };
  return { kind: "create", ...ids, frameId: world.frames.SEC, memo: "", ...at(words) } as const;
}

const create = (words: string, textVersion = 1) => ({ ...unsaid(words), textVersion });

async function correct(text = CORRECTED, baseTextVersion = 1) {
  const [articleId] = world.articleIds as [string];
  const lead = await world.as("lea", "article:import");
  await correctText(lead, { articleId, text, note: "As printed", baseTextVersion });
}

const row = (id: string) =>
  prisma.annotation.findUniqueOrThrow({ where: { id }, include: { textVersion: true } });

test("a new tag stands at its words, wherever they are now", async () => {
  await correct();
  const mutation = create("warn of dependence");
  const [first] = await send(mutation);
  expect(first).toMatchObject({
    status: "saved",
    annotation: { quote: "warn of dependence", anchor: "sound" },
  });
  const stored = await row(mutation.annotationId);
  expect(stored).toMatchObject({ quote: "warn of dependence", textVersion: { number: 2 } });
  expect(stored.start).toBe(at("warn of dependence").start + "late on Sunday".length - 9);
  // The answer was lost on the way, so it comes again: same answer, one row.
  expect(await send(mutation)).toEqual([first]);
  expect(await prisma.annotation.count({ where: { id: mutation.annotationId } })).toBe(1);
});

test("one whose words were corrected waits to be confirmed", async () => {
  await correct();
  const mutation = create("signed a contract for six drones on Monday");
  expect(await send(mutation)).toMatchObject([{ status: "saved" }]);
  expect(await row(mutation.annotationId)).toMatchObject({
    anchor: "changed",
    quote: "signed a contract for six drones late on Sunday",
  });
  expect(await listUnsettledTags(await world.as("ana", "annotation:create"))).toMatchObject([
    { id: mutation.annotationId, anchor: "changed" },
  ]);
});

test("one whose words are gone is refused with them, and nothing is stored", async () => {
  await correct();
  const [gone, kept] = [create("a fair price for a good product"), create("warn of dependence")];
  expect(await send(gone, kept)).toMatchObject([
    {
      ...{ status: "refused", code: "conflict", quote: "a fair price for a good product" },
      message: expect.stringContaining("no longer in it") as string,
    },
    { status: "saved" },
  ]);
  expect(await prisma.annotation.count({ where: { id: gone.annotationId } })).toBe(0);
});

test("a passage in parts is found part by part", async () => {
  await correct();
  const [one, other] = [at("six drones"), at("warn of dependence")];
  const mutation = { ...create("six drones"), end: other.end, pieces: [one, other] };
  const [result] = await send(mutation);
  expect(result).toMatchObject({ status: "saved" });
  const { pieces, textVersion } = await row(mutation.annotationId);
  const words = (pieces as { start: number; end: number }[]).map(({ start, end }) =>
    [...textVersion.text].slice(start, end).join(""),
  );
  expect(words).toEqual(["six drones", "warn of dependence"]);
});

test("a tag that is placed anew by old offsets stands at their words; over a newer revision it is a conflict", async () => {
  const made = create("six drones");
  await send(made);
  await correct();
  const { annotationId } = made;
  const wanted = at("warn of dependence");
  const update = (baseRevision: number): AnnotationMutation => ({
    ...{ kind: "update", mutationId: crypto.randomUUID(), annotationId, baseRevision },
    ...{ ...wanted, textVersion: 1 },
  });
  expect(await send(update(1))).toMatchObject([
    { status: "conflict", current: { quote: "six drones", revision: 2 } },
  ]);
  expect(await send(update(2))).toMatchObject([{ status: "saved" }]);
  expect(await row(annotationId)).toMatchObject({ quote: "warn of dependence", anchor: "sound" });

  const half = { ...update(3), end: undefined } as AnnotationMutation;
  expect(await send(half)).toMatchObject([{ status: "refused", code: "invalid_input" }]);
});

test("a note alone needs no place", async () => {
  const made = create("six drones");
  await send(made);
  await correct();
  const ids = { mutationId: crypto.randomUUID(), annotationId: made.annotationId };
  expect(await send({ kind: "update", ...ids, baseRevision: 2, memo: "Still" })).toMatchObject([
    { status: "saved", annotation: { memo: "Still", anchor: "sound" } },
  ]);
});

test("one that does not say its text counts in the first, and always waits to be confirmed", async () => {
  await correct();
  expect(await send(unsaid("warn of dependence"))).toMatchObject([
    { status: "saved", annotation: { quote: "warn of dependence", anchor: "changed" } },
  ]);
});

test.each([
  ["of a text that never was", 7, at("six drones"), "not_found"],
  ["outside its text", 1, { start: 0, end: 5000 }, "invalid_span"],
])("a passage %s is refused", async (_which, textVersion, place, code) => {
  await correct();
  const mutation = { ...create("six drones", textVersion), ...place };
  expect(await send(mutation)).toMatchObject([{ status: "refused", code }]);
});

test("two corrections later it is found too", async () => {
  await correct();
  await correct(`A first line that is new.\n${CORRECTED}`, 2);
  const mutation = create("warn of dependence");
  expect(await send(mutation)).toMatchObject([
    { status: "saved", annotation: { quote: "warn of dependence", anchor: "sound" } },
  ]);
});

test("the reviewer goes on reading at the same words, and takes back nothing across the correction", async () => {
  const access = await world.as("ana", "annotation:create");
  const assignmentId = await world.assignmentId("ana");
  const { start: place } = at("warn of dependence");
  await prisma.assignment.update({ where: { id: assignmentId }, data: { place } });
  await send(create("warn of dependence"));
  expect((await listSteps(access)).undoable).toHaveLength(1);
  await correct();
  const desk = await requireCodingDesk(access, assignmentId);
  expect(desk.textVersion).toBe(2);
  expect([...desk.text].slice(desk.place).join("")).toMatch(/^warn of dependence/);
  expect((await listSteps(access)).undoable).toEqual([]);
  await send(create("six drones", 1));
  expect((await listSteps(access)).undoable).toHaveLength(1);
});
