import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Unit } from "@/lib/domain/agreement/continuum";
import type { CodedText, TextPass } from "@/lib/domain/agreement/round-agreement";
import { piecesOf } from "@/lib/domain/annotation";
import { askedOf } from "@/lib/domain/attribute";
import type { Merges } from "@/lib/domain/codebook/merges";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { isStale } from "@/lib/domain/codebook/stale";
import { groupBy } from "@/lib/domain/group-by";
import { isCounted } from "@/lib/domain/statistics/without";
import type { SubmittedTag } from "@/lib/domain/submission";
import { within } from "@/lib/domain/text/within";
import type { AgreementScope } from "./agreement-scope";
import type { BlindWork } from "./blind-layer";
import { readBlindLayer } from "./blind-layer";
import { findCodebook } from "./codebooks";
import { readMerges } from "./merged-frames";

/** Articles read at a time. */
const PAGE = 100;

/**
 * The scope's articles with everybody's finished passes, one after the other: what
 * agreement is computed from. Texts are left out where one reviewer alone coded them.
 */
export async function* readCodedTexts(
  access: ProjectAccess<"statistics:read">,
  scope: AgreementScope,
): AsyncGenerator<CodedText> {
  const [unitsOf, askedIn] = await Promise.all([
    unitReader(access, scope),
    versionReader(access, scope),
  ]);
  const codedAt = new Map(scope.work.map((work) => [work.id, work.codedAt]));
  const articleIds = [...new Set(scope.work.map(({ articleId }) => articleId))];
  for (let from = 0; from < articleIds.length; from += PAGE) {
    const ids = articleIds.slice(from, from + PAGE);
    const where = { roundId: scope.round.id, articleId: { in: ids } };
    const found: BlindWork[] = [];
    for await (const work of readBlindLayer(access, where)) {
      if (codedAt.has(work.assignmentId)) found.push(work);
    }
    const works = groupBy(found, ({ articleId }) => articleId);
    const texts = await readTexts([...works.values()]);
    for (const articleId of ids) {
      const own = works.get(articleId);
      if (!own) continue;
      const { text, language } = texts.get(own[0]!.textVersion.id)!;
      const { zones } = own[0]!.textVersion;
      const part =
        scope.filter.zones.length > 0
          ? within(
              text,
              zones.filter(({ zone }) => scope.filter.zones.includes(zone)),
            )
          : null;
      const passes = own
        .map(({ assignmentId, reviewerId, annotations, answers }): TextPass => ({
          reviewerId,
          submittedAt: codedAt.get(assignmentId)!.toISOString(),
          units: unitsOf(annotations).flatMap((unit) =>
            part ? part.place(unit).map((span) => ({ ...span, frameId: unit.frameId })) : [unit],
          ),
          answers: Object.fromEntries(
            askedOf(scope.questions, answers).flatMap(({ id }) =>
              answers[id] === undefined ? [] : [[id, answers[id]]],
            ),
          ),
        }))
        .sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1));
      yield {
        articleId,
        text: own.length > 1 ? (part?.text ?? text) : "",
        language,
        length: part?.length ?? [...text].length,
        ...askedIn(passes),
        ...(scope.irrelevant.has(articleId) && { irrelevant: true as const }),
        passes,
      };
    }
  }
}

/** The texts of these articles; of one reviewer's alone nothing but the length would matter. */
async function readTexts(works: readonly (readonly BlindWork[])[]) {
  const rows = await prisma.textVersion.findMany({
    where: { id: { in: works.map(([first]) => first!.textVersion.id) } },
    select: { id: true, text: true, article: { select: { language: true } } },
  });
  return new Map(rows.map(({ id, text, article }) => [id, { text, ...article }]));
}

/** The passages that count, under the frames that they count as. */
async function unitReader(
  access: ProjectAccess<"statistics:read">,
  { filter: { without } }: AgreementScope,
): Promise<(tags: readonly SubmittedTag[]) => Unit[]> {
  const [newest, merges] = await Promise.all([
    findCodebook(access),
    readMerges(prisma, access.projectId),
  ]);
  const counts = (tag: SubmittedTag) =>
    without.length === 0 ||
    isCounted(
      { suggested: tag.suggested, isStale: isStale(tag, newest?.frames ?? [], merges) },
      without,
    );
  return (tags) =>
    tags.filter(counts).flatMap((tag) =>
      piecesOf(tag).map(({ start, end }) => ({
        start,
        end,
        frameId: merges.resolve(tag.frameId),
      })),
    );
}

/**
 * Which frames reviewers could choose: those of the codebook version that was current
 * when they submitted. An open round follows each version that is published.
 */
async function versionReader(
  { projectId }: ProjectAccess<"statistics:read">,
  { round }: AgreementScope,
): Promise<(passes: readonly TextPass[]) => { askedFrameIds?: string[] }> {
  const [versions, merges] = await Promise.all([
    prisma.codebookVersion.findMany({
      where: { projectId, number: { lte: round.codebookVersion } },
      orderBy: { number: "asc" },
      select: { publishedAt: true, frames: true },
    }),
    readMerges(prisma, projectId),
  ]);
  const known = versions.map(({ publishedAt, frames }) => ({
    since: publishedAt.toISOString(),
    frameIds: resolved(publishedFrames(frames), merges),
  }));
  if (new Set(known.map(({ frameIds }) => frameIds.join())).size < 2) return () => ({});
  return (passes) => {
    const sets = passes.map(
      ({ submittedAt }) =>
        (known.findLast(({ since }) => since <= submittedAt) ?? known[0]!).frameIds,
    );
    return {
      askedFrameIds: sets[0]!.filter((id) => sets.every((frameIds) => frameIds.includes(id))),
    };
  };
}

function resolved(frames: readonly { readonly id: string }[], merges: Merges): string[] {
  return [...new Set(frames.map(({ id }) => merges.resolve(id)))].sort();
}
