import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { applyMutations } from "./mutations";
import { findCodebook, publishCodebook } from "./codebooks";
import { requireComparison } from "./comparisons";
import { adoptAgreements, closeAdjudication } from "./decisions";
import { annotationRows } from "./testing/annotation-rows";
import type { FrameContent } from "./frames";
import { createFrame, listDraftFrames, listRetiredFrames } from "./frames";
import { countTouched, mergeFrame, splitFrame, unmergeFrame, unsplitFrame } from "./merges";
import { readFigures } from "./studies";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";

let world: World;
let lead: ProjectAccess<"codebook:edit">;

beforeEach(async () => {
  world = await createWorld({ texts: [TEXT, `${TEXT} Again.`] });
  lead = await world.as("lea", "codebook:edit");
});

async function tag(name: string, words: string, frameId: string, articleId?: string) {
  const annotationId = crypto.randomUUID();
  const [result] = await applyMutations(
    await world.as(name, "annotation:create"),
    await world.assignmentId(name, articleId),
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

async function submit(name: string, articleId?: string) {
  const access = await world.as(name, "annotation:create");
  const assignmentId = await world.assignmentId(name, articleId);
  await submitAssignment(access, assignmentId, { noFrameFound: false });
}

/** Two submitted codings: ana with both frames, overlapping; ben with PRA alone. */
async function code() {
  await tag("ana", "signed a contract for six drones", world.frames.SEC);
  await tag("ana", "six drones on Monday", world.frames.PRA);
  await tag("ben", "six drones on Monday", world.frames.PRA);
  await submit("ana");
  await submit("ben");
}

const figures = async () => readFigures(await world.as("noor", "statistics:read"), WHOLE_STUDY);

const uses = () =>
  prisma.frameUse.findMany({
    where: { roundId: world.roundId },
    orderBy: [{ layer: "asc" }, { reviewerId: "asc" }, { frameId: "asc" }],
    omit: { id: true },
  });

async function exported() {
  const rows = [];
  for await (const row of annotationRows(await world.as("jon", "export:create"))) rows.push(row);
  return rows;
}

describe("merging", () => {
  test("says before what it touches, for the lead who may count it", async () => {
    await tag("ana", "fair price", world.frames.PRA);
    expect(await countTouched(lead, world.frames.PRA)).toEqual({ tags: 0, articles: 0, rounds: 0 });
    await code();
    expect(await countTouched(lead, world.frames.PRA)).toEqual({ tags: 3, articles: 1, rounds: 1 });
  });

  test("lets tags count as the other frame: their union is covered once, and no tag is changed", async () => {
    await code();
    const before = await prisma.annotation.findMany({ orderBy: { id: "asc" } });
    await mergeFrame(lead, world.frames.PRA, world.frames.SEC);

    const counted = await uses();
    expect(counted.map(({ frameId, count }) => [frameId, count])).toEqual(
      expect.arrayContaining([
        [world.frames.SEC, 2],
        [world.frames.SEC, 1],
      ]),
    );
    expect(counted).toHaveLength(2);
    const union = [..."signed a contract for six drones on Monday"].length;
    expect(counted.map(({ covered }) => covered).sort((a, b) => b - a)).toEqual([
      union,
      [..."six drones on Monday"].length,
    ]);
    expect((await figures()).frames.map(({ id }) => id)).toEqual([world.frames.SEC]);
    expect(await prisma.annotation.findMany({ orderBy: { id: "asc" } })).toEqual(before);
    expect((await listRetiredFrames(lead))[0]).toMatchObject({ mergedIntoId: world.frames.SEC });
  });

  test("taken back restores identical figures and an identical export", async () => {
    await code();
    const judge = await world.as("jon", "decision:create");
    const before = [await uses(), await figures(), await exported(), await listDraftFrames(lead)];
    await mergeFrame(lead, world.frames.PRA, world.frames.SEC);
    const merged = await exported();
    expect(merged.map((row) => ({ ...row, countsAs: row.frame }))).toEqual(before[2]);
    expect(new Set(merged.map(({ countsAs }) => countsAs))).toEqual(new Set(["Security concern"]));
    await unmergeFrame(lead, world.frames.PRA);
    expect([await uses(), await figures(), await exported(), await listDraftFrames(lead)]).toEqual(
      before,
    );
    await adoptAgreements(judge, world.roundId, world.articleIds[0]!);
  });

  test("reaches the final layer, and comparisons", async () => {
    await tag("ana", "six drones", world.frames.SEC);
    await tag("ben", "six drones", world.frames.PRA);
    await submit("ana");
    await submit("ben");
    await mergeFrame(lead, world.frames.PRA, world.frames.SEC);
    const judge = await world.as("jon", "decision:create");
    const articleId = world.articleIds[0]!;
    const { annotations } = await requireComparison(
      await world.as("ana", "review:create"),
      world.roundId,
      articleId,
    );
    expect(new Set(annotations.map(({ frameId }) => frameId))).toEqual(new Set([world.frames.SEC]));
    expect(await adoptAgreements(judge, world.roundId, articleId)).toBe(1);
    await closeAdjudication(judge, world.roundId, articleId);
    const before = await uses();
    await mergeFrame(lead, await newFrame("Other"), world.frames.SEC);
    expect(await uses()).toEqual(before);
  });

  test("goes on counting for who still tags with the old frame, and follows chains", async () => {
    const third = await newFrame("Third");
    await publishCodebook(lead, "");
    await tag("ana", "six drones", world.frames.PRA);
    await mergeFrame(lead, world.frames.PRA, world.frames.SEC);
    await tag("ana", "fair price", world.frames.PRA);
    await submit("ana");
    expect((await uses()).map(({ frameId, count }) => [frameId, count])).toEqual([
      [world.frames.SEC, 2],
    ]);
    await mergeFrame(lead, world.frames.SEC, third);
    expect((await uses()).map(({ frameId }) => frameId)).toEqual([third]);
    await unmergeFrame(lead, world.frames.SEC);
    expect((await uses()).map(({ frameId }) => frameId)).toEqual([world.frames.SEC]);
  });

  test("CO-06: while others submit leaves no coding counted the old way", async () => {
    await tag("ana", "six drones", world.frames.PRA);
    await tag("ben", "six drones", world.frames.PRA);
    await tag("ana", "fair price", world.frames.PRA, world.articleIds[1]);
    await Promise.all([
      submit("ana"),
      mergeFrame(lead, world.frames.PRA, world.frames.SEC),
      submit("ben"),
      submit("ana", world.articleIds[1]),
    ]);
    expect((await uses()).map(({ frameId }) => frameId)).toEqual(
      Array<string>(3).fill(world.frames.SEC),
    );
    const known = new Set((await prisma.frame.findMany()).map(({ id }) => id));
    const tags = await prisma.annotation.findMany({
      where: { assignment: { roundId: world.roundId } },
    });
    expect(tags.filter(({ frameId }) => !known.has(frameId))).toEqual([]);
    expect(tags).toHaveLength(3);
  });

  test("is refused into itself, into a group, from another project, and when the name is taken on the way back", async () => {
    const group = await createFrame(lead, {
      ...content("Themes"),
      shortName: "",
      key: "",
      isGroup: true,
    });
    const other = await createWorld();
    for (const [id, into, code] of [
      [world.frames.PRA, world.frames.PRA, "invalid_input"],
      [world.frames.PRA, group, "invalid_input"],
      [group, world.frames.PRA, "invalid_input"],
      [world.frames.PRA, other.frames.SEC, "not_found"],
      [other.frames.SEC, world.frames.PRA, "not_found"],
    ] as const) {
      await expect(mergeFrame(lead, id, into)).rejects.toMatchObject({ code });
    }
    await mergeFrame(lead, world.frames.PRA, world.frames.SEC);
    await newFrame("Pragmatic partnership");
    await expect(unmergeFrame(lead, world.frames.PRA)).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(unmergeFrame(lead, world.frames.SEC)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("splitting", () => {
  test("puts the parts behind the frame and marks its meaning as changed", async () => {
    const [first, second] = await splitFrame(
      lead,
      world.frames.SEC,
      [content("Military", "MIL", "8"), content("Data", "DAT", "9")],
      true,
    );
    expect((await listDraftFrames(lead)).map(({ id }) => id)).toEqual([
      world.frames.SEC,
      first,
      second,
      world.frames.PRA,
    ]);
    const { frames } = await publishCodebook(lead, "");
    expect(frames.map(({ meaningSince, splitFromId }) => [meaningSince, splitFromId])).toEqual([
      [2, null],
      [2, world.frames.SEC],
      [2, world.frames.SEC],
      [1, null],
    ]);
  });

  test("taken back makes tags with a part count as the frame again", async () => {
    const parts = [content("Military", "MIL", "8"), content("Data", "DAT", "9")];
    const [military] = await splitFrame(lead, world.frames.SEC, parts, false);
    await publishCodebook(lead, "");
    await tag("ana", "six drones", military!);
    await submit("ana");
    await unsplitFrame(lead, world.frames.SEC);
    expect((await uses()).map(({ frameId }) => frameId)).toEqual([world.frames.SEC]);
    const draft = await listDraftFrames(lead);
    expect(new Set(draft.map(({ id }) => id))).toEqual(
      new Set([world.frames.SEC, world.frames.PRA]),
    );
    await expect(unsplitFrame(lead, world.frames.PRA)).rejects.toMatchObject({ code: "not_found" });
    expect((await findCodebook(lead))?.frames).toHaveLength(3);
  });
});

function content(name: string, shortName = "OTH", key = "7"): FrameContent {
  return {
    name,
    shortName,
    definition: `${name}: what counts`,
    includeWhen: "",
    excludeWhen: "",
    example: "",
    counterExample: "",
    color: "green",
    pattern: "dotted",
    key,
  };
}

const newFrame = (name: string) => createFrame(lead, content(name));
