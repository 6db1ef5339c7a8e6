import type { Annotation, Passage } from "./annotation";
import { piecesOf } from "./annotation";
import { groupBy } from "./group-by";
import type { Span } from "./span";
import { intersectionOf, totalLength, unionOf } from "./span";
import type { Zone, ZoneKind } from "./zones";
import { ZONE_KINDS } from "./zones";

/** The blind annotations of a reviewer, or what adjudication made of them. Never mixed in one figure. */
export type Layer = "reviewer" | "final";

/** The number of equal parts in which the body is looked at. */
export const TENTHS = 10;

/**
 * The coded region: the zones that make up an article's length in every statistic.
 * Captions and footnotes are outside it, and so are the line breaks between zones:
 * a tag there counts as a use of its frame, but covers nothing.
 */
const BODY: readonly ZoneKind[] = ["subheading", "lead", "body", "quotation"];
export const CODED: readonly ZoneKind[] = ["headline", ...BODY];

/** Whose annotations of which article. `reviewerId` is null in the final layer, and only there. */
export interface CodingKey {
  readonly articleId: string;
  readonly layer: Layer;
  readonly reviewerId: string | null;
}

/**
 * How one finished coding of one article uses one frame: the row from which all
 * framing statistics and the agreement on presence are counted. A frame that was
 * not used has no row. All lengths are in code points of the coded region.
 */
export interface FrameUse extends CodingKey {
  readonly frameId: string;
  /** Number of annotations, wherever they lie. */
  readonly count: number;
  /** Length of the union of the frame's annotations: a code point tagged twice counts once. */
  readonly covered: number;
  /** Length of the union over all frames of this coding; the same on each of its rows. */
  readonly framed: number;
  /** Zones that the union touches: a sum of bits in the order of ZONE_KINDS. Read it with `touches`. */
  readonly zones: number;
  /** Length of the coded region before the first tagged code point; null when `covered` is 0. */
  readonly firstOffset: number | null;
  /** Covered code points in each tenth of the body (the coded region without the headline). */
  readonly tenths: readonly number[];
}

/** What is counted of an annotation. */
export type Coded = Passage & Pick<Annotation, "frameId">;

/** L: the length of an article in every statistic, in code points of its coded region. */
export function codedLength(zones: readonly Zone[]): number {
  return totalLength(codedRegion(zones));
}

/** The stretches of text that statistics look at: headline and body. */
export function codedRegion(zones: readonly Zone[]): Zone[] {
  return regionOf(zones, CODED);
}

/** The coded region without the headline. */
export function bodyRegion(zones: readonly Zone[]): Zone[] {
  return regionOf(zones, BODY);
}

/** Whether the frame was tagged in a zone of this kind. */
export function touches(use: Pick<FrameUse, "zones">, zone: ZoneKind): boolean {
  return (use.zones & zoneBit(zone)) !== 0;
}

/**
 * The rows of one finished coding, one for each frame in it; none for a coding
 * without annotations. Such a coding still counts, so whoever stores the rows
 * must know the finished codings from elsewhere.
 */
export function frameUsesOf(
  coding: CodingKey,
  annotations: readonly Coded[],
  zones: readonly Zone[],
): FrameUse[] {
  const coded = codedRegion(zones);
  const body = bodyRegion(zones);
  const framed = totalLength(intersectionOf(unionOf(annotations.flatMap(piecesOf)), coded));

  return [...groupBy(annotations, ({ frameId }) => frameId)].map(([frameId, tagged]) => {
    const union = unionOf(tagged.flatMap(piecesOf));
    const inCoded = placesIn(coded, union);
    return {
      articleId: coding.articleId,
      layer: coding.layer,
      reviewerId: coding.reviewerId,
      frameId,
      count: tagged.length,
      covered: totalLength(inCoded),
      framed,
      zones: zonesTouched(union, zones),
      firstOffset: inCoded[0]?.start ?? null,
      tenths: tenthsOf(placesIn(body, union), totalLength(body)),
    };
  });
}

function regionOf(zones: readonly Zone[], kinds: readonly ZoneKind[]): Zone[] {
  return zones.filter(({ zone }) => kinds.includes(zone));
}

/** The part of a union inside a region, in code points from the region's start as if it had no gaps. */
function placesIn(region: readonly Span[], union: readonly Span[]): Span[] {
  const places: Span[] = [];
  let before = 0;
  for (const part of region) {
    for (const { start, end } of intersectionOf([part], union)) {
      places.push({ start: before + start - part.start, end: before + end - part.start });
    }
    before += part.end - part.start;
  }
  return places;
}

/** Code point p of a body of B code points lies in tenth ⌊10·p/B⌋. */
function tenthsOf(places: readonly Span[], bodyLength: number): number[] {
  const border = (tenth: number) => Math.ceil((tenth * bodyLength) / TENTHS);
  return Array.from({ length: TENTHS }, (_, tenth) => {
    const part = { start: border(tenth), end: border(tenth + 1) };
    return totalLength(intersectionOf([part], places));
  });
}

function zonesTouched(union: readonly Span[], zones: readonly Zone[]): number {
  let bits = 0;
  for (const zone of zones) {
    if (intersectionOf([zone], union).length > 0) bits |= zoneBit(zone.zone);
  }
  return bits;
}

function zoneBit(zone: ZoneKind): number {
  return 1 << ZONE_KINDS.indexOf(zone);
}
