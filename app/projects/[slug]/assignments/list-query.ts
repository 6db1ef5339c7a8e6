import { z } from "zod";
import { ROUND_LISTS } from "@/lib/data/round-work";

const one = z.string().max(200).catch("");

/** What the address of a round's article list says; what it does not say, or says badly, is as usual. */
export const listQuery = z.object({
  round: one.default(""),
  list: z.enum(ROUND_LISTS).catch("all").default("all"),
  q: one.default(""),
  sample: one.default(""),
  page: z.coerce.number().int().min(0).max(100_000).catch(0).default(0),
});
export type ListQuery = z.infer<typeof listQuery>;

/** The address of a list, without what is as usual. */
export function listHref(address: string, query: Partial<ListQuery>): string {
  const said = Object.entries(query).filter(([name, value]) =>
    name === "page" ? value !== 0 : value !== "" && !(name === "list" && value === "all"),
  );
  const search = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  return said.length === 0 ? address : `${address}?${search}`;
}
