import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { CODEBOOK_TEMPLATE } from "@/lib/domain/codebook-template";
import type { FrameContent } from "./codebooks";
import {
  createFrame,
  createFrames,
  findCodebook,
  listCodebookVersions,
  listDraftFrames,
  publishCodebook,
  retireFrame,
  updateFrame,
} from "./codebooks";
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
    expect((await listDraftFrames(lead)).at(-1)).toEqual({ ...grievance, id });
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
    await updateFrame(lead, world.frames.SEC, threat);
    expect(await published()).toEqual(["SEC", "PRA"]);
    await publishCodebook(lead, "");
    expect(await published()).toEqual(["THR", "PRA", "HIS"]);
  });

  test("refuses a change that would make two frames alike, and stays as it was", async () => {
    const change = updateFrame(lead, world.frames.PRA, { ...grievance, key: "1" });
    await expect(change).rejects.toMatchObject({ code: "invalid_input" });
    expect(await draft()).toEqual(["SEC", "PRA"]);
  });

  test("lets a frame keep its own name and key", async () => {
    const [security] = await listDraftFrames(lead);
    const { id, ...content } = security!;
    await updateFrame(lead, id, { ...content, definition: "Another definition" });
    expect((await listDraftFrames(lead))[0]).toEqual({
      ...security,
      definition: "Another definition",
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
      await expect(updateFrame(lead, id, grievance)).rejects.toMatchObject({ code: "not_found" });
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

describe("publishing", () => {
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
