import type { ReactNode } from "react";
import { Leftovers } from "@/components/reading/leftovers";
import { Shell } from "@/components/shell/shell";
import { InTimeZone } from "@/components/ui/moment";
import { countUnread } from "@/lib/data/inbox";
import { listProjects } from "@/lib/data/projects";
import { projectNavigation } from "@/lib/domain/navigation";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";
import { readTheme } from "@/lib/server/theme";
import { signOut } from "./sign-out";
import { chooseTheme } from "./theme";

/** The shell around the pages of whoever is signed in; inside a project with its parts. */
export async function PersonShell({ slug, children }: { slug?: string; children: ReactNode }) {
  const { person } = await load(requireSession());
  const [theme, projects] = await Promise.all([readTheme(), listProjects(person.id)]);
  const project = projects.find((one) => one.slug === slug);
  const access = slug !== undefined && (await load(requireProject(slug, "project:read")));
  return (
    <Shell
      person={{
        ...{ id: person.id, name: person.name, administers: person.isAdmin },
        ...{ theme, chooseTheme, signOut },
      }}
      mayCreateProjects={person.isAdmin}
      projects={projects.map(({ slug, name }) => ({ slug, name }))}
      {...(access && {
        inbox: { href: `/projects/${slug}/inbox`, unread: await countUnread(access) },
      })}
      {...(project && {
        project: {
          slug: project.slug,
          name: project.name,
          navigation: projectNavigation(project.slug, project.role),
        },
      })}
    >
      <Leftovers userId={person.id} />
      <InTimeZone timeZone={project?.timeZone ?? "UTC"}>{children}</InTimeZone>
    </Shell>
  );
}
