import { beforeAll, describe, expect, test } from "vitest";
import type { World } from "@/lib/data/testing/world";
import { createWorld, TEXT } from "@/lib/data/testing/world";
import type { AnnotationRow, BulkTable } from "./bulk";
import { insertRows, moment, preparedRows } from "./bulk";
import type { Transaction } from "./client";
import { prisma } from "./client";
import { orderedId } from "./ordered-id";

const AT = new Date("2026-03-01T08:15:30.123Z");
const MEMO = "A “note” with \\ and \u2028, 📰 and é, 'single' and \"double\"";

let world: World;
let number = 7; // of submissions
let place: Record<
  "assignmentId" | "textVersionId" | "reviewerId" | "frameId" | "codebookVersionId",
  string
>;

beforeAll(async () => {
  world = await createWorld();
  const assignmentId = await world.assignmentId("ana");
  const { textVersionId, reviewerId, round } = await prisma.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: {
      textVersionId: true,
      reviewerId: true,
      round: { select: { codebookVersionId: true } },
    },
  });
  const { codebookVersionId } = round;
  place = {
    assignmentId,
    textVersionId: textVersionId,
    reviewerId,
    frameId: world.frames.SEC,
    codebookVersionId,
  };
});

const tag = (change: Partial<AnnotationRow> = {}): AnnotationRow => ({
  ...{ ...place, id: orderedId(), start: 0, end: 8, quote: TEXT.slice(0, 8), memo: MEMO },
  ...{ pieces: null, attributes: { stance: "für", list: ["a", "b"], number: 1.5 } },
  ...{ confidence: "low", needsDiscussion: true, anchor: "changed", suggested: true },
  ...{ createdAt: moment(AT), updatedAt: moment(AT) },
  ...change,
});

async function store<Table extends BulkTable>(
  tx: Transaction,
  ...[table, rows]: Parameters<typeof preparedRows<Table>>
): Promise<void> {
  for (const prepared of preparedRows(table, rows)) await insertRows(tx, prepared);
}

/** A row as Prisma reads it, without what is its own. */
async function read(id: string) {
  return prisma.annotation.findUniqueOrThrow({ where: { id }, omit: { id: true } });
}

