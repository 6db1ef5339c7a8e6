import type { Permission, Role } from "./access";
import { can } from "./access";

/** A part of a project that has a page of its own in the navigation. */
export interface NavigationItem {
  readonly label: string;
  readonly href: string;
}

/** The parts of a project in the order of the work, and what a member needs to see each. */
const PARTS = [
  { label: "Overview", path: "", needs: "project:read" },
  { label: "Articles", path: "/articles", needs: "article:read" },
  { label: "Codebook", path: "/codebook", needs: "project:read" },
  { label: "Assignments", path: "/assignments", needs: "assignment:read" },
  { label: "Board", path: "/board", needs: "assignment:read" },
  { label: "Statistics", path: "/statistics", needs: "statistics:read" },
  { label: "Export", path: "/export", needs: "export:create" },
  { label: "Members", path: "/members", needs: "member:read" },
] as const satisfies readonly { label: string; path: string; needs: Permission }[];

/** Pages that belong to a part without lying under its address. */
const ELSEWHERE = {
  "/rounds": "/assignments",
  "/history": "/board",
  "/import": "/articles",
} as const;

/** What a member with `role` finds in the navigation of the project called `slug`. */
export function projectNavigation(slug: string, role: Role): NavigationItem[] {
  return PARTS.filter(({ needs }) => can(role, needs)).map(({ label, path }) => ({
    label,
    href: `/projects/${slug}${path}`,
  }));
}

/**
 * The item whose part of the project `pathname` lies in: the one with the
 * longest address that leads there, so that the overview, whose address begins
 * them all, is active for itself and for pages that no other item leads to. A round belongs
 * to the assignments, the history to the board, and importing a project to the articles.
 */
export function activeItem(
  items: readonly NavigationItem[],
  pathname: string,
): NavigationItem | null {
  const place = pathname.replace(
    /^(\/projects\/[^/]+)(\/(?:rounds|history|import))(?=\/|$)/,
    (_, project: string, page: keyof typeof ELSEWHERE) => project + ELSEWHERE[page],
  );
  return items
    .filter(({ href }) => place === href || place.startsWith(`${href}/`))
    .reduce<NavigationItem | null>(
      (best, item) => (best && best.href.length >= item.href.length ? best : item),
      null,
    );
}
