import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { grant, grantAdmin } from "@/lib/domain/access";
import { findMember } from "./members";
import { createProject } from "./projects";
import { createRound, listRounds } from "./rounds";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

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
        suggestions: "off",
        revealRule: "article",
        codebookVersion: 1,
        closedAt: null,
      },
      { id, ...training, suggestions: "off", codebookVersion: 1, closedAt: null },
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
