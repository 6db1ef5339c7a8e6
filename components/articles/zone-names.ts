import type { ZoneKind } from "@/lib/domain/zones";

/** The kinds of zone as people read them. */
export const ZONE_NAMES: Readonly<Record<ZoneKind, string>> = {
  headline: "Headline",
  subheading: "Sub-heading",
  lead: "Lead",
  body: "Body",
  quotation: "Quotation",
  caption: "Caption",
  footnote: "Footnote",
};

/** How a paragraph of a zone is set. */
export const ZONE_LOOKS: Readonly<Record<ZoneKind, string>> = {
  headline: "font-serif text-2xl font-semibold",
  subheading: "font-serif text-lg font-semibold",
  lead: "font-serif text-lg",
  body: "font-serif text-lg",
  quotation: "border-l-2 border-control pl-4 font-serif text-lg italic",
  caption: "text-sm text-muted",
  footnote: "text-sm text-muted",
};
