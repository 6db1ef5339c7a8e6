import { createAssignments } from "@/lib/data/assignments";
import { takeExpertWork } from "@/lib/data/expert-work";
import { applyMutations } from "@/lib/data/mutations";
import { listQueue } from "@/lib/data/queue";
import { createRound } from "@/lib/data/rounds";
import { submitAssignment } from "@/lib/data/submissions";
import type { World } from "@/lib/data/testing/world";
import { at } from "@/lib/data/testing/world";

/** What there is besides the main round: training with its expert, a round that asks for it, and a norming session. */
export interface Sessions {
  readonly trainingId: string;
  /** Ana has not passed its training. */
  readonly gatedRoundId: string;
  readonly normingId: string;
  /** The article of the training, and of the norming session. */
  readonly trainedArticleId: string;
  readonly normedArticleId: string;
  /** Ana's, in the training; submitted. */
  readonly trainedAssignmentId: string;
  /** Ana's, in the norming session. */
  readonly normedAssignmentId: string;
}

/** Train ana and ben with jon as the expert; open a norming session of ana, ben and lea. */
export async function sessionsOf(
  world: World,
  secret: string,
  [trainedArticleId, normedArticleId]: readonly [string, string],
): Promise<Sessions> {
  const planner = await world.as("lea", "assignment:edit");
  const named = (name: string) => `${name} ${secret}`.slice(0, 80);
  const people = (names: readonly string[]) => names.map((name) => world.userId(name));
  const trainingId = await createRound(planner, {
    ...{ name: named("Practice"), kind: "training", revealRule: "article" },
  });
  await createAssignments(planner, trainingId, {
    ...{ articleIds: [trainedArticleId], reviewerIds: people(["ana", "ben"]) },
  });
  const judge = await world.as("jon", "decision:create");
  await takeExpertWork(judge, trainingId, [trainedArticleId]);
  await handIn(world, "jon", trainingId, secret);
  await handIn(world, "ana", trainingId, secret);
  const gatedRoundId = await createRound(planner, {
    ...{ name: named("Reliability"), kind: "reliability", revealRule: "article" },
    entryRoundId: trainingId,
  });
  const normingId = await createRound(planner, {
    ...{ name: named("Norming"), kind: "norming", revealRule: "article" },
  });
  await createAssignments(planner, normingId, {
    ...{ articleIds: [normedArticleId], reviewerIds: people(["ana", "ben", "lea"]) },
  });
  return {
    ...{ trainingId, gatedRoundId, normingId, trainedArticleId, normedArticleId },
    trainedAssignmentId: await ownIn(world, "ana", trainingId),
    normedAssignmentId: await ownIn(world, "ana", normingId),
  };
}

/** Tag a passage in the one article somebody has in a round, and submit it. */
export async function handIn(
  world: World,
  name: string,
  roundId: string,
  memo: string,
): Promise<void> {
  const access = await world.as(name, "annotation:create");
  const id = await ownIn(world, name, roundId);
  await applyMutations(access, id, [
    {
      ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
      ...{ frameId: world.frames.PRA, memo, ...at("six drones") },
    },
  ]);
  await submitAssignment(access, id, { noFrameFound: false });
}

async function ownIn(world: World, name: string, roundId: string): Promise<string> {
  const queue = await listQueue(await world.as(name, "project:read"));
  return queue.find((item) => item.roundId === roundId)!.id;
}
