import { prisma } from "@/lib/db/client";
import { adoptAgreements, closeAdjudication, createDecision } from "@/lib/data/decisions";
import { answerAppeal, createAppeal } from "@/lib/data/appeals";
import { settleAnswer } from "@/lib/data/answer-decisions";
import { createGlossaryNote } from "@/lib/data/glossary";
import { filePassage } from "@/lib/data/passages";
import { createReport } from "@/lib/data/report-freezing";
import { reopenAssignment } from "@/lib/data/reopenings";
import { saveReview } from "@/lib/data/reviews";
import { createRound } from "@/lib/data/rounds";
import { admitReviewer } from "@/lib/data/entries";
import { createSavedView } from "@/lib/data/saved-views";
import { createPhrase } from "@/lib/data/suggestions";
import { openThread, reply } from "@/lib/data/thread-changes";
import { createTimelineEvent } from "@/lib/data/timeline-events";
import { disableMember } from "@/lib/data/members";
import type { Dispute } from "@/lib/data/testing/dispute";
import { createDispute } from "@/lib/data/testing/dispute";
import { at } from "@/lib/data/testing/world";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";

/** A project that has something of everything: no file of its archive is empty. */
export async function createRichWorld(): Promise<Dispute> {
  const dispute = await createDispute();
  const { world, articleId, tagsOn, tone } = dispute;
  const { roundId, frames } = world;
  const jon = await world.as("jon", "decision:create");
  const lead = await world.as("lea", "codebook:edit");
  const { projectId } = lead;

  await saveReview(await world.as("ana", "review:create"), (await tagsOn("a fair price"))[1]!, {
    ...{ verdict: "unsure", note: "Is it? 🤔" },
  });
  await adoptAgreements(jon, roundId, articleId);
  await settleAnswer(jon, roundId, articleId, {
    ...{ attributeId: tone, value: 1, reason: "", revision: 1 },
  });
  const reject = async (words: string, ...more: string[]) =>
    createDecision(jon, roundId, articleId, {
      ...{ kind: "rejected", frameId: frames.SEC, ...at(words), textVersion: 1 },
      ...{ reason: "Not a frame.", annotationIds: await tagsOn(words, ...more) },
    });
  const rejection = await reject("six drones");
  await reject("Critics 📰 warn of dependence", "warn of dependence");
  await reject("a good product");
  await reject("an old friendship");
  await closeAdjudication(jon, roundId, articleId);
  await createAppeal(await world.as("ana", "review:create"), rejection, "Drones are a threat.");
  const appeal = await prisma.appeal.findFirstOrThrow({ where: { decisionId: rejection } });
  await answerAppeal(jon, appeal.id, {
    ...{ outcome: "changed", answer: "They are." },
    decision: {
      ...{ kind: "adopted", frameId: frames.SEC, ...at("six drones") },
      ...{ pieces: null, attributes: {}, textVersion: 1 },
    },
  });
  const standing = await prisma.decision.findFirstOrThrow({ where: { replacesId: rejection } });
  await filePassage(jon, standing.id, { frameId: frames.SEC, kind: "example", note: "Clear." });
  await reopenAssignment(jon, await world.assignmentId("chen"), "Look again, please.");

  const talker = await world.as("ben", "thread:create");
  const thread = await openThread(
    talker,
    { kind: "annotation", annotationId: (await tagsOn("six drones"))[0]! },
    "Is it one, @ana?",
  );
  await reply(await world.as("ana", "thread:create"), thread, "Yes, @ben, it is\u2028so.");

  await createPhrase(lead, frames.SEC, "at the gates");
  await createGlossaryNote(lead, { term: "Drone", note: "It flies." });
  await createTimelineEvent(await world.as("lea", "report:edit"), "2026-01-31", "Signing");
  await createSavedView(await world.as("lea", "article:read"), { name: "Mine", query: "page=2" });
  await createReport(await world.as("lea", "report:edit"), {
    ...{ name: "Frozen", filter: WHOLE_STUDY, softwareVersion: "test" },
  });
  const planner = await world.as("lea", "assignment:edit");
  const entry = await createRound(planner, {
    name: "Practice",
    kind: "training",
    revealRule: "article",
  });
  const barred = await createRound(planner, {
    ...{ name: "Barred", kind: "main", revealRule: "article", entryRoundId: entry },
  });
  await admitReviewer(planner, barred, world.userId("ben"), "Coded before.");
  await prisma.project.update({ where: { id: projectId }, data: { pseudonyms: true } });
  await prisma.member.updateMany({
    where: { projectId, userId: world.userId("chen") },
    data: { pseudonym: "Reviewer 3" },
  });
  await disableMember(await world.as("lea", "member:edit"), world.userId("chen"));
  await addRest(dispute, projectId);
  return dispute;
}

/** Rows that take longer to come about than a test should. */
async function addRest({ world, articleId }: Dispute, projectId: string): Promise<void> {
  const id = () => crypto.randomUUID();
  const { SEC } = world.frames;
  const article = await prisma.article.findUniqueOrThrow({ where: { id: articleId } });
  await prisma.importFile.create({
    data: {
      ...{ id: id(), batchId: article.batchId, position: 0, name: "a.txt", size: 10 },
      ...{ sha256: "a".repeat(64), state: "read", found: 1, stored: 1 },
    },
  });
  const cluster = await prisma.duplicateCluster.create({
    data: { id: id(), projectId, codedArticleId: articleId, similarity: 0.8125 },
  });
  await prisma.article.update({ where: { id: articleId }, data: { clusterId: cluster.id } });
  const sample = await prisma.sample.create({
    data: {
      id: id(),
      projectId,
      name: "One",
      seed: "7",
      plan: { b: 1, a: 2 },
      flow: [],
      createdById: world.userId("lea"),
    },
  });
  await prisma.sampledArticle.create({
    data: { sampleId: sample.id, articleId, position: 1, inStratum: 1 },
  });
  await prisma.rule.create({
    data: { id: id(), projectId, position: 1, message: "Say it.", check: { kind: "x" } },
  });
  await prisma.frameModel.create({
    data: { frameId: SEC, projectId, tagged: 1, articles: 1, learnedAt: new Date() },
  });
  await prisma.learnedArticle.create({ data: { articleId, projectId } });
  await prisma.exposure.create({
    data: {
      ...{ id: id(), assignmentId: await world.assignmentId("ana"), articleId, frameId: SEC },
      ...{ start: 0, end: 8, basis: "model", score: 0.25 },
    },
  });
  const child = { shortName: "CHI", color: "grey", pattern: "solid", key: "9" };
  await prisma.frame.create({
    data: {
      ...{ ...child, id: id(), projectId, position: 9, name: "Child", parentId: SEC },
      ...{ splitFromId: SEC, guid: id() },
    },
  });
  await prisma.outlet.create({
    data: { id: id(), projectId, name: "Novi list", aliases: ["n.l"] },
  });
}
