import { z } from "zod";

/** What the address of a round's queue says; what it does not say, or says badly, is as usual. */
export const queueQuery = z.object({
  show: z.enum(["open", "submitted"]).catch("open").default("open"),
  page: z.coerce.number().int().min(0).max(100_000).catch(0).default(0),
});