describe("rows that are stored in bulk", () => {
  test("are read as those that Prisma stores", async () => {
    for (const pieces of [
      null,
      [
        { start: 0, end: 3 },
        { start: 5, end: 8 },
      ],
    ]) {
      const bulk = tag({ pieces });
      const single = orderedId();
      await prisma.$transaction((tx) => store(tx, "Annotation", [bulk]));
      await prisma.annotation.create({
        data: {
          ...{ ...place, id: single, start: 0, end: 8, quote: TEXT.slice(0, 8), memo: MEMO },
          ...(pieces && { pieces }),
          ...{ confidence: "low", needsDiscussion: true, anchor: "changed", suggested: true },
          ...{ attributes: bulk.attributes!, createdAt: AT, updatedAt: AT },
        },
      });
      expect(await read(bulk.id!)).toEqual(await read(single));
      const same = { createdAt: AT, id: { in: [bulk.id!, single] } };
      expect(await prisma.annotation.count({ where: same })).toBe(2);
      expect(await prisma.annotation.count({ where: { ...same, createdAt: { lt: AT } } })).toBe(0);
    }
  });

  test("articles and texts too", async () => {
    const { article, ...version } = await prisma.textVersion.findFirstOrThrow({
      where: { articleId: world.articleIds[0]! },
      include: { article: true },
    });
    const { choices, marks, zones } = { ...article, ...version };
    const articleId = orderedId();
    const text = `${version.text}\n${MEMO}`;
    const at = { createdAt: moment(AT), updatedAt: moment(AT), frozenAt: moment(AT) };
    const given = { author: MEMO, publishedOn: "2026-03-01", url: null, raw: MEMO, rawSha256: "b" };
    await prisma.$transaction(async (tx) => {
      await store(tx, "Article", [
        {
          ...{ ...article, ...given, ...at, id: articleId },
          ...{ choices: choices, marks: marks },
        },
      ]);
      await store(tx, "TextVersion", [
        {
          ...{
            ...version,
            id: orderedId(),
            articleId,
            text,
            length: [...text].length,
            createdAt: moment(AT),
          },
          zones: zones,
        },
      ]);
    });
    const dates = { createdAt: AT, updatedAt: AT, frozenAt: AT };
    const stored = await prisma.article.findUniqueOrThrow({
      where: { id: articleId },
      include: { textVersions: true },
    });
    const { textVersions, ...row } = stored;
    expect(row).toEqual({ ...article, ...given, ...dates, id: articleId });
    expect(textVersions).toEqual([
      {
        ...version,
        id: textVersions[0]!.id,
        articleId,
        text,
        length: [...text].length,
        createdAt: AT,
      },
    ]);
  });

  test("also thousands of them, and others have their turn in between", async () => {
    const rows = Array.from({ length: 1_700 }, (_, n) => tag({ memo: `note ${n}` }));
    let turns = 0;
    const counting = setInterval(() => turns++, 0);
    await prisma.$transaction((tx) => store(tx, "Annotation", rows));
    clearInterval(counting);
    const stored = await prisma.annotation.findMany({
      where: { assignmentId: place.assignmentId, memo: { startsWith: "note " } },
      orderBy: { id: "asc" },
      select: { memo: true },
    });
    expect(stored.map(({ memo }) => memo)).toEqual(rows.map(({ memo }) => memo));
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  test("none of them is stored where one is not what the text says", async () => {
    const good = tag();
    const rows = [...Array.from({ length: 700 }, () => tag()), good, tag({ quote: "Budapest" })];
    await expect(prisma.$transaction((tx) => store(tx, "Annotation", rows))).rejects.toThrow();
    expect(await prisma.annotation.findUnique({ where: { id: good.id! } })).toBeNull();
  });

  test.each([
    ["a text", 'ä “b” "c"'],
    ["a list", ["ä", "b"]],
    ["a number", -1.5],
  ])(
    "journals, submissions, counts of differences and answers keep their values: %s",
    async (_what, value) => {
      const annotation = tag();
      const attribute = await prisma.attribute.create({
        data: {
          ...{ id: orderedId(), projectId: (await world.as("lea", "project:read")).projectId },
          ...{
            scope: "article",
            name: `Tone ${orderedId()}`,
            question: "",
            kind: "multiple",
            options: [],
          },
          ...{ required: false, position: 1 },
        },
        select: { id: true },
      });
      const { assignmentId, textVersionId, reviewerId } = place;
      const createdAt = moment(AT);
      const [answerId, submissionId, mutationId] = [orderedId(), orderedId(), orderedId()];
      const after = { memo: MEMO, spans: [[0, 8]], none: null };
      const about = { id: orderedId(), roundId: world.roundId, articleId: world.articleIds[0]! };
      await prisma.adjudication.deleteMany({ where: { roundId: about.roundId } });
      await prisma.$transaction(async (tx) => {
        await store(tx, "Annotation", [annotation]);
        await store(tx, "AnnotationEvent", [
          {
            mutationId,
            annotationId: annotation.id,
            actorId: reviewerId,
            kind: "create",
            revision: 1,
            before: after,
            after,
            stepId: "a gesture",
            createdAt,
          },
        ]);
        await store(tx, "ArticleAnswer", [
          {
            id: answerId,
            assignmentId,
            attributeId: attribute.id,
            value,
            createdAt,
            updatedAt: createdAt,
          },
        ]);
        await store(tx, "ArticleAnswerEvent", [
          { mutationId, answerId, actorId: reviewerId, revision: 1, after: value, createdAt },
        ]);
        await store(tx, "Submission", [
          {
            id: submissionId,
            assignmentId,
            number: ++number,
            textVersionId,
            content: after,
            sha256: "a".repeat(64),
            noFrameFound: true,
            createdAt,
          },
        ]);
        await store(tx, "Adjudication", [{ ...about, differences: null, createdAt }]);
      });
      expect(await prisma.annotationEvent.findUnique({ where: { mutationId } })).toMatchObject({
        ...{ kind: "create", revision: 1, before: after, after, createdAt: AT },
        stepId: "a gesture",
      });
      expect(await prisma.articleAnswer.findUnique({ where: { id: answerId } })).toMatchObject({
        ...{ value, revision: 1, createdAt: AT, updatedAt: AT },
      });
      expect(await prisma.articleAnswerEvent.findUnique({ where: { mutationId } })).toMatchObject({
        after: value,
      });
      expect(await prisma.submission.findUnique({ where: { id: submissionId } })).toMatchObject({
        ...{ content: after, noFrameFound: true, createdAt: AT },
      });
      expect(await prisma.adjudication.findUnique({ where: { id: about.id } })).toMatchObject({
        ...{ differences: null, revision: 1, closedAt: null, createdAt: AT },
      });
    },
  );
});
