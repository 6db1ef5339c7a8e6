import type { Role } from "./access";

/** What a role is called on screen, and what it is for. */
export const ROLE_WORDS: Record<Role, { readonly name: string; readonly does: string }> = {
  lead: {
    name: "Lead",
    does: "Plans the study: members, articles, codebook, assignments. May do everything else as well.",
  },
  adjudicator: {
    name: "Adjudicator",
    does: "Settles where reviewers differ; sees articles, statistics and exports. May tag as well.",
  },
  reviewer: {
    name: "Reviewer",
    does: "Reads assigned articles and tags them; reviews teammates’ tags once they are shown.",
  },
  observer: {
    name: "Observer",
    does: "Sees the codebook and the statistics, and changes nothing.",
  },
};
