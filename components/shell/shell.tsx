import type { ComponentProps, ReactNode } from "react";
import type { NavigationItem } from "@/lib/domain/navigation";
import { Drawer } from "./drawer";
import { InboxLink } from "./inbox-link";
import { Navigation } from "./navigation";
import { PersonMenu } from "./person-menu";
import type { ProjectLink } from "./project-switcher";
import { ProjectSwitcher } from "./project-switcher";
import { Wordmark } from "./wordmark";

/**
 * What surrounds every page of a person who is signed in. The bar scrolls away
 * with the page: reading gets the whole screen. Inside, pages set their own width
 * with `Page`.
 */
export function Shell({
  person,
  project,
  inbox,
  projects = [],
  mayCreateProjects = false,
  children,
}: {
  person: ComponentProps<typeof PersonMenu>;
  /** The project one is in; none on the list of projects. */
  project?: ProjectLink & { readonly navigation: readonly NavigationItem[] };
  /** Where the person's inbox in this project is, and what is new in it. */
  inbox?: ComponentProps<typeof InboxLink>;
  /** All projects of the person. */
  projects?: readonly ProjectLink[];
  mayCreateProjects?: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to the content
      </a>
      <header data-shell className="border-b border-line bg-surface">
        <div className="mx-auto flex h-14 max-w-page items-center gap-2 px-4 sm:px-6 lg:gap-4">
          {project && (
            <div className="lg:hidden">
              <Drawer title={project.name} items={project.navigation} />
            </div>
          )}
          <Wordmark markOnlyOnPhones={project !== undefined} />
          {project && (
            <>
              <span aria-hidden className="text-lg text-line">
                /
              </span>
              <ProjectSwitcher
                current={project}
                projects={projects}
                mayCreate={mayCreateProjects}
              />
              <div className="ml-2 h-full max-lg:hidden">
                <Navigation items={project.navigation} look="bar" />
              </div>
            </>
          )}
          <div className="ml-auto flex items-center gap-1 sm:gap-2">
            {inbox && <InboxLink {...inbox} />}
            <PersonMenu {...person} />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="outline-none">
        {children}
      </main>
    </>
  );
}
