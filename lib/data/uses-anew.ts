import type { ProjectAccess } from "@/lib/domain/access";
import type { FrameUse } from "@/lib/domain/frame-use";
import { frameUsesOf } from "@/lib/domain/frame-use";
import type { SettledFilter } from "@/lib/domain/statistics/filter";
import { groupBy } from "@/lib/domain/group-by";
import { inZones } from "@/lib/domain/statistics/in-zones";
import { databaseForReading } from "./reading";
import { readPassageCodings } from "./study-codings";

/**
 * By article, the frame uses of one round as they would be without some of the tags, or of nothing
 * but some zones: counted anew from the tags themselves, by the functions that wrote the
 * stored ones. Codings that lose all their tags stay finished codings.
 */
export async function countUsesAnew(
  access: ProjectAccess<"statistics:read">,
  filter: SettledFilter,
): Promise<Map<string, FrameUse[]>> {
  const db = await databaseForReading(access);
  const uses: FrameUse[] = [];
  for (const layer of ["reviewer", "final"] as const) {
    for await (const coding of readPassageCodings(access, filter, layer, null, db)) {
      const { zones, codings } = inZones(
        { zones: coding.zones, codings: [coding.passages] },
        filter.zones,
      );
      uses.push(...frameUsesOf(coding, codings[0]!, zones));
    }
  }
  uses.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return groupBy(uses, ({ articleId }) => articleId);
}

/** The order in which stored uses are read, so that figures do not depend on where they came from. */
function placeOf({ articleId, reviewerId, frameId }: FrameUse): string {
  return `${articleId} ${reviewerId ?? ""} ${frameId}`;
}
