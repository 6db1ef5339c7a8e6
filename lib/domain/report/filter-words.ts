import type { StudyFilter } from "../statistics/filter";
import { OMITTABLE } from "../statistics/without";

/**
 * What a filter leaves out, in words; empty where it leaves nothing out. The round and
 * the layer are told by themselves.
 * @param nameOf the name of an outlet or a sample
 */
export function filterWords(filter: StudyFilter, nameOf: (id: string) => string): string {
  const parts = [
    filter.outlets.length > 0 && `outlets: ${filter.outlets.map(nameOf).join(", ")}`,
    filter.from && `published from ${filter.from}`,
    filter.to && `published until ${filter.to}`,
    filter.languages.length > 0 && `languages: ${filter.languages.join(", ")}`,
    filter.zones.length > 0 && `only in these parts of the text: ${filter.zones.join(", ")}`,
    filter.sample && `sample “${nameOf(filter.sample)}”`,
    filter.unit === "printings" && "every printing of a story counted",
    filter.version !== null && `coded with codebook version ${filter.version}`,
    ...filter.without.map((kind) => OMITTABLE[kind].name),
  ];
  return parts.filter((part) => part !== false && part !== null && part !== "").join("; ");
}
