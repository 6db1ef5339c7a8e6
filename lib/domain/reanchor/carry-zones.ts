import { codePointLength } from "../text/offsets";
import type { Zone } from "../zones";
import { reanchorBetween } from "./reanchor";

/**
 * The zones of a corrected text: each line is what it was, or what its old words were;
 * lines that are new are body. Where a line had several zones, they keep their borders
 * and what is new in it belongs to the zone before. Code points; the text is a frozen
 * one: lines without white space around them, none of them empty.
 */
export function carryZones(before: string, zones: readonly Zone[], after: string): Zone[] {
  const reanchor = reanchorBetween(before, after);
  const found = zones.flatMap((zone) => {
    const place = reanchor(zone);
    return place.outcome === "orphaned" ? [] : [{ ...zone, start: place.start, end: place.end }];
  });
  found.sort((a, b) => a.start - b.start || a.end - b.end);

  const carried: Zone[] = [];
  let start = 0;
  for (const line of after.split("\n")) {
    const end = start + codePointLength(line);
    const inside = found.filter((zone) => zone.start < end && zone.end > start);
    const [first = { zone: "body" as const, start, end }, ...others] = inside;
    let open: Zone = { ...first, start };
    for (const zone of others) {
      if (zone.start <= open.start) continue;
      carried.push({ ...open, end: zone.start });
      open = zone;
    }
    if (end > start) carried.push({ ...open, end });
    start = end + 1;
  }
  return carried;
}
