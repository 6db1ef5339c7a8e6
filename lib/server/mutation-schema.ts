import { z } from "zod";
import type { Mutation } from "@/lib/domain/annotation";
import { CONFIDENCES, MOST_PIECES } from "@/lib/domain/annotation";
import { LONGEST_ANSWER, MOST_OPTIONS } from "@/lib/domain/attribute";
import { AppError } from "@/lib/domain/errors";
import { LONGEST_MEMO, MOST_MUTATIONS } from "@/lib/domain/limits";
import { normalizeText } from "@/lib/domain/text/normalize";

const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const offset = z.int().nonnegative();
// Without what no database keeps and nobody sees: control characters, half characters.
const memo = z.string().max(LONGEST_MEMO).transform(normalizeText);
const textVersion = z.int().positive().optional();
/** The revision that a change starts from. Leaving it out has an answer of its own, as with `If-Match`. */
const baseRevision = z.int({
  error: ({ input }) => {
    if (input !== undefined) return undefined;
    throw new AppError(
      "revision_missing",
      "Say in baseRevision which revision you are changing, so that nobody's work is overwritten.",
    );
  },
});
const words = z.string().max(LONGEST_ANSWER).transform(normalizeText);
const answer = z.union([words, z.array(words).max(MOST_OPTIONS), z.number()]);

const ids = { mutationId: id, annotationId: id, stepId: id.optional() };
const said = {
  pieces: z
    .array(z.strictObject({ start: offset, end: offset }))
    .max(MOST_PIECES)
    .nullable()
    .optional(),
  attributes: z.record(id, answer).optional(),
  confidence: z.enum(CONFIDENCES).nullable().optional(),
  needsDiscussion: z.boolean().optional(),
};

const mutation: z.ZodType<Mutation> = z.discriminatedUnion("kind", [
  z.strictObject({
    ...ids,
    kind: z.literal("create"),
    frameId: id,
    start: offset,
    end: offset,
    textVersion,
    memo,
    ...said,
  }),
  z.strictObject({
    ...ids,
    kind: z.literal("update"),
    baseRevision: baseRevision.positive(),
    frameId: id.optional(),
    start: offset.optional(),
    end: offset.optional(),
    textVersion,
    memo: memo.optional(),
    ...said,
    anchor: z.literal("sound").optional(),
    recheckedUnder: z.int().positive().optional(),
  }),
  z.strictObject({ ...ids, kind: z.literal("delete"), baseRevision: baseRevision.positive() }),
  z.strictObject({ ...ids, kind: z.literal("restore"), baseRevision: baseRevision.positive() }),
  z.strictObject({
    kind: z.literal("answer"),
    mutationId: id,
    attributeId: id,
    baseRevision: baseRevision.nonnegative(),
    value: answer.nullable(),
  }),
]);

/** The body of `POST …/mutations`. Unknown fields are refused: the author is whoever is signed in. */
export const mutationBatch = z.strictObject({
  mutations: z.array(mutation).min(1).max(MOST_MUTATIONS),
});
