import { offsetIndex } from "@/lib/domain/text/offsets";
import type { Zone } from "@/lib/domain/zones";
import { ZONE_LOOKS, ZONE_NAMES } from "./zone-names";

/** A frozen text, each zone named in the margin. */
export function ZonedText({
  text,
  zones,
  language,
}: {
  text: string;
  zones: readonly Zone[];
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
          </p>
          <p dir="auto" className={ZONE_LOOKS[zone.zone]}>
            {index.slice(zone)}
          </p>
        </div>
      ))}
    </article>
  );
}
