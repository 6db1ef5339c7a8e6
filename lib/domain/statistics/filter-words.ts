import type { StudyFilter } from "./filter";
import { OMITTABLE } from "./without";

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * What a filter leaves in, in words: for the line under a chart and for files. Round,
 * layer and presence rule are named beside it. "" when nothing is left out; two
 * printings of a story count once unless it says so.
 */
export function filterInWords(
  filter: StudyFilter,
  { outlets, samples }: { readonly outlets: readonly Named[]; readonly samples: readonly Named[] },
): string {
  const named = (ids: readonly string[], among: readonly Named[]) =>
    ids.map((id) => among.find((one) => one.id === id)?.name ?? "unknown").join(", ");
  const { from, to, sample, unit, version } = filter;
  const parts = [
    named(filter.outlets, outlets),
    from && to ? `${from} to ${to}` : from ? `from ${from}` : to ? `until ${to}` : "",
    filter.languages.length > 0 ? `language ${filter.languages.join(", ")}` : "",
    filter.zones.length > 0 ? `only ${filter.zones.join(", ")}` : "",
    sample ? `sample “${named([sample], samples)}”` : "",
    version === null ? "" : `coded with version ${version}`,
    unit === "printings" ? "each printing counted" : "",
    ...filter.without.map((kind) => OMITTABLE[kind].name),
  ];
  return parts.filter((part) => part !== "").join("; ");
}
