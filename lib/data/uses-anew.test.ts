import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { agreementOf } from "@/lib/domain/statistics/agreement-rows";
import type { Omittable } from "@/lib/domain/statistics/without";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { adoptAgreements, closeAdjudication } from "./decisions";
import { publishCodebook } from "./codebooks";
import { listDraftFrames, updateFrame } from "./frames";
import { applyMutations } from "./mutations";
import { listRechecks, recheckTag } from "./rechecks";
import { readFigures } from "./studies";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld } from "./testing/world";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

async function tag(name: string, words: string, frameId: string) {
  const annotationId = crypto.randomUUID();
  const [result] = await applyMutations(
    await world.as(name, "annotation:create"),
    await world.assignmentId(name),
    [
      {
        kind: "create",
        mutationId: crypto.randomUUID(),
        annotationId,
        frameId,
        memo: "",
        ...at(words),
      },
    ],
  );
  expect(result?.status).toBe("saved");
  return annotationId;
}

async function submit(name: string) {
  const access = await world.as(name, "annotation:create");
  await submitAssignment(access, await world.assignmentId(name), { noFrameFound: false });
}

/** Publish a version in which “Security concern” means something else. */
async function redefine() {
  const lead = await world.as("lea", "codebook:edit");
  const [frame] = await listDraftFrames(lead);
  const { name, shortName, includeWhen, excludeWhen, example, counterExample, ...rest } = frame!;
  const { color, pattern, key, revision, id } = rest;
  const words = { name, shortName, includeWhen, excludeWhen, example, counterExample };
  await updateFrame(lead, id, revision, { ...words, definition: "Other", color, pattern, key });
  await publishCodebook(lead, "", { [id]: "meaning" });
}

const figures = async (...omitted: Omittable[]) =>
  readFigures(await world.as("noor", "statistics:read"), { ...WHOLE_STUDY, without: omitted });

/** The number of tags of each frame, summed over codings. */
const tagsOf = ({ studies }: Awaited<ReturnType<typeof figures>>, layer: "reviewer" | "final") =>
  studies[layer].frames.map((_, index) =>
    studies[layer].articles
      .flatMap(({ codings }) => codings)
      .reduce((sum, coding) => sum + (coding[index]?.count ?? 0), 0),
  );

test("counted anew without anything to leave out, the figures are those that were stored", async () => {
  await tag("ana", "six drones", world.frames.SEC);
  await tag("ana", "Monday. Critics 📰 warn", world.frames.SEC);
  await tag("ben", "six drones", world.frames.SEC);
  await tag("ben", "fair price", world.frames.PRA);
  await submit("ana");
  await submit("ben");
  expect(await figures("stale", "suggested")).toEqual({
    ...(await figures()),
    filter: expect.objectContaining({ without: ["stale", "suggested"] }) as unknown,
  });
});

describe("without stale tags", () => {
  test("a tag made before the change is gone, one made after it or confirmed counts", async () => {
    await tag("ana", "six drones", world.frames.SEC);
    const confirmed = await tag("ana", "dependence", world.frames.SEC);
    await tag("ana", "fair price", world.frames.PRA);
    await tag("ben", "six drones", world.frames.SEC);
    await redefine();
    await tag("ana", "an old friendship", world.frames.SEC);
    const ana = await world.as("ana", "annotation:create");
    const { tags } = await listRechecks(ana);
    const { revision } = tags.find(({ id }) => id === confirmed)!;
    await recheckTag(ana, confirmed, revision, { kind: "keep" });
    await submit("ana");
    await submit("ben");

    expect(tagsOf(await figures(), "reviewer")).toEqual([4, 1]);
    const without = await figures("stale");
    expect(tagsOf(without, "reviewer")).toEqual([2, 1]);
    // Ben's article has lost its only tag and stays in the denominator.
    expect(without.coded[0]?.passes.map(({ frameIds }) => frameIds.length)).toEqual([2, 0]);
    expect(without.studies.reviewer.articles[0]?.codings).toHaveLength(2);
  });

  test("a settled passage goes when all tags that it settles are stale", async () => {
    await tag("ana", "six drones", world.frames.SEC);
    await tag("ben", "six drones", world.frames.SEC);
    await tag("ana", "fair price", world.frames.PRA);
    await tag("ben", "fair price", world.frames.PRA);
    await submit("ana");
    await submit("ben");
    const judge = await world.as("jon", "decision:create");
    await adoptAgreements(judge, world.roundId, world.articleIds[0]!);
    await closeAdjudication(judge, world.roundId, world.articleIds[0]!);
    expect((await figures("stale")).studies).toEqual((await figures()).studies);
    await redefine();
    expect(tagsOf(await figures(), "final")).toEqual([1, 1]);
    expect(tagsOf(await figures("stale"), "final")).toEqual([0, 1]);
  });
});

test("agreement can be computed with and without suggested tags", async () => {
  const suggested = await tag("ana", "six drones", world.frames.SEC);
  await tag("ana", "fair price", world.frames.PRA);
  await tag("ben", "six drones", world.frames.SEC);
  await prisma.annotation.update({ where: { id: suggested }, data: { suggested: true } });
  await submit("ana");
  await submit("ben");
  const percent = async (...omitted: Omittable[]) => {
    const { coded, frames } = await figures(...omitted);
    return agreementOf(coded, frames).map((frame) => frame.percent.value);
  };
  expect(await percent()).toEqual([1, 0]);
  expect(await percent("suggested")).toEqual([0, 0]);
  expect(await percent("stale")).toEqual([1, 0]);
});

test("whoever still codes an article counts nothing of it, whatever is left out", async () => {
  await tag("ana", "six drones", world.frames.SEC);
  await submit("ana");
  const access = await world.as("lea", "statistics:read");
  const before = await readFigures(access, { ...WHOLE_STUDY, without: ["stale"] });
  expect(before.coded).toHaveLength(1);
  await prisma.assignment.updateMany({
    where: { reviewer: { id: world.userId("ben") } },
    data: { reviewerId: access.userId },
  });
  const after = await readFigures(access, { ...WHOLE_STUDY, without: ["stale"] });
  expect(after.coded).toEqual([]);
  expect(after.studies.reviewer.articles).toEqual([]);
});
