import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Annotation } from "@/lib/domain/annotation";
import type { Merges } from "@/lib/domain/codebook/merges";
import { withMerges } from "@/lib/domain/codebook/merges";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { isStale } from "@/lib/domain/codebook/stale";
import type { CodingKey, Layer } from "@/lib/domain/frame-use";
import { groupBy } from "@/lib/domain/group-by";
import type { SettledFilter } from "@/lib/domain/statistics/filter";
import { isCounted } from "@/lib/domain/statistics/without";
import type { SubmittedTag } from "@/lib/domain/submission";
import type { Zone } from "@/lib/domain/zones";
import { readBlindLayer } from "./blind-layer";
import { findCodebook } from "./codebooks";
import { finalDecisions } from "./final-layer";
import { readMerges } from "./merged-frames";
import { countedAdjudications, countedAssignments } from "./visibility";

/** Articles whose codings are read at a time. */
const PAGE = 200;

/** A passage of a finished coding: a reviewer's tag, or a decision. */
export type CodedPassage = Pick<
  Annotation,
  "id" | "frameId" | "start" | "end" | "pieces" | "quote" | "attributes"
>;

/** One finished coding with its passages, in the order of the text. */
export interface PassageCoding extends CodingKey {
  readonly passages: readonly CodedPassage[];
  /** The text that all offsets count in. */
  readonly textVersionId: string;
  readonly zones: readonly Zone[];
}

/** What was known of a tag when it was made. */
type Made = Pick<SubmittedTag, "suggested" | "recheckedUnder" | "codebookVersion">;

/**
 * The passages of one round's finished codings in one layer, as far as the viewer may
 * count them and without the kinds of tags that the filter leaves out. Frames are those
 * that tags count as. A settled passage goes when all tags that it settles do; one that
 * settles none, such as a passage that only the adjudicator saw, stays.
 *
 * @param among ids of coded articles; all of the round when null
 * @param db where they are read
 */
export async function* readPassageCodings(
  access: ProjectAccess<"statistics:read">,
  { round: roundId, without }: Pick<SettledFilter, "round" | "without">,
  layer: Layer,
  among: readonly string[] | null,
  db: Transaction = prisma,
): AsyncGenerator<PassageCoding> {
  const [newest, merges] = await Promise.all([
    findCodebook(access),
    readMerges(prisma, access.projectId),
  ]);
  const counts = without.length === 0 ? null : counter(newest?.frames ?? [], merges, without);
  const read = layer === "reviewer" ? readReviewers : readSettled;
  for (const articleIds of pagesOf(among)) {
    const inPage = { roundId, ...(articleIds && { articleId: { in: articleIds } }) };
    for await (const coding of read(db, access, inPage, counts)) {
      yield { ...coding, passages: withMerges(coding.passages, merges) };
    }
  }
}

/** Whether a tag counts; null where all do, and nobody needs to know how they were made. */
type Counts = ((frameId: string, made: Made) => boolean) | null;
interface InPage {
  readonly roundId: string;
  readonly articleId?: { readonly in: string[] };
}

async function* readReviewers(
  db: Transaction,
  access: ProjectAccess<"statistics:read">,
  where: InPage,
  counts: Counts,
): AsyncGenerator<PassageCoding> {
  for await (const work of readBlindLayer(access, where, db)) {
    const { articleId, reviewerId, textVersion, annotations } = work;
    yield {
      ...{ articleId, reviewerId, layer: "reviewer" },
      passages: counts ? annotations.filter((tag) => counts(tag.frameId, tag)) : annotations,
      textVersionId: textVersion.id,
      zones: textVersion.zones,
    };
  }
}

const madeUnder = {
  suggested: true,
  recheckedUnder: true,
  codebookVersion: { select: { number: true } },
} satisfies Prisma.AnnotationSelect;

async function* readSettled(
  db: Transaction,
  access: ProjectAccess<"statistics:read">,
  where: InPage,
  counts: Counts,
): AsyncGenerator<PassageCoding> {
  for (let after: string | undefined; ;) {
    const page = await db.adjudication.findMany({
      where: { AND: [countedAdjudications(access), where] },
      orderBy: { id: "asc" },
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        id: true,
        articleId: true,
        decisions: {
          where: finalDecisions,
          orderBy: [{ start: "asc" }, { end: "desc" }, { id: "asc" }],
          select: {
            ...{ id: true, frameId: true, start: true, end: true, pieces: true },
            ...{ quote: true, attributes: true },
            sources: {
              where: counts ? {} : { annotationId: { in: [] } }, // hundreds of thousands, for nothing
              select: { annotation: { select: madeUnder } },
            },
          },
        },
      },
    });
    const texts = await textsOf(db, access, where.roundId, page);
    for (const { articleId, decisions } of page) {
      const text = texts.get(articleId);
      if (!text) continue;
      const passages = decisions.filter(
        ({ frameId, sources }) =>
          !counts ||
          sources.length === 0 ||
          sources.some(({ annotation: { codebookVersion, ...made } }) =>
            counts(frameId, { ...made, codebookVersion: codebookVersion.number }),
          ),
      ) as unknown as CodedPassage[];
      yield { ...{ articleId, reviewerId: null, layer: "final" }, passages, ...text };
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

/** By article, the text on which it was coded and settled. */
async function textsOf(
  db: Transaction,
  access: ProjectAccess<"statistics:read">,
  roundId: string,
  settled: readonly { readonly articleId: string }[],
) {
  const articleId = { in: settled.map((row) => row.articleId) };
  const rows = await db.assignment.findMany({
    where: { AND: [countedAssignments(access), { roundId, articleId }] },
    select: { articleId: true, textVersion: { select: { id: true, zones: true } } },
  });
  return new Map(
    rows.map((row) => [
      row.articleId,
      { textVersionId: row.textVersion.id, zones: row.textVersion.zones as unknown as Zone[] },
    ]),
  );
}

/** Answers whether a passage counts that was tagged so, as a use of the frame. */
function counter(
  newest: readonly PublishedFrame[],
  merges: Merges,
  omitted: SettledFilter["without"],
): NonNullable<Counts> {
  return (frameId, { suggested, recheckedUnder, codebookVersion }) => {
    const made = { frameId, recheckedUnder, codebookVersion };
    return isCounted({ suggested, isStale: isStale(made, newest, merges) }, omitted);
  };
}

/** Ids in pages, each once; one page of everything when there are none to choose from. */
function pagesOf(ids: readonly string[] | null): (string[] | null)[] {
  if (ids === null) return [null];
  const distinct = [...new Set(ids)];
  const pages = groupBy(distinct.keys(), (index) => Math.floor(index / PAGE));
  return [...pages.values()].map((places) => places.map((place) => distinct[place]!));
}
