import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Merges } from "@/lib/domain/codebook/merges";
import { withMerges } from "@/lib/domain/codebook/merges";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { isStale } from "@/lib/domain/codebook/stale";
import type { Coded, CodingKey, FrameUse } from "@/lib/domain/frame-use";
import { usesInZones } from "@/lib/domain/frame-use";
import type { SettledFilter } from "@/lib/domain/statistics/filter";
import type { Omittable } from "@/lib/domain/statistics/without";
import { isCounted } from "@/lib/domain/statistics/without";
import type { SubmittedTag } from "@/lib/domain/submission";
import type { Zone } from "@/lib/domain/zones";
import { readBlindLayer } from "./blind-layer";
import { findCodebook } from "./codebooks";
import { finalDecisions } from "./final-layer";
import { readMerges } from "./merged-frames";

/** Finished codings read at a time. */
const PAGE = 200;

const passage = {
  where: { anchor: { not: "orphaned" } },
  select: { frameId: true, start: true, end: true, pieces: true },
} as const;

const madeUnder = {
  suggested: true,
  recheckedUnder: true,
  codebookVersion: { select: { number: true } },
} satisfies Prisma.AnnotationSelect;

/** What was known of a tag when it was made. */
type Made = Pick<SubmittedTag, "suggested" | "recheckedUnder" | "codebookVersion">;

/**
 * The frame uses of one round as they would be without some of the tags, or of nothing
 * but some zones: counted anew from the tags themselves, by the functions that wrote the
 * stored ones. Codings that lose all their tags stay finished codings. A settled passage
 * goes when all tags that it settles do.
 */
export async function countUsesAnew(
  access: ProjectAccess<"statistics:read">,
  { round: roundId, without: omitted, zones: wanted }: SettledFilter,
): Promise<FrameUse[]> {
  const [newest, merges] = await Promise.all([
    findCodebook(access),
    readMerges(prisma, access.projectId),
  ]);
  const counts = counter(newest?.frames ?? [], merges, omitted);
  const uses: FrameUse[] = [];
  const add = (coding: CodingKey, tags: readonly Coded[], zones: unknown) =>
    uses.push(...usesInZones(coding, withMerges(tags, merges), zones as Zone[], wanted));

  const settled = new Map<string, unknown>();
  for await (const work of readBlindLayer(access, { roundId })) {
    const { articleId, reviewerId, textVersion, closedAt, annotations } = work;
    const tags = annotations.filter((tag) => counts(tag.frameId, tag));
    add({ articleId, reviewerId, layer: "reviewer" }, tags, textVersion.zones);
    if (closedAt) settled.set(articleId, textVersion.zones);
  }
  for await (const { articleId, decisions } of adjudicated(access, roundId)) {
    if (!settled.has(articleId)) continue;
    const tags = decisions.filter(({ frameId, sources }) =>
      sources.some(({ annotation: { codebookVersion, ...made } }) =>
        counts(frameId, { ...made, codebookVersion: codebookVersion.number }),
      ),
    ) as unknown as Coded[];
    add({ articleId, reviewerId: null, layer: "final" }, tags, settled.get(articleId));
  }
  return uses.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** The order in which stored uses are read, so that figures do not depend on where they came from. */
function placeOf({ articleId, reviewerId, frameId }: FrameUse): string {
  return `${articleId} ${reviewerId ?? ""} ${frameId}`;
}

/** Answers whether a passage counts that was tagged so, as a use of the frame. */
function counter(
  newest: readonly PublishedFrame[],
  merges: Merges,
  omitted: readonly Omittable[],
): (frameId: string, made: Made) => boolean {
  return (frameId, { suggested, recheckedUnder, codebookVersion }) => {
    const made = { frameId, recheckedUnder, codebookVersion };
    return isCounted({ suggested, isStale: isStale(made, newest, merges) }, omitted);
  };
}

/** The round's closed adjudications, in pages. */
async function* adjudicated({ projectId }: ProjectAccess, roundId: string) {
  const read = (after: string | undefined) =>
    prisma.adjudication.findMany({
      where: { roundId, round: { projectId }, closedAt: { not: null } },
      ...pageAfter(after),
      select: {
        id: true,
        articleId: true,
        decisions: {
          where: finalDecisions,
          select: {
            ...passage.select,
            sources: { select: { annotation: { select: madeUnder } } },
          },
        },
      },
    });
  yield* paged(read);
}

function pageAfter(after: string | undefined) {
  return {
    orderBy: { id: "asc" as const },
    take: PAGE,
    ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
  };
}

async function* paged<T extends { readonly id: string }>(
  read: (after: string | undefined) => Promise<T[]>,
): AsyncGenerator<T> {
  for (let after: string | undefined; ;) {
    const page = await read(after);
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}
