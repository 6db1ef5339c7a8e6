import type { Permission, Role } from "./access";
import { can } from "./access";

/** What a token lets a program do, in the words of the page that makes one. */
export const TOKEN_SCOPES = {
  read: { label: "Read", hint: "Everything that you may see in this project." },
  articles: { label: "Add articles", hint: "Load texts, and freeze them for coding." },
  assignments: { label: "Give out articles", hint: "Decide who codes what." },
  code: { label: "Code", hint: "Tag, answer and submit the articles that are assigned to you." },
  decide: { label: "Settle differences", hint: "Write decisions, and close articles." },
} as const;
export type TokenScope = keyof typeof TOKEN_SCOPES;

export const SCOPE_NAMES = Object.keys(TOKEN_SCOPES) as [TokenScope, ...TokenScope[]];

/** What a scope needs of the role of whoever gives it. */
const NEEDS = {
  read: "project:read",
  articles: "article:import",
  assignments: "assignment:edit",
  code: "annotation:create",
  decide: "decision:create",
} as const satisfies Record<TokenScope, Permission>;

/** The scope that a permission belongs to; null for what no token ever allows. */
const SCOPE_OF: Readonly<Record<Permission, TokenScope | null>> = {
  "project:read": "read",
  "project:edit": null,
  "member:read": "read",
  "member:edit": null,
  "codebook:edit": null,
  "article:read": "read",
  "article:import": "articles",
  "assignment:read": "read",
  "assignment:edit": "assignments",
  "annotation:create": "code",
  "review:create": null,
  "thread:create": null,
  "thread:share": null,
  "decision:create": "decide",
  "statistics:read": "read",
  "export:create": "read",
  "audit:read": "read",
  "report:edit": null,
};

/** The scope that a token needs for a permission; null where no token is enough. */
export function scopeFor(permission: Permission): TokenScope | null {
  return SCOPE_OF[permission];
}

/** The scopes that a member may give to a token: a token never can more than its maker. */
export function scopesOf(role: Role): TokenScope[] {
  return SCOPE_NAMES.filter((scope) => can(role, NEEDS[scope]));
}

/** How long a token may work, in days. */
export const TOKEN_LIVES = [7, 30, 90, 365] as const;

/** How every token begins, so that people and programs that look for secrets know one. */
export const TOKEN_PREFIX = "fw_";

/** Most tokens that one member may have at a time in a project. */
export const MOST_TOKENS = 20;
