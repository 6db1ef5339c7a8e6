import { piecesOf } from "../annotation";
import type { Passage } from "../annotation";
import { intersectionOf, unionOf } from "../span";
import type { Zone, ZoneKind } from "../zones";

/** Nothing but some zones of a text: these zones, and of each coding the tags that lie in them. No zones: all of it. */
export function inZones<Tag extends Passage>(
  {
    zones,
    codings,
  }: { readonly zones: readonly Zone[]; readonly codings: readonly (readonly Tag[])[] },
  wanted: readonly ZoneKind[],
): { readonly zones: readonly Zone[]; readonly codings: readonly (readonly Tag[])[] } {
  if (wanted.length === 0) return { zones, codings };
  const chosen = zones.filter(({ zone }) => wanted.includes(zone));
  return {
    zones: chosen,
    codings: codings.map((tags) =>
      tags.filter((tag) => intersectionOf(unionOf(piecesOf(tag)), chosen).length > 0),
    ),
  };
}
