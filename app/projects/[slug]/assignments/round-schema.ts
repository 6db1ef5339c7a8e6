import { z } from "zod";
import { REVIEWED_BY, ROUND_KINDS } from "@/lib/domain/round";
import { REVEAL_RULES } from "@/lib/domain/visibility";

const day = z
  .union([z.literal(""), z.iso.date("Write the day as 2026-03-31.")])
  .optional()
  .transform((text) => (text ? text : null));

/** What a lead decides on for a round, as the form sends it. */
export const roundSettings = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Give the round a name.")
    .max(80, "Keep the name to 80 characters."),
  kind: z.enum(ROUND_KINDS, "Choose what the round is for."),
  revealRule: z.enum(REVEAL_RULES, "Choose when reviewers see each other's tags."),
  reviewedBy: z.enum(REVIEWED_BY, "Choose who gives verdicts."),
  startsOn: day,
  dueOn: day,
  entryRoundId: z
    .string()
    .max(64)
    .optional()
    .transform((text) => (text ? text : null)),
});
