import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { piecesOf } from "@/lib/domain/annotation";
import { groupBy } from "@/lib/domain/group-by";
import { intersectionOf, unionOf } from "@/lib/domain/span";
import type { Cell } from "@/lib/domain/statistics/cell";
import { articlesBehind, cellQuery, framesOf } from "@/lib/domain/statistics/cell";
import type { StudyFilter } from "@/lib/domain/statistics/filter";
import { studyFilterQuery } from "@/lib/domain/statistics/filter";
import { inZones } from "@/lib/domain/statistics/in-zones";
import type { ReportHead } from "@/lib/domain/statistics/report";
import { wordsAfter, wordsBefore } from "@/lib/domain/text/context";
import type { OffsetIndex } from "@/lib/domain/text/offsets";
import { codePointLength, offsetIndex } from "@/lib/domain/text/offsets";
import { readDataRevision } from "./data-revision";
import { keptAt } from "./kept-figures";
import { headOf, keptFigures } from "./report-figures";
import type { Figures } from "./studies";
import type { CodedPassage, PassageCoding } from "./study-codings";
import { readPassageCodings } from "./study-codings";
import { readStudyNames } from "./study-names";

/** Articles on one page of a list. */
export const ARTICLES_A_PAGE = 20;

/** Code points of the text shown on either side of a passage. */
const AROUND = 80;

/** A passage behind a number, in its text. */
export interface PassageBehind {
  readonly id: string;
  readonly frameId: string;
  /** What the reviewer is called; null in the final layer. */
  readonly reviewer: string | null;
  /** In code points of the article's text. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** An article behind a number, with the passages that put it there. */
export interface ArticleBehind {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
  /** How much of it counts: less than 1 where its reviewers differ. */
  readonly share: number;
  /** The printing that was coded for it, where that was another one. */
  readonly codedAs: string;
  readonly passages: readonly PassageBehind[];
}

/** What is behind one number of a report. */
export interface Behind {
  readonly head: ReportHead;
  /** The number: the shares of its articles added up. */
  readonly x: number;
  /** The articles that count at least in part. */
  readonly articles: number;
  readonly page: readonly ArticleBehind[];
}

/**
 * The articles and passages behind one number of a report, `ARTICLES_A_PAGE` at a time,
 * in the order of publication.
 *
 * @param page from 1
 * @throws {AppError} not_found, when the filter's round does not exist
 */
export async function readBehind(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
  cell: Cell,
  page: number,
): Promise<Behind> {
  const { head, counted, codedAs } = await readCounted(access, filter, cell);
  const first = (page - 1) * ARTICLES_A_PAGE;
  const shown = counted.slice(first, first + ARTICLES_A_PAGE);
  return {
    head,
    x: counted.reduce((sum, { share }) => sum + share, 0),
    articles: counted.length,
    page: await readArticles(access, head, cell, shown, codedAs),
  };
}

interface Counted {
  readonly id: string;
  readonly share: number;
}

/** Which articles a number counts, and how much of each; kept, for it is the same on every page of the list. */
async function readCounted(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
  cell: Cell,
): Promise<{ head: ReportHead; counted: Counted[]; codedAs: Figures["codedAs"] }> {
  const { projectId, userId, role } = access;
  const revision = await readDataRevision(access);
  const address = `${studyFilterQuery(filter)}&${cellQuery(cell)}`;
  return keptAt(
    JSON.stringify([projectId, userId, role, "behind", address]),
    revision,
    async () => {
      const figures = await keptFigures(access, filter, revision);
      const counted = articlesBehind(figures, cell, filter)
        .sort(
          (a, b) =>
            placeOf(a.article) - placeOf(b.article) || (a.article.id < b.article.id ? -1 : 1),
        )
        .map(({ article: { id }, share }) => ({ id, share }));
      return { head: headOf(figures, revision), counted, codedAs: figures.codedAs };
    },
  );
}

/** Undated articles come last. */
function placeOf({ publishedOn }: { readonly publishedOn: string | null }): number {
  return publishedOn === null ? Number.MAX_SAFE_INTEGER : Number(publishedOn.replaceAll("-", ""));
}

async function readArticles(
  access: ProjectAccess<"statistics:read">,
  { filter }: ReportHead,
  cell: Cell,
  counted: readonly Counted[],
  codedAs: Figures["codedAs"],
): Promise<ArticleBehind[]> {
  const codedId = (id: string) => codedAs.get(id) ?? id;
  const blind = cell.kind === "pair" || cell.kind === "settled";
  const codings: PassageCoding[] = [];
  const ids = counted.map(({ id }) => codedId(id));
  const layer = blind ? "reviewer" : filter.layer;
  for await (const coding of readPassageCodings(access, filter, layer, ids)) {
    if (cell.reviewers.length === 0 || cell.reviewers.includes(coding.reviewerId ?? "")) {
      codings.push(coding);
    }
  }
  const [rows, texts, nameOf] = await Promise.all([
    prisma.article.findMany({
      where: { projectId: access.projectId, id: { in: counted.map(({ id }) => id) } },
      select: {
        ...{ id: true, title: true, fileName: true, publishedOn: true, language: true },
        outlet: { select: { name: true } },
      },
    }),
    prisma.textVersion.findMany({
      where: { id: { in: [...new Set(codings.map(({ textVersionId }) => textVersionId))] } },
      select: { id: true, text: true },
    }),
    readStudyNames(access),
  ]);
  const textOf = new Map(
    texts.map(({ id, text }) => [id, { length: codePointLength(text), index: offsetIndex(text) }]),
  );
  const articleOf = new Map(rows.map((row) => [row.id, row]));
  const byArticle = groupBy(codings, ({ articleId }) => articleId);
  return counted.flatMap(({ id, share }) => {
    const article = articleOf.get(id);
    if (!article) return [];
    const { title, fileName, outlet, publishedOn, language } = article;
    const passages = (byArticle.get(codedId(id)) ?? []).flatMap((coding) =>
      passagesOf(coding, filter, cell).map((passage) => ({
        ...inContext(textOf.get(coding.textVersionId)!, passage),
        reviewer: coding.reviewerId === null ? null : nameOf(coding.reviewerId),
      })),
    );
    return [
      {
        ...{ id, publishedOn, language, share },
        title: title ?? fileName,
        outlet: outlet?.name ?? null,
        codedAs: codedId(id),
        passages: passages.sort((a, b) => a.start - b.start || b.end - a.end),
      },
    ];
  });
}

/** The passages of a coding that a number is about: of its frames and zones; of all frames where it names none. */
function passagesOf(
  { passages, zones }: PassageCoding,
  filter: ReportHead["filter"],
  cell: Cell,
): readonly CodedPassage[] {
  if (cell.kind === "without") return [];
  const wanted = framesOf(cell);
  const within = inZones({ zones, codings: [passages] }, filter.zones);
  const asked = zones.filter(({ zone }) => cell.kind !== "zone" || zone === cell.value);
  return within.codings[0]!.filter(
    (passage) =>
      (wanted.length === 0 || wanted.includes(passage.frameId)) &&
      (cell.kind !== "zone" || intersectionOf(unionOf(piecesOf(passage)), asked).length > 0),
  );
}

function inContext(
  { length, index }: { readonly length: number; readonly index: OffsetIndex },
  { id, frameId, start, end, quote }: CodedPassage,
) {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(length, end + AROUND);
  const before = wordsBefore(index.slice({ start: from, end: start }), from > 0);
  const after = wordsAfter(index.slice({ start: end, end: to }), to < length);
  return { id, frameId, start, end, before, quote, after };
}
