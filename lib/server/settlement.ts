import { z } from "zod";
import type { Settlement } from "@/lib/data/anchors";

/** What a form says of a tag or decision whose text was corrected. */
export const settlement: z.ZodType<Settlement> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("confirm") }),
  z.strictObject({ kind: z.literal("place"), words: z.string().trim().min(1).max(10_000) }),
  z.strictObject({ kind: z.literal("delete") }),
]);
