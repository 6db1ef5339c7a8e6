import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Attribute } from "@/lib/domain/attribute";
import { guidsOf, hexOf } from "@/lib/domain/codebook/book";
import { inTreeOrder } from "@/lib/domain/codebook/tree";
import type {
  Study,
  StudyArticle,
  StudyCoding,
  StudyFrame,
  StudyHead,
} from "@/lib/domain/export/study";
import type { Zone } from "@/lib/domain/zones";
import { listCodebookVersions } from "./codebooks";
import { readFrames } from "./frames";
import { readMerges } from "./merged-frames";
import { readNames } from "./names";
import { listRounds } from "./rounds";
import { blindColumns, blindWork, standing } from "./submitted-work";
import { SUBMITTED, visibleAssignments } from "./visibility";

/** Articles read at a time. */
const PAGE = 50;

/**
 * The reviewer layer of a project as files for other programs hold it: every frozen
 * article, with the finished codings that the caller may see, as they were before reveal.
 *
 * @param now when the file was asked for
 */
export async function readStudy(
  access: ProjectAccess<"export:create">,
  now = new Date(),
): Promise<Study> {
  return { head: await readHead(access, now), articles: () => readArticles(access) };
}

async function readHead(access: ProjectAccess<"export:create">, now: Date): Promise<StudyHead> {
  const { projectId } = access;
  const [project, frames, questions, members, rounds, outlets, articles] = await Promise.all([
    prisma.project.findUniqueOrThrow({
      where: { id: projectId },
      select: { id: true, slug: true, name: true, description: true, createdAt: true },
    }),
    listFrames(access),
    listQuestions(access),
    listCoders(access),
    listRounds(access),
    prisma.outlet.findMany({ where: { projectId }, select: { name: true } }),
    prisma.article.count({ where: frozenIn(access) }),
  ]);
  return {
    project: { ...project, createdAt: project.createdAt.toISOString() },
    exportedAt: now.toISOString(),
    layer: "reviewer",
    ...{ frames, questions, members },
    rounds: rounds.map(({ id, name, kind, codebookVersion }) => ({
      ...{ id, name, kind, codebookVersion },
    })),
    outlets: outlets.map(({ name }) => name).sort(),
    articles,
  };
}

/** The frames of all published versions, each as the newest that has it says. */
async function listFrames(access: ProjectAccess<"export:create">): Promise<StudyFrame[]> {
  const [versions, all, merges] = await Promise.all([
    listCodebookVersions(access),
    readFrames(prisma, access),
    readMerges(prisma, access.projectId),
  ]);
  const guidOf = guidsOf(all);
  const frames = new Map<string, StudyFrame>();
  for (const [age, version] of versions.entries()) {
    for (const frame of inTreeOrder(version.frames)) {
      if (frames.has(frame.id)) continue;
      frames.set(frame.id, {
        ...frame,
        guid: guidOf(frame),
        hex: hexOf(frame.color),
        isRetired: age > 0,
        countsAs: merges.resolve(frame.id),
      });
    }
  }
  return [...frames.values()];
}

async function listQuestions(access: ProjectAccess<"export:create">): Promise<Attribute[]> {
  const questions = new Map<string, Attribute>();
  for (const { form } of await listCodebookVersions(access)) {
    for (const question of form.attributes) {
      if (!questions.has(question.id)) questions.set(question.id, question);
    }
  }
  return [...questions.values()];
}

/** Who made the codings that the caller may see. */
async function listCoders(access: ProjectAccess<"export:create">) {
  const [rows, nameOf] = await Promise.all([
    prisma.assignment.findMany({
      where: { AND: [visibleAssignments(access), SUBMITTED] },
      distinct: ["reviewerId"],
      orderBy: { reviewerId: "asc" },
      select: { reviewerId: true },
    }),
    readNames(prisma, access.projectId),
  ]);
  return rows.map(({ reviewerId: id }) => ({ id, name: nameOf(id) }));
}

const frozenIn = ({ projectId }: ProjectAccess) => ({
  projectId,
  deletedAt: null,
  frozenAt: { not: null },
});

async function* readArticles(access: ProjectAccess<"export:create">): AsyncGenerator<StudyArticle> {
  for (let after: string | undefined; ;) {
    const page = await prisma.article.findMany({
      where: frozenIn(access),
      orderBy: { id: "asc" },
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        ...{ id: true, title: true, author: true, publishedOn: true, url: true, language: true },
        ...{ fileName: true, weight: true, outlet: { select: { name: true } } },
        textVersions: { orderBy: { number: "desc" }, take: 1 },
        assignments: {
          where: { AND: [visibleAssignments(access), SUBMITTED] },
          orderBy: [{ roundId: "asc" }, { reviewerId: "asc" }],
          select: { ...blindColumns, roundId: true, reviewerId: true, submittedAt: true },
        },
      },
    });
    for (const { textVersions, assignments, outlet, ...article } of page) {
      const [{ text, number, sha256, zones, createdAt }] = textVersions as [
        (typeof textVersions)[number],
      ];
      yield {
        ...article,
        title: article.title ?? article.fileName,
        outlet: outlet?.name ?? null,
        ...{ text, textVersion: number, sha256, zones: zones as unknown as Zone[] },
        frozenAt: createdAt.toISOString(),
        codings: assignments.map((row): StudyCoding => {
          const { annotations, answers, noFrameFound } = blindWork(row);
          return {
            roundId: row.roundId,
            reviewerId: row.reviewerId,
            submittedAt: row.submittedAt?.toISOString() ?? null,
            isFinal: false,
            noFrameFound,
            annotations: standing(annotations),
            orphaned: annotations.filter(({ anchor }) => anchor === "orphaned"),
            answers,
          };
        }),
      };
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}
