import { piecesOf } from "../annotation";
import { bodyRegion, codedRegion } from "../frame-use";
import { groupBy } from "../group-by";
import { intersectionOf, totalLength, unionOf } from "../span";
import type { Zone } from "../zones";
import type { TaggedArticle } from "./counter";

/** The text that one frame of one coding covers. All lengths are in code points. */
export interface CoveredText {
  readonly frameId: string;
  readonly tags: number;
  /** Of the body. */
  readonly inBody: number;
  /** Of each quotation that it covers some of, with the speaker whom the text names. */
  readonly quotations: readonly { readonly speaker: string; readonly covered: number }[];
  /** Of the coded region: together with each of the frames up to this one, in the order of the list. */
  readonly shared: readonly number[];
}

type Tags = TaggedArticle["codings"][number];
interface Known {
  readonly zones: readonly Zone[];
  readonly covered: readonly CoveredText[];
}
/** By coding: its tags do not change, and the same are counted in many reports. */
const known = new WeakMap<Tags, Known>();

/** What the frames of one coding cover of a text with these zones. */
export function coveredText(coding: Tags, zones: readonly Zone[]): readonly CoveredText[] {
  const found = known.get(coding);
  if (found?.zones === zones) return found.covered;
  const covered = cover(coding, zones);
  known.set(coding, { zones, covered });
  return covered;
}

function cover(coding: Tags, zones: readonly Zone[]): CoveredText[] {
  const [coded, body] = [codedRegion(zones), bodyRegion(zones)];
  const quotations = body.filter(({ zone }) => zone === "quotation");
  const frames = [...groupBy(coding, ({ frameId }) => frameId)].map(([frameId, tagged]) => {
    const union = unionOf(tagged.flatMap(piecesOf));
    return { frameId, tags: tagged.length, union, inCoded: intersectionOf(union, coded) };
  });
  return frames.map(({ frameId, tags, union, inCoded }, index) => ({
    ...{ frameId, tags },
    inBody: totalLength(intersectionOf(union, body)),
    quotations: quotations.flatMap((quotation) => {
      const covered = totalLength(intersectionOf(union, [quotation]));
      return covered > 0 ? [{ speaker: quotation.speaker ?? "", covered }] : [];
    }),
    shared: frames
      .slice(0, index + 1)
      .map((other) => totalLength(intersectionOf(inCoded, other.inCoded))),
  }));
}
