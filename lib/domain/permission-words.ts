import type { Permission } from "./access";

/** What each permission lets a person do, in the order of the work. The docs print the same table. */
export const PERMISSION_WORDS: Record<Permission, string> = {
  "project:read": "Open the project and read its codebook",
  "project:edit": "Change the project’s settings, delete it and bring it back",
  "member:read": "See who is in the project",
  "member:edit": "Invite, remove and bring back members, and change roles",
  "codebook:edit": "Write and publish the codebook",
  "article:read": "See and search all articles",
  "article:import": "Load, clean, correct and delete articles",
  "assignment:read": "See who codes what, and how far the work is",
  "assignment:edit": "Plan rounds and give out articles",
  "annotation:create": "Tag the articles that one is given",
  "review:create": "Read and review teammates’ tags once they are shown",
  "thread:create": "Ask, discuss and mention",
  "thread:share": "Open a discussion to those who still code its article",
  "decision:create": "Settle differences and answer appeals",
  "statistics:read": "See statistics and agreement",
  "export:create": "Export tags and figures",
  "audit:read": "Read the history of who did what",
  "report:edit": "Freeze reports and share them by a public link",
};
