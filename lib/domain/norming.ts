import type { Coefficient } from "./agreement/coefficient";
import type { Continuum } from "./agreement/continuum";
import { frameUnitizedAlpha } from "./agreement/frame-unitized-alpha";
import { percentAgreement } from "./agreement/percent-agreement";
import { f1Of, typeOverlap } from "./agreement/span-f1";
import type { Passage } from "./annotation";
import { piecesOf } from "./annotation";
import type { Span } from "./span";
import { overlap } from "./span";

/** How far the coders of a norming session agree on one frame. */
export interface NormingAgreement {
  readonly frameId: string;
  /** Codings with the frame, of all codings: one per coder and article. */
  readonly found: number;
  readonly codings: number;
  /** Whether the frame is there at all: the share of agreeing pairs of coders. */
  readonly presence: Coefficient;
  /** Span F1 of all pairs of coders together; null where nobody tagged it. */
  readonly f1: number | null;
  /** uα of the frame. */
  readonly alpha: Coefficient;
}

/** One coder's tags of one article of the session. */
export interface NormedCoding {
  readonly articleId: string;
  readonly reviewerId: string;
  readonly annotations: readonly (Passage & { readonly frameId: string })[];
}

/** An article of the session: how long its coded text is, and the passage that alone is coded. */
export interface NormedArticle {
  readonly articleId: string;
  /** In code points. */
  readonly length: number;
  readonly passage: Span | null;
}

/**
 * Agreement in a norming session, frame by frame, with the measures of the study itself
 * (docs/methods.md): presence, span F1 by overlap, and uα. With a passage, only what
 * is tagged in it counts, and the passage is all the text there is.
 */
export function normingAgreement(
  articles: readonly NormedArticle[],
  codings: readonly NormedCoding[],
  frameIds: readonly string[],
): NormingAgreement[] {
  const continua = articles.map((article): Continuum => {
    const { articleId, passage, length } = article;
    const own = codings.filter((coding) => coding.articleId === articleId);
    return {
      articleId,
      length: passage ? passage.end - passage.start : length,
      passes: own.map(({ reviewerId, annotations }) => ({
        reviewerId,
        units: annotations.flatMap((tag) =>
          piecesOf(tag).flatMap((piece) => inside(piece, passage, tag.frameId)),
        ),
      })),
    };
  });
  const reviewerIds = [...new Set(codings.map(({ reviewerId }) => reviewerId))];
  return frameIds.map((frameId) => {
    const unitsOf = continua.map(({ passes }) =>
      passes.map(({ reviewerId, units }) => ({
        reviewerId,
        units: units.filter((unit) => unit.frameId === frameId),
      })),
    );
    const pairs = unitsOf.flatMap((passes) =>
      passes.flatMap((one, index) =>
        passes.slice(index + 1).map((other) => typeOverlap(one.units, other.units)),
      ),
    );
    const presence = unitsOf.map((passes) =>
      reviewerIds.map((id) => {
        const pass = passes.find(({ reviewerId }) => reviewerId === id);
        return pass ? pass.units.length > 0 : null;
      }),
    );
    return {
      frameId,
      found: presence.flat().filter(Boolean).length,
      codings: codings.length,
      presence: percentAgreement(presence),
      f1: f1Of(pairs)?.f1 ?? null,
      alpha: frameUnitizedAlpha(continua, frameId),
    };
  });
}

/** The part of a tag that lies in the passage, counted from its start. */
function inside(piece: Span, passage: Span | null, frameId: string) {
  const { start, end } = piece;
  if (!passage) return [{ start, end, frameId }];
  if (overlap(piece, passage) === 0) return [];
  return [
    {
      start: Math.max(start, passage.start) - passage.start,
      end: Math.min(end, passage.end) - passage.start,
      frameId,
    },
  ];
}
