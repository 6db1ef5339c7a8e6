/** What a member may be in a project; from most to least rights. */
export const ROLES = ["lead", "adjudicator", "reviewer", "observer"] as const;
export type Role = (typeof ROLES)[number];

/** The whole policy of who may do what inside a project. */
const WHO_MAY = {
  "project:read": ["lead", "adjudicator", "reviewer", "observer"],
  "project:edit": ["lead"],
  "member:read": ["lead", "adjudicator"],
  "member:edit": ["lead"],
  "codebook:edit": ["lead"],
  "article:read": ["lead", "adjudicator"],
  "article:import": ["lead"],
  "assignment:read": ["lead", "adjudicator"],
  "assignment:edit": ["lead"],
  "annotation:create": ["lead", "adjudicator", "reviewer"],
  "review:create": ["lead", "adjudicator", "reviewer"],
  "thread:create": ["lead", "adjudicator", "reviewer"],
  "thread:share": ["lead"],
  "decision:create": ["lead", "adjudicator"],
  "statistics:read": ["lead", "adjudicator", "observer"],
  "export:create": ["lead", "adjudicator"],
  "audit:read": ["lead"],
  "report:edit": ["lead"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof WHO_MAY;

/** A person's place in one project. */
export interface Member {
  readonly projectId: string;
  readonly userId: string;
  readonly role: Role;
}

declare const granted: unique symbol;

/**
 * Proof that a member holds permission `P` in a project. Every function in
 * `lib/data` that touches project data asks for one, so a query that nobody
 * authorized, or authorized for something else, does not compile.
 */
export interface ProjectAccess<P extends Permission = Permission> extends Member {
  readonly [granted]: P;
}

export function can(role: Role, permission: Permission): boolean {
  return (WHO_MAY[permission] as readonly Role[]).includes(role);
}

/** The only way to a `ProjectAccess`; null when the member's role does not carry the permission. */
export function grant<P extends Permission>(
  member: Member,
  permission: P,
): ProjectAccess<P> | null {
  return can(member.role, permission) ? (member as ProjectAccess<P>) : null;
}

declare const administers: unique symbol;

/** Proof that a person administers this installation: people and new projects, not what is in a project. */
export interface AdminAccess {
  readonly userId: string;
  readonly [administers]: true;
}

/** The only way to an `AdminAccess`; null for everybody else. */
export function grantAdmin(person: {
  readonly id: string;
  readonly isAdmin: boolean;
}): AdminAccess | null {
  return person.isAdmin ? ({ userId: person.id } as AdminAccess) : null;
}
