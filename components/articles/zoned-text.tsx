import { offsetIndex } from "@/lib/domain/text/offsets";
import type { Span } from "@/lib/domain/span";
import { overlap } from "@/lib/domain/span";
import type { Zone } from "@/lib/domain/zones";
import { ZONE_LOOKS, ZONE_NAMES } from "./zone-names";

/** A frozen text, each zone named in the margin, with the speaker of a quotation. */
export function ZonedText({
  text,
  zones,
  place,
  language,
}: {
  text: string;
  zones: readonly Zone[];
  /** A place that was looked for, in code points: it is marked, and is the page's “#place”. */
  place?: Span | undefined;
  language?: string | undefined;
}) {
  const index = offsetIndex(text);
  return (
    <article lang={language} className="flex max-w-page flex-col gap-4">
      {zones.map((zone) => (
        <div
          key={zone.start}
          className="grid gap-x-6 sm:grid-cols-[7rem_minmax(0,var(--container-measure))]"
        >
          <p lang="en" className="pt-1.5 text-xs text-muted sm:text-right">
            {ZONE_NAMES[zone.zone]}
            {zone.speaker && <span className="block">{zone.speaker}</span>}
          </p>
          <p dir="auto" className={ZONE_LOOKS[zone.zone]}>
            {place && overlap(place, zone) > 0 ? (
              <>
                {index.slice({ start: zone.start, end: Math.max(zone.start, place.start) })}
                <mark
                  id={place.start >= zone.start ? "place" : undefined}
                  className="scroll-mt-40 rounded-sm bg-accent-soft text-accent-strong outline-2 outline-accent"
                >
                  {index.slice({
                    start: Math.max(zone.start, place.start),
                    end: Math.min(zone.end, place.end),
                  })}
                </mark>
                {index.slice({ start: Math.min(zone.end, place.end), end: zone.end })}
              </>
            ) : (
              index.slice(zone)
            )}
          </p>
        </div>
      ))}
    </article>
  );
}
