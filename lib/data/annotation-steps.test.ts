import { expect, test } from "vitest";
import type { AnnotationMutation } from "@/lib/domain/annotation";
import type { AnnotationState } from "@/lib/domain/annotation-state";
import { annotationState, reduce, shownAnnotations } from "@/lib/domain/annotation-state";
import { redoMutations, undoMutations } from "@/lib/domain/annotation-undo";
import { listSteps } from "./annotation-steps";
import { requireCodingDesk } from "./assignments";
import { applyMutations } from "./mutations";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";

const id = () => crypto.randomUUID();

async function send(world: World, articleId: string, mutations: readonly AnnotationMutation[]) {
  const access = await world.as("ana", "annotation:create");
  const assignmentId = await world.assignmentId("ana", articleId);
  const results = await applyMutations(access, assignmentId, mutations);
  expect(results.map(({ status }) => status)).toEqual(mutations.map(() => "saved"));
}

function create(world: World, start: number): AnnotationMutation {
  const ids = { mutationId: id(), annotationId: id() };
  return { kind: "create", ...ids, frameId: world.frames.SEC, memo: "", start, end: start + 1 };
}

/** As a browser has it after a reload: from the server alone. */
async function reopened(world: World, articleId: string): Promise<AnnotationState> {
  const access = await world.as("ana", "annotation:create");
  const assignmentId = await world.assignmentId("ana", articleId);
  const desk = await requireCodingDesk(access, assignmentId);
  const { undoable, redoable, trash } = await listSteps(access);
  const here = <T extends { assignmentId: string }>(list: readonly T[]) =>
    list.filter((one) => one.assignmentId === assignmentId);
  const state = annotationState(desk.text, access.userId, desk.annotations, desk.textVersion);
  return reduce(state, {
    kind: "remember",
    undoable: here(undoable),
    redoable: here(redoable),
    trash: here(trash),
  });
}

test("more than 100 steps, some of many tags, are undone and redone across reloads", async () => {
  const world = await createWorld();
  const [articleId] = world.articleIds;
  for (let i = 0; i < 105; i++) await send(world, articleId!, [create(world, i)]);
  const stepId = id();
  const bulk = [110, 112, 114].map((start) => ({ ...create(world, start), stepId }));
  await send(world, articleId!, bulk);

  for (const left of [105, 104, 103, 102]) {
    const state = await reopened(world, articleId!);
    await send(world, articleId!, undoMutations(state, id));
    expect(shownAnnotations(await reopened(world, articleId!))).toHaveLength(left);
  }
  let state = await reopened(world, articleId!);
  for (let i = 0; i < 102; i++) {
    const mutations = undoMutations(state, id);
    state = reduce(state, { kind: "undo", mutations });
    await send(world, articleId!, mutations);
  }
  expect(shownAnnotations(state)).toEqual([]);
  for (const now of [1, 2]) {
    state = await reopened(world, articleId!);
    await send(world, articleId!, redoMutations(state, id));
    expect(shownAnnotations(await reopened(world, articleId!))).toHaveLength(now);
  }
});

test("steps of several articles stand in one order, those of submitted ones and of others not at all", async () => {
  const world = await createWorld({ texts: [TEXT, `${TEXT}\nAgain.`] });
  const [first, second] = world.articleIds;
  const access = await world.as("ana", "annotation:create");
  await send(world, first!, [create(world, 1)]);
  await send(world, second!, [create(world, 2)]);
  await send(world, first!, [create(world, 3)]);
  const ben = await world.as("ben", "annotation:create");
  const tag = { ...create(world, 5), ...at("six drones") };
  await applyMutations(ben, await world.assignmentId("ben", first), [tag]);

  const [firstId, secondId] = [
    await world.assignmentId("ana", first),
    await world.assignmentId("ana", second),
  ];
  const { undoable } = await listSteps(access);
  expect(undoable.map(({ assignmentId }) => assignmentId)).toEqual([firstId, secondId, firstId]);
  await submitAssignment(access, firstId, { noFrameFound: false });
  const left = await listSteps(access);
  expect(left.undoable.map(({ assignmentId }) => assignmentId)).toEqual([secondId]);
  const elsewhere = await (await createWorld()).as("ana", "annotation:create");
  expect(await listSteps(elsewhere)).toEqual({ undoable: [], redoable: [], trash: [] });
});
