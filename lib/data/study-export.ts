import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import type { Attribute } from "@/lib/domain/attribute";
import { guidsOf, hexOf } from "@/lib/domain/codebook/book";
import { inTreeOrder } from "@/lib/domain/codebook/tree";
import type {
  Study,
  StudyArticle,
  StudyCoding,
  StudyFrame,
  StudyHead,
  StudyLayer,
} from "@/lib/domain/export/study";
import { FINAL_LAYER } from "@/lib/domain/export/study";
import { groupBy } from "@/lib/domain/group-by";
import type { Zone } from "@/lib/domain/zones";
import type { CodebookVersion } from "./codebooks";
import { listCodebookVersions } from "./codebooks";
import type { FinishedCoding } from "./finished-codings";
import { listFinishedCodings } from "./finished-codings";
import { readFrames } from "./frames";
import { readMerges } from "./merged-frames";
import { readNames } from "./names";
import { listRounds } from "./rounds";
import { readFinalCodings } from "./study-final";
import { standing } from "./submitted-work";
import { SUBMITTED, visibleAssignments } from "./visibility";

/** Articles read at a time. */
const PAGE = 40;

/** Who made the final layer, as files name it. */
const FINAL_MEMBERS = [{ id: FINAL_LAYER, name: "Final layer" }];

/** What of a study is read. */
export interface StudyOrder {
  /** What each reviewer found before reveal, or what was settled. */
  readonly layer?: StudyLayer;
  /** When the file was asked for. */
  readonly now?: Date;
  /** A snapshot, so that all of it is of one moment. */
  readonly db?: Transaction;
}

/**
 * A project as files for other programs hold it: every frozen article, with the finished
 * codings that the caller may see, as they were before reveal, or with what was settled.
 */
export async function readStudy(
  access: ProjectAccess<"export:create">,
  { layer = "reviewer", now = new Date(), db = prisma }: StudyOrder = {},
): Promise<Study> {
  const order = { layer, now, db };
  return { head: await readHead(access, order), articles: () => readArticles(access, order) };
}

async function readHead(
  access: ProjectAccess<"export:create">,
  { layer, now, db }: Required<StudyOrder>,
): Promise<StudyHead> {
  const { projectId } = access;
  const versions = await listCodebookVersions(access, db);
  const [project, frames, members, rounds, outlets, articles] = await Promise.all([
    db.project.findUniqueOrThrow({
      where: { id: projectId },
      select: { id: true, slug: true, name: true, description: true, createdAt: true },
    }),
    listFrames(access, versions, db),
    layer === "final" ? FINAL_MEMBERS : listCoders(access, db),
    listRounds(access, db),
    db.outlet.findMany({ where: { projectId }, select: { name: true } }),
    db.article.count({ where: frozenIn(access) }),
  ]);
  return {
    project: { ...project, createdAt: project.createdAt.toISOString() },
    exportedAt: now.toISOString(),
    ...{ layer, frames, questions: questionsOf(versions), members },
    rounds: rounds.map(({ id, name, kind, codebookVersion }) => ({
      ...{ id, name, kind, codebookVersion },
    })),
    outlets: outlets.map(({ name }) => name).sort(),
    articles,
  };
}

/** The frames of all published versions, each as the newest that has it says. */
async function listFrames(
  access: ProjectAccess<"export:create">,
  versions: readonly CodebookVersion[],
  db: Transaction,
): Promise<StudyFrame[]> {
  const [all, merges] = await Promise.all([
    readFrames(db, access),
    readMerges(db, access.projectId),
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

function questionsOf(versions: readonly CodebookVersion[]): Attribute[] {
  const questions = new Map<string, Attribute>();
  for (const question of versions.flatMap(({ form }) => form.attributes)) {
    if (!questions.has(question.id)) questions.set(question.id, question);
  }
  return [...questions.values()];
}

/** Who made the codings that the caller may see. */
async function listCoders(access: ProjectAccess<"export:create">, db: Transaction) {
  const [rows, nameOf] = await Promise.all([
    db.assignment.findMany({
      where: { AND: [visibleAssignments(access), SUBMITTED] },
      distinct: ["reviewerId"],
      orderBy: { reviewerId: "asc" },
      select: { reviewerId: true },
    }),
    readNames(db, access.projectId),
  ]);
  return rows.map(({ reviewerId: id }) => ({ id, name: nameOf(id) }));
}

/** The articles that an export has: those whose text is frozen. */
export const frozenIn = ({ projectId }: ProjectAccess<"export:create">) => ({
  projectId,
  deletedAt: null,
  frozenAt: { not: null },
});

async function* readArticles(
  access: ProjectAccess<"export:create">,
  { layer, db }: Required<StudyOrder>,
): AsyncGenerator<StudyArticle> {
  for (let after: string | undefined; ;) {
    const page = await db.article.findMany({
      where: frozenIn(access),
      orderBy: { id: "asc" },
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        ...{ id: true, title: true, author: true, publishedOn: true, url: true, language: true },
        ...{ fileName: true, weight: true, outlet: { select: { name: true } } },
        textVersions: { orderBy: { number: "desc" }, take: 1 },
      },
    });
    const ids = page.map(({ id }) => id);
    const codings =
      layer === "final"
        ? // Whoever may export may read statistics too (lib/domain/access.ts).
          await readFinalCodings(db, grant(access, "statistics:read")!, ids)
        : await readReviewerCodings(db, access, ids);
    for (const { textVersions, outlet, ...article } of page) {
      const { text, number, sha256, zones, createdAt } = textVersions[0]!;
      yield {
        ...article,
        title: article.title ?? article.fileName,
        outlet: outlet?.name ?? null,
        ...{ text, textVersion: number, sha256, zones: zones as unknown as Zone[] },
        frozenAt: createdAt.toISOString(),
        codings: codings.get(article.id) ?? [],
      };
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

async function readReviewerCodings(
  db: Transaction,
  access: ProjectAccess<"export:create">,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StudyCoding[]>> {
  const codings = await listFinishedCodings(db, access, articleIds);
  return new Map(
    [...groupBy(codings, ({ articleId }) => articleId)].map(([id, own]) => [id, own.map(codingOf)]),
  );
}

function codingOf(coding: FinishedCoding): StudyCoding {
  const { roundId, reviewerId, submittedAt, noFrameFound, tags, answers } = coding;
  return {
    ...{ roundId, reviewerId, noFrameFound, answers },
    submittedAt: submittedAt?.toISOString() ?? null,
    isFinal: false,
    annotations: standing(tags),
    orphaned: tags.filter(({ anchor }) => anchor === "orphaned"),
  };
}
