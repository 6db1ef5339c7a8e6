import { expect, test } from "vitest";
import type { ProjectAccess } from "@/lib/domain/access";
import { retireFrame } from "./frames";
import { applyMutations } from "./mutations";
import { createImportBatch, importText } from "./imports";
import { createInvitation, INVITATION_LIFE } from "./invitations";
import { createAssignments } from "./assignments";
import { disableMember } from "./members";
import { readProjectCounts } from "./overview";
import { submitAssignment } from "./submissions";
import { at, createWorld, TEXT } from "./testing/world";

test("counts what there is and what is done", async () => {
  const world = await createWorld({ texts: [TEXT, `${TEXT}\nAgain.`], coders: ["ana", "ben"] });
  const lead = await world.as("lea", "codebook:edit");
  expect(await readProjectCounts(lead)).toEqual({
    articles: 2,
    frozen: 2,
    draftFrames: 2,
    codebookVersion: 1,
    draftPublished: true,
    coders: 3, // ana, ben and chen, who has no article yet
    invited: 0,
    assignedArticles: 2,
    assignments: 4,
    submitted: 0,
  });

  const importer = await world.as("lea", "article:import");
  await importText(importer, await createImportBatch(importer, "paste"), {
    fileName: "raw.txt",
    encoding: "UTF-8",
    raw: `${TEXT}\nRaw.`,
  });
  await retireFrame(lead, world.frames.PRA);
  const inviter = await world.as("lea", "member:edit");
  await createInvitation(inviter, { email: "dora@example.org", role: "reviewer" }, world.slug);
  await disableMember(inviter, world.userId("chen"));
  await createAssignments(await world.as("lea", "assignment:edit"), world.roundId, {
    articleIds: world.articleIds,
    reviewerIds: [world.userId("lea")],
  });
  await submitAssignment(
    await world.as("ana", "annotation:create"),
    await world.assignmentId("ana"),
    { noFrameFound: true },
  );
  expect(await readProjectCounts(lead)).toEqual({
    articles: 3,
    frozen: 2,
    draftFrames: 1,
    codebookVersion: 1,
    draftPublished: false,
    coders: 3, // ana, ben and lea, who was given articles; chen has left
    invited: 1,
    assignedArticles: 2,
    assignments: 6,
    submitted: 1,
  });
  const later = new Date(Date.now() + INVITATION_LIFE + 1000);
  expect(await readProjectCounts(lead, later)).toMatchObject({ invited: 0 });
});

test("is the same whatever was tagged, and whatever other projects do", async () => {
  const world = await createWorld();
  const lead = await world.as("lea", "codebook:edit");
  const before = await readProjectCounts(lead);
  await createWorld();
  const tag = { frameId: world.frames.SEC, memo: "", ...at("six drones") };
  await applyMutations(
    await world.as("ana", "annotation:create"),
    await world.assignmentId("ana"),
    [
      {
        mutationId: crypto.randomUUID(),
        annotationId: crypto.randomUUID(),
        kind: "create",
        ...tag,
      },
    ],
  );
  expect(await readProjectCounts(lead)).toEqual(before);
});

test("is for leads only", async () => {
  const world = await createWorld();
  expect(await world.as("jon", "codebook:edit")).toBeNull();
  const reader: ProjectAccess<"project:read"> = await world.as("ana", "project:read");
  // @ts-expect-error Reading the project is not running it.
  const never = () => readProjectCounts(reader);
  expect(never).toBeTypeOf("function");
});
