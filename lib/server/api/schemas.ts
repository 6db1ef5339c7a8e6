import { z } from "zod";
import { CONFIDENCES } from "@/lib/domain/annotation";

/** What several endpoints say alike. */

export const id = z.string().min(1).max(64);

export const day = z.iso.date().describe("YYYY-MM-DD");

/** A point in time; ISO 8601 in UTC where it is sent. */
export const moment = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
});

/** Which part of a list is wanted. */
export const page = {
  limit: z.coerce.number<string>().int().min(1).max(200).default(50),
  after: id.optional().describe("The `next` of the page before"),
};

export const pageOnly = z.strictObject(page);

/** A part of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item).readonly(),
    next: z.string().nullable().describe("Send it as `after` for what follows; null at the end"),
  });
}

const offset = z.int().nonnegative().describe("Code points, half-open");

export const span = { start: offset, end: offset };

export const pieces = z
  .array(z.object(span))
  .readonly()
  .nullable()
  .describe("The parts of a discontinuous passage; null when it is whole");

const answerValue = z.union([z.string(), z.array(z.string()).readonly(), z.number()]);

export const answer = answerValue.nullable();

export const answers = z.record(z.string(), answerValue).describe("By the question's id");

export const confidence = z.enum(CONFIDENCES).nullable();
