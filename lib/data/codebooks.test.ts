import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { CODEBOOK_TEMPLATE } from "@/lib/domain/codebook-template";
import { depthOf } from "@/lib/domain/codebook/tree";
import type { Frame } from "@/lib/domain/frame";
import { findCodebook, listCodebookVersions, publishCodebook } from "./codebooks";
import type { FrameContent } from "./frames";
import {
  createFrame,
  createFrames,
  listDraftFrames,
  moveFrame,
  restoreFrame,
  retireFrame,
  updateFrame,
} from "./frames";
import { listRounds } from "./rounds";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";

let world: World;
let lead: ProjectAccess<"codebook:edit">;

beforeEach(async () => {
  world = await createWorld();
  lead = await world.as("lea", "codebook:edit");
});

const grievance: FrameContent = CODEBOOK_TEMPLATE[2]!;

/** What a form sends of a frame, with another definition. */
function contentOf(frame: Frame, definition: string): FrameContent {
  const { name, shortName, includeWhen, excludeWhen, example, counterExample } = frame;
  const { color, pattern, key } = frame;
  const words = { name, shortName, definition, includeWhen, excludeWhen, example, counterExample };
  return { ...words, color, pattern, key };
}

/** The draft as an outline: short names, two spaces for each level. */
async function outline(): Promise<string[]> {
  const frames = await listDraftFrames(lead);
  return frames.map(({ id, shortName }) => "  ".repeat(depthOf(frames, id)) + shortName);
}

async function draft() {
  return (await listDraftFrames(lead)).map(({ shortName }) => shortName);
}

async function published() {
  const codebook = await findCodebook(await world.as("ana", "project:read"));
  return codebook?.frames.map(({ shortName }) => shortName);
}

describe("the draft", () => {
  test("takes a new frame at its end, word for word", async () => {
    const id = await createFrame(lead, grievance);
    expect(await draft()).toEqual(["SEC", "PRA", "HIS"]);
    expect((await listDraftFrames(lead)).at(-1)).toMatchObject({ ...grievance, id, revision: 1 });
  });

  test("takes several frames, or none when one of them cannot be", async () => {
    const memory = { ...grievance, name: "Memory", shortName: "MEM", key: "4" };
    await expect(createFrames(lead, [memory, { ...grievance, key: "1" }])).rejects.toMatchObject({
      code: "invalid_input",
      message: "Two frames have the key “1”. Give each its own.",
    });
    expect(await draft()).toEqual(["SEC", "PRA"]);
    await createFrames(lead, [memory, grievance]);
    expect(await draft()).toEqual(["SEC", "PRA", "MEM", "HIS"]);
  });

  test("is not what reviewers see until it is published", async () => {
    await createFrame(lead, grievance);
    const threat = { ...grievance, name: "Threat", shortName: "THR", key: "9" };
    await updateFrame(lead, world.frames.SEC, 1, threat);
    expect(await published()).toEqual(["SEC", "PRA"]);
    await publishCodebook(lead, "", { [world.frames.SEC]: "meaning" });
    expect(await published()).toEqual(["THR", "PRA", "HIS"]);
  });

  test("refuses a change that would make two frames alike, and stays as it was", async () => {
    const change = updateFrame(lead, world.frames.PRA, 1, { ...grievance, key: "1" });
    await expect(change).rejects.toMatchObject({ code: "invalid_input" });
    expect(await draft()).toEqual(["SEC", "PRA"]);
  });

  test("lets a frame keep its own name and key", async () => {
    const [security] = await listDraftFrames(lead);
    await updateFrame(lead, security!.id, 1, contentOf(security!, "Another definition"));
    expect((await listDraftFrames(lead))[0]).toEqual({
      ...security,
      definition: "Another definition",
      revision: 2,
    });
  });

  test("loses a retired frame, whose key is free again and whose row stays", async () => {
    await retireFrame(lead, world.frames.SEC);
    expect(await draft()).toEqual(["PRA"]);
    expect(await published()).toEqual(["SEC", "PRA"]);
    await createFrame(lead, { ...grievance, key: "1" });
    expect(await draft()).toEqual(["PRA", "HIS"]);
    expect(await prisma.frame.count({ where: { id: world.frames.SEC } })).toBe(1);
  });

  test("knows no frames of other projects, nor retired ones", async () => {
    const other = await createWorld();
    await retireFrame(lead, world.frames.SEC);
    for (const id of [other.frames.SEC, world.frames.SEC, "nosuchframe"]) {
      await expect(updateFrame(lead, id, 1, grievance)).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(retireFrame(lead, id)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await listDraftFrames(await other.as("lea", "codebook:edit"))).toHaveLength(2);
  });

  test("gets one frame only when two people add it at the same moment", async () => {
    const answers = await Promise.allSettled([
      createFrame(lead, grievance),
      createFrame(lead, grievance),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await draft()).toEqual(["SEC", "PRA", "HIS"]);
  });

  test("remembers who changed what", async () => {
    const id = await createFrame(lead, grievance);
    await retireFrame(lead, id);
    const events = await prisma.auditEvent.findMany({
      where: { subjectId: id },
      orderBy: { sequence: "asc" },
    });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["frame.create", world.userId("lea")],
      ["frame.retire", world.userId("lea")],
    ]);
  });
});

