import type { Role } from "@/lib/domain/access";

/** What is said of a person who may be given articles: the role unless it is a reviewer's, and what there is. */
export function reviewerHint(role: Role, articles: number): string {
  const has = `has ${articles} ${articles === 1 ? "article" : "articles"}`;
  return role === "reviewer" ? has : `${role} · ${has}`;
}
