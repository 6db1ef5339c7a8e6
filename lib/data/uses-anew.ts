import type { ProjectAccess } from "@/lib/domain/access";
import type { CodingKey, FrameUse } from "@/lib/domain/frame-use";
import { frameUsesOf } from "@/lib/domain/frame-use";
import type { SettledFilter } from "@/lib/domain/statistics/filter";
import { groupBy } from "@/lib/domain/group-by";
import { inZones } from "@/lib/domain/statistics/in-zones";
import type { Zone } from "@/lib/domain/zones";
import { pauses } from "./in-turns";
import { databaseForReading } from "./reading";
import type { CodingTags } from "./round-passages";
import { readRoundPassages } from "./round-passages";
import { readPassageCodings } from "./study-codings";
import type { CountedArticle } from "./study-work";

/**
 * By article, the frame uses of one round as they would be without some of the tags, or of nothing
 * but some zones: counted anew from the tags themselves, by the functions that wrote the
 * stored ones. Codings that lose all their tags stay finished codings. Other requests have
 * their turns meanwhile.
 */
export async function countUsesAnew(
  access: ProjectAccess<"statistics:read">,
  filter: SettledFilter,
  counted: readonly CountedArticle[],
): Promise<Map<string, FrameUse[]>> {
  const uses: FrameUse[] = [];
  const codings =
    filter.without.length === 0
      ? allCodings(access, filter, counted)
      : codingsWithout(access, filter);
  const pause = pauses();
  for await (const { key, tags, zones } of codings) {
    const within = inZones({ zones, codings: [tags] }, filter.zones);
    uses.push(...frameUsesOf(key, within.codings[0]!, within.zones));
    await pause();
  }
  uses.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return groupBy(uses, ({ articleId }) => articleId);
}

interface TaggedCoding {
  readonly key: CodingKey;
  readonly tags: CodingTags;
  readonly zones: readonly Zone[];
}

async function* allCodings(
  access: ProjectAccess<"statistics:read">,
  { round }: SettledFilter,
  counted: readonly CountedArticle[],
): AsyncGenerator<TaggedCoding> {
  const articles = counted.filter(({ work }) => work.length > 0);
  const facts = articles.map((article) => article.facts);
  let place = 0;
  for await (const [{ row }, passages] of readRoundPassages(access, round, facts)) {
    const { work } = articles[place++]!;
    const zonesOf = (id: string) => passages.zones.get(id)!;
    for (const { id, reviewerId, textVersionId } of work) {
      const key = { articleId: row.id, reviewerId, layer: "reviewer" } as const;
      yield { key, tags: passages.found.get(id)!, zones: zonesOf(textVersionId) };
    }
    const settled = work.find(({ closedAt }) => closedAt !== null);
    if (!settled) continue;
    const key = { articleId: row.id, reviewerId: null, layer: "final" } as const;
    yield { key, tags: passages.settled, zones: zonesOf(settled.textVersionId) };
  }
}

async function* codingsWithout(
  access: ProjectAccess<"statistics:read">,
  filter: SettledFilter,
): AsyncGenerator<TaggedCoding> {
  const db = await databaseForReading(access);
  for (const layer of ["reviewer", "final"] as const) {
    for await (const coding of readPassageCodings(access, filter, layer, null, db)) {
      const { articleId, reviewerId, passages, zones } = coding;
      yield { key: { articleId, reviewerId, layer }, tags: passages, zones };
    }
  }
}

/** The order in which stored uses are read, so that figures do not depend on where they came from. */
function placeOf({ articleId, reviewerId, frameId }: FrameUse): string {
  return `${articleId} ${reviewerId ?? ""} ${frameId}`;
}
