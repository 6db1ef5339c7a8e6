import { offsetIndex } from "../text/offsets";
import { bodyRegion } from "../frame-use";
import type { Zone } from "../zones";

/**
 * What is compared between printings of a story: the body. Each paper writes its own
 * headline and captions, so they say nothing about where the story comes from.
 */
export function bodyText(text: string, zones: readonly Zone[]): string {
  const index = offsetIndex(text);
  return bodyRegion(zones)
    .map((zone) => index.toUtf16Span(zone))
    .map(({ start, end }) => text.slice(start, end))
    .join("\n");
}
