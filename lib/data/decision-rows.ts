import type { Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/client";
import type { Annotation } from "@/lib/domain/annotation";
import { sameAnswers, samePassage } from "@/lib/domain/annotation-content";
import type { Answers } from "@/lib/domain/attribute";
import { attributesOfFrame, checkedAnswers } from "@/lib/domain/attribute";
import type { DecisionBasis, DecisionKind } from "@/lib/domain/decision";
import { AppError } from "@/lib/domain/errors";
import { taggableFrames } from "@/lib/domain/frame";
import { basisOf } from "@/lib/domain/majority";
import type { Span } from "@/lib/domain/span";
import { piecesIn, sliceCodePoints, spanIn } from "@/lib/domain/text/offsets";
import type { SettlingDesk } from "./settling-desk";

/** What an adjudicator wants: the passage and frame of the final layer, and the annotations it settles. */
export interface NewDecision {
  readonly kind: DecisionKind;
  readonly frameId: string;
  /** In code points of the text version of this number. */
  readonly start: number;
  readonly end: number;
  /** As of an annotation; left out where the passage is whole. */
  readonly pieces?: readonly Span[] | null;
  /** Answers to the frame's questions; left out: those of the tag that is adopted, or none. */
  readonly attributes?: Answers;
  readonly textVersion: number;
  readonly reason: string;
  readonly annotationIds: readonly string[];
}

/** A decision that may be written. */
export interface CheckedDecision {
  readonly kind: DecisionKind;
  readonly basis: DecisionBasis;
  readonly frameId: string;
  readonly start: number;
  readonly end: number;
  readonly pieces: Annotation["pieces"];
  readonly attributes: Answers;
  readonly quote: string;
  readonly reason: string;
  readonly annotationIds: readonly string[];
}

/**
 * Check what an adjudicator wants against the article, and tell where it comes from.
 *
 * @throws {AppError} not_found, conflict (the text was corrected), invalid_input, invalid_span
 */
export function checkedDecision(desk: SettlingDesk, wanted: NewDecision): CheckedDecision {
  const { kind, frameId, start, end, reason } = wanted;
  if (wanted.textVersion !== desk.textVersion) {
    throw new AppError(
      "conflict",
      "The text was corrected meanwhile. Reload the page and settle these tags in the new text.",
    );
  }
  const annotationIds = [...new Set(wanted.annotationIds)];
  const sources = desk.annotations.filter(({ id }) => annotationIds.includes(id));
  if (sources.length === 0 || sources.length < annotationIds.length) {
    throw new AppError("not_found", "One of these tags does not exist.");
  }
  if (kind === "rejected" && reason.trim() === "") {
    throw new AppError("invalid_input", "Say why this is rejected; the reviewers will read it.");
  }
  const taggable = taggableFrames(desk.frames).some(({ id }) => id === frameId);
  if (!taggable && !sources.some((source) => source.frameId === frameId)) {
    throw new AppError(
      "not_found",
      "Passages cannot be tagged with this: it is a group, or not in the round's codebook.",
    );
  }
  const span = spanIn(desk.text, start, end);
  const pieces = wanted.pieces ? piecesIn(desk.text, span, wanted.pieces) : null;
  const same = sources.filter(
    (source) => source.frameId === frameId && samePassage(source, { ...span, pieces }),
  );
  const attributes = wanted.attributes ?? (kind === "adopted" ? same[0]?.attributes : null) ?? {};
  const adopted = same.some((source) => sameAnswers(source.attributes, attributes));
  if (kind === "adopted" && !adopted) {
    throw new AppError(
      "invalid_input",
      "Adopting keeps a tag as a reviewer made it; edit it instead.",
    );
  }
  const given = Object.assign({}, ...sources.map((source) => source.attributes)) as Answers;
  const checked = adopted
    ? attributes
    : checkedAnswers(attributesOfFrame(desk.attributes, frameId), desk.frames, attributes, given);
  const passage = { frameId, ...span, pieces, attributes: checked };
  return {
    ...passage,
    kind,
    reason: reason.trim(),
    annotationIds,
    quote: sliceCodePoints(desk.text, span),
    basis: basisOf({ ...passage, kind }, sources, desk.reviewerIds, desk.attributes),
  };
}

/** How a new decision stands to those on the same tags. */
export type Standing =
  /** In force, in the place of these. */
  | { readonly replaces: readonly string[] }
  /** It came too late: kept for the history, and never in force. */
  | "overtaken";

/** Write a decision with its sources. @returns its id */
export async function insertDecision(
  tx: Transaction,
  place: {
    readonly adjudicationId: string;
    readonly textVersionId: string;
    readonly decidedById: string;
  },
  { annotationIds, pieces, attributes, ...decision }: CheckedDecision,
  standing: Standing,
): Promise<string> {
  const id = crypto.randomUUID();
  const now = new Date();
  const replaces = standing === "overtaken" ? [] : standing.replaces;
  await tx.decision.updateMany({
    where: { id: { in: [...replaces] }, replacedAt: null },
    data: { replacedAt: now },
  });
  await tx.decision.create({
    data: {
      ...decision,
      ...place,
      id,
      attributes: attributes,
      pieces: pieces ? (pieces as unknown as Prisma.InputJsonArray) : Prisma.DbNull,
      createdAt: now,
      replacesId: replaces[0] ?? null,
      replacedAt: standing === "overtaken" ? now : null,
      sources: { create: annotationIds.map((annotationId) => ({ annotationId })) },
    },
    select: { id: true },
  });
  return id;
}
