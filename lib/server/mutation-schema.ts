import { z } from "zod";
import type { Mutation } from "@/lib/domain/annotation";
import { LONGEST_MEMO } from "@/lib/domain/annotation";

/** Most mutations in one request. */
const BATCH = 200;

const id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const offset = z.int().nonnegative();
const memo = z.string().max(LONGEST_MEMO);
const ids = { mutationId: id, annotationId: id };

const mutation: z.ZodType<Mutation> = z.discriminatedUnion("kind", [
  z.strictObject({
    ...ids,
    kind: z.literal("create"),
    frameId: id,
    start: offset,
    end: offset,
    memo,
  }),
  z.strictObject({
    ...ids,
    kind: z.literal("update"),
    baseRevision: z.int().positive(),
    frameId: id.optional(),
    start: offset.optional(),
    end: offset.optional(),
    memo: memo.optional(),
  }),
  z.strictObject({ ...ids, kind: z.literal("delete"), baseRevision: z.int().positive() }),
  z.strictObject({ ...ids, kind: z.literal("restore"), baseRevision: z.int().positive() }),
]);

/** The body of `POST …/mutations`. Unknown fields are refused: the author is whoever is signed in. */
export const mutationBatch = z.strictObject({ mutations: z.array(mutation).min(1).max(BATCH) });
