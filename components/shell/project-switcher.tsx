"use client";

import { ChevronsUpDown, Plus } from "lucide-react";
import { Menu, MenuLabel, MenuLink, MenuSeparator } from "@/components/ui/menu";

export interface ProjectLink {
  readonly slug: string;
  readonly name: string;
}

/** The project one is in, and the way to the others. */
export function ProjectSwitcher({
  current,
  projects,
  mayCreate,
}: {
  current: ProjectLink;
  projects: readonly ProjectLink[];
  mayCreate: boolean;
}) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="flex min-h-9 min-w-0 items-center gap-1.5 rounded-md px-2 font-medium hover:bg-sunken pointer-coarse:min-h-11"
        >
          <span className="sr-only">Project: </span>
          <span className="max-w-52 truncate xl:max-w-72">{current.name}</span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
        </button>
      }
    >
      <MenuLabel>Your projects</MenuLabel>
      {projects.map(({ slug, name }) => (
        <MenuLink key={slug} href={`/projects/${slug}`} current={slug === current.slug}>
          {name}
        </MenuLink>
      ))}
      <MenuSeparator />
      <MenuLink href="/">All projects</MenuLink>
      {mayCreate && (
        <MenuLink href="/projects/new">
          <span className="flex items-center gap-2">
            <Plus aria-hidden /> New project
          </span>
        </MenuLink>
      )}
    </Menu>
  );
}