describe("a change of a frame", () => {
  test("that somebody else has changed meanwhile is a conflict, and overwrites nothing (CO)", async () => {
    const [security] = await listDraftFrames(lead);
    await updateFrame(lead, security!.id, 1, contentOf(security!, "First"));
    await expect(
      updateFrame(lead, security!.id, 1, contentOf(security!, "Second")),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Somebody changed “Security concern”") as string,
    });
    expect((await listDraftFrames(lead))[0]?.definition).toBe("First");
  });

  test("made by two people at the same moment is carried out once (CO)", async () => {
    const [security] = await listDraftFrames(lead);
    const answers = await Promise.allSettled(
      ["one", "two"].map((words) =>
        updateFrame(lead, security!.id, 1, contentOf(security!, words)),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the tree", () => {
  async function grow() {
    const group = { ...grievance, name: "Themes", shortName: "", key: "", isGroup: true };
    const groupId = await createFrame(lead, group);
    const below = await createFrame(lead, { ...grievance, parentId: groupId });
    return { groupId, below };
  }

  test("takes frames into groups, moves them with all below, and out again", async () => {
    const { groupId } = await grow();
    expect(await outline()).toEqual(["SEC", "PRA", "", "  HIS"]);
    await moveFrame(lead, groupId, "up");
    expect(await outline()).toEqual(["SEC", "", "  HIS", "PRA"]);
    await moveFrame(lead, world.frames.PRA, "in");
    expect(await outline()).toEqual(["SEC", "", "  HIS", "  PRA"]);
    await moveFrame(lead, world.frames.PRA, "out");
    await moveFrame(lead, world.frames.SEC, { parentId: groupId, beforeId: null });
    expect(await outline()).toEqual(["", "  HIS", "  SEC", "PRA"]);
  });

  test("refuses a place inside the frame itself or in another project", async () => {
    const { groupId, below } = await grow();
    const other = await createWorld();
    for (const parentId of [below, groupId, other.frames.SEC]) {
      await expect(moveFrame(lead, groupId, { parentId, beforeId: null })).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
    await expect(
      createFrame(lead, {
        ...grievance,
        name: "X",
        shortName: "X",
        key: "",
        parentId: other.frames.SEC,
      }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await outline()).toEqual(["SEC", "PRA", "", "  HIS"]);
  });

  test("keeps a group that still holds frames, and puts a restored frame where it stood", async () => {
    const { groupId, below } = await grow();
    await expect(retireFrame(lead, groupId)).rejects.toMatchObject({
      message: "1 entry stands under “Themes”. Move or retire that first, then retire this one.",
    });
    await retireFrame(lead, below);
    expect(await outline()).toEqual(["SEC", "PRA", ""]);
    await restoreFrame(lead, below);
    expect(await outline()).toEqual(["SEC", "PRA", "", "  HIS"]);
    await retireFrame(lead, below);
    await createFrame(lead, { ...grievance, key: "" });
    await expect(restoreFrame(lead, below)).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("publishing", () => {
  test("asks of every frame whose words changed whether its meaning did, and keeps the answer", async () => {
    const [security, partnership] = await listDraftFrames(lead);
    await updateFrame(lead, security!.id, 1, contentOf(security!, "Wider"));
    await updateFrame(lead, partnership!.id, 1, contentOf(partnership!, "Clearer"));
    const judged = { [security!.id]: "meaning" } as const;
    await expect(publishCodebook(lead, "", judged)).rejects.toMatchObject({
      message: "Say of “Pragmatic partnership” whether its meaning changed or only its wording.",
    });
    const { frames } = await publishCodebook(lead, "", {
      ...judged,
      [partnership!.id]: "wording",
    });
    expect(frames.map(({ meaningSince }) => meaningSince)).toEqual([2, 1]);
    await createFrame(lead, grievance);
    const next = await publishCodebook(lead, "");
    expect(next.frames.map(({ meaningSince }) => meaningSince)).toEqual([2, 1, 3]);
  });

  test("knows a frame that comes back", async () => {
    await retireFrame(lead, world.frames.PRA);
    await publishCodebook(lead, "");
    await restoreFrame(lead, world.frames.PRA);
    const { frames } = await publishCodebook(lead, "");
    expect(frames.map(({ meaningSince }) => meaningSince)).toEqual([1, 1]);
  });

  test("refuses to change a version", async () => {
    const version = await findCodebook(lead);
    await expect(
      prisma.codebookVersion.update({ where: { id: version!.id }, data: { note: "Other" } }),
    ).rejects.toThrow();
  });

  test("makes the next version, and open rounds use it while closed ones keep theirs", async () => {
    await createFrame(lead, grievance);
    await publishCodebook(lead, "Adds historical grievance");
    const reader = await world.as("ana", "project:read");
    const versions = await listCodebookVersions(reader);
    expect(versions.map(({ number, note, frames }) => [number, note, frames.length])).toEqual([
      [2, "Adds historical grievance", 3],
      [1, "First version", 2],
    ]);
    expect((await listRounds(reader))[0]?.codebookVersion).toBe(2);

    await prisma.round.update({ where: { id: world.roundId }, data: { closedAt: new Date() } });
    await retireFrame(lead, world.frames.PRA);
    await publishCodebook(lead, "");
    expect((await listRounds(reader))[0]?.codebookVersion).toBe(2);
  });

  test("is refused when nothing has changed", async () => {
    await expect(publishCodebook(lead, "")).rejects.toMatchObject({
      code: "invalid_input",
      message: "Nothing has changed since version 1, so there is nothing to publish.",
    });
  });

  test("is refused for a codebook without frames", async () => {
    await retireFrame(lead, world.frames.SEC);
    await retireFrame(lead, world.frames.PRA);
    await expect(publishCodebook(lead, "")).rejects.toMatchObject({ code: "invalid_input" });
    expect(await published()).toEqual(["SEC", "PRA"]);
  });

  test("shows a project nothing of another's", async () => {
    const other = await createWorld();
    await createFrame(lead, grievance);
    await publishCodebook(lead, "");
    const reader = await other.as("ana", "project:read");
    expect(await listCodebookVersions(reader)).toHaveLength(1);
    expect((await findCodebook(reader))?.frames.map(({ id }) => id)).toEqual([
      other.frames.SEC,
      other.frames.PRA,
    ]);
  });
});
