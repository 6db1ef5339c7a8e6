import { expect, test } from "vitest";
import { percentAgreement } from "@/lib/domain/agreement/percent-agreement";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { createAssignments } from "./assignments";
import { annotationRows } from "./testing/annotation-rows";
import { requireComparison } from "./comparisons";
import { correctText } from "./corrections";
import { publishCodebook } from "./codebooks";
import { updateFrame } from "./frames";
import { createRound } from "./rounds";
import { readFigures } from "./studies";
import { prisma } from "@/lib/db/client";
import { submitAs, tagWords } from "./testing/coding";
import type { World } from "./testing/world";
import { createWorld, TEXT } from "./testing/world";
import { visibleAssignments } from "./visibility";
import { submitAssignment } from "./submissions";

/** Mistakes that make the numbers of framing studies wrong, tried on the whole way from coding to figures. */

const figuresOf = async (world: World, name = "jon") =>
  readFigures(await world.as(name, "statistics:read"), WHOLE_STUDY);

test("what was coded in training is in no figure: the round that is counted is never a training (pitfall 4)", async () => {
  const world = await createWorld();
  await tagWords(world, "ana", "warn of dependence");
  await submitAs(world, "ana");
  const before = await figuresOf(world);
  const lead = await world.as("lea", "assignment:edit");
  const training = await createRound(lead, {
    ...{ name: "Practice", kind: "training", revealRule: "article" },
  });
  await createAssignments(lead, training, {
    ...{ articleIds: world.articleIds, reviewerIds: [world.userId("chen")] },
  });
  const chen = await world.as("chen", "annotation:create");
  await submitAssignment(chen, await world.assignmentId("chen"), { noFrameFound: true });
  const after = await figuresOf(world);
  expect(after.round).toEqual(before.round);
  expect(after.round.kind).toBe("main");
  expect([after.coded, after.studies]).toEqual([before.coded, before.studies]);
});

test("a reviewer who has not begun is not one who found nothing (pitfall 5)", async () => {
  const world = await createWorld();
  for (const name of ["ana", "ben"]) {
    await tagWords(world, name, "warn of dependence");
    await submitAs(world, name);
  }
  const before = await figuresOf(world);
  await createAssignments(await world.as("lea", "assignment:edit"), world.roundId, {
    ...{ articleIds: world.articleIds, reviewerIds: [world.userId("chen")] },
  });
  const after = await figuresOf(world);
  expect(after.coded).toEqual(before.coded);
  expect(after.studies).toEqual(before.studies);
});

test("an article that was read and has no frame stays in the data of agreement and in every denominator (pitfall 6)", async () => {
  const world = await createWorld({ texts: [TEXT, `${TEXT} Again.`] });
  const [tagged, empty] = world.articleIds as [string, string];
  await tagWords(world, "ana", "warn of dependence", world.frames.SEC, tagged);
  await submitAs(world, "ana", false, tagged);
  await submitAs(world, "ben", true, tagged);
  await submitAs(world, "ana", true, empty);
  await submitAs(world, "ben", true, empty);
  const { coded, studies } = await figuresOf(world);
  const data = coded.map(({ passes }) =>
    passes.map(({ frameIds }) => frameIds.includes(world.frames.SEC)),
  );
  expect(percentAgreement(data)).toMatchObject({ value: 0.5, pairableUnits: 2, pairableValues: 4 });
  expect(studies.reviewer.articles).toHaveLength(2);
});

test("a frame that is renamed midway is the same frame, with the history of what it meant (pitfall 13)", async () => {
  const world = await createWorld();
  await tagWords(world, "ana", "warn of dependence");
  await submitAs(world, "ana");
  const editor = await world.as("lea", "codebook:edit");
  const frame = await prisma.frame.findUniqueOrThrow({ where: { id: world.frames.SEC } });
  await updateFrame(editor, frame.id, frame.revision, {
    ...{ name: "Security threat", shortName: frame.shortName, definition: "Something narrower" },
    ...{ includeWhen: "", excludeWhen: "", example: "", counterExample: "" },
    ...{ color: "orange", pattern: "solid", key: frame.key },
  });
  await publishCodebook(editor, "Narrower", { [frame.id]: "meaning" });
  const lead = await world.as("lea", "assignment:edit");
  const second = await createRound(lead, {
    ...{ name: "Second", kind: "main", revealRule: "article" },
  });
  await createAssignments(lead, second, {
    ...{ articleIds: world.articleIds, reviewerIds: [world.userId("chen")] },
  });
  await tagWords(world, "chen", "warn of dependence");
  await submitAs(world, "chen");

  const exported = [];
  for await (const row of annotationRows(await world.as("jon", "export:create"))) {
    exported.push([row.reviewer, row.frame, row.codebookVersion, row.stale]);
  }
  expect(exported.sort()).toEqual([
    ["ana", "Security concern", 1, 1],
    ["chen", "Security threat", 2, 0],
  ]);
  for (const round of [world.roundId, second]) {
    const access = await world.as("jon", "statistics:read");
    const { coded } = await readFigures(access, { ...WHOLE_STUDY, round });
    expect(coded.flatMap(({ passes }) => passes.flatMap(({ frameIds }) => frameIds))).toEqual([
      world.frames.SEC,
    ]);
  }
});

test("a text that is edited after coding is a new version, and no offset is wrong without a word (pitfall 16)", async () => {
  const world = await createWorld();
  await tagWords(world, "ana", "warn of dependence");
  await submitAs(world, "ana");
  const [articleId] = world.articleIds as [string];
  const text = `PRIMARY. ${TEXT}`;
  const importer = await world.as("lea", "article:import");
  await correctText(importer, { articleId, text, note: "Marker", baseTextVersion: 1 });
  const versions = await prisma.textVersion.findMany({
    where: { articleId },
    orderBy: { number: "asc" },
  });
  expect(versions.map((version) => version.text)).toEqual([TEXT, text]);
  const annotation = await prisma.annotation.findFirstOrThrow({
    where: { textVersionId: versions[1]!.id },
  });
  expect([...text].slice(annotation.start, annotation.end).join("")).toBe("warn of dependence");
  await expect(
    prisma.textVersion.update({ where: { id: versions[0]!.id }, data: { text: "x" } }),
  ).rejects.toThrow();
});

test("whoever still codes an article is shown nothing of it, however it is asked for (pitfall 22)", async () => {
  const world = await createWorld({ coders: ["ana", "ben", "lea"] });
  const [articleId] = world.articleIds as [string];
  await tagWords(world, "ben", "warn of dependence");
  await submitAs(world, "ben");
  for (const name of ["ana", "lea"]) {
    const visible = visibleAssignments(await world.as(name, "project:read"));
    const seen = await prisma.assignment.findMany({
      where: { AND: [visible, { articleId }] },
      select: { reviewerId: true },
    });
    expect(seen, name).toEqual([{ reviewerId: world.userId(name) }]);
    const reviewer = await world.as(name, "review:create");
    await expect(requireComparison(reviewer, world.roundId, articleId)).rejects.toMatchObject({
      code: "forbidden",
    });
  }
  expect((await figuresOf(world, "lea")).coded).toEqual([]);
});
