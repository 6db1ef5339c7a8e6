import Link from "next/link";
import { Page } from "@/components/shell/page";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { countUnread } from "@/lib/data/inbox";
import { listDeletedProjects } from "@/lib/data/project-trash";
import { listProjects } from "@/lib/data/projects";
import { findPasswordHash } from "@/lib/data/users";
import { grant } from "@/lib/domain/access";
import { ROLE_WORDS } from "@/lib/domain/role-words";
import { load } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";
import { DeletedProjects } from "./deleted-projects";

export const metadata = { title: "Your projects" };

export default async function ProjectsPage() {
  const { person } = await load(requireSession());
  const [projects, deleted, passwordHash] = await Promise.all([
    listProjects(person.id),
    listDeletedProjects(person),
    findPasswordHash(person.id),
  ]);
  const unread = await Promise.all(
    projects.map(async ({ id: projectId, role }) => {
      const access = grant({ projectId, userId: person.id, role }, "project:read");
      return access ? countUnread(access) : 0;
    }),
  );
  const create = person.isAdmin && (
    <ButtonLink href="/projects/new" variant="primary">
      New project
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader title="Your projects" actions={projects.length > 0 && create} />
      {passwordHash === null && (
        <div className="mb-8">
          <Notice>
            Your account has no password, so you can sign in by one-time links only.{" "}
            <Link href="/account" className="underline underline-offset-4">
              Choose a password
            </Link>
          </Notice>
        </div>
      )}
      {projects.length === 0 ? (
        <EmptyState title="You are not in a project yet" action={create}>
          {person.isAdmin
            ? "A project is one study: its articles, its codebook, its members. Create the first one, then invite the others."
            : "Ask the lead of a study for an invitation to the e-mail address of this account, and open the link you get."}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {projects.map(({ slug, name, description, role }, index) => (
            <li
              key={slug}
              className="relative flex flex-col gap-3 rounded-lg border border-line bg-surface p-5 transition-colors focus-within:border-control hover:border-control"
            >
              <h2 className="font-serif text-lg font-semibold">
                <Link href={`/projects/${slug}`} className="after:absolute after:inset-0">
                  {name}
                </Link>
              </h2>
              {description && <p className="line-clamp-3 text-muted">{description}</p>}
              <div className="mt-auto flex flex-wrap gap-2">
                <Badge>{ROLE_WORDS[role].name}</Badge>
                {unread[index]! > 0 && (
                  <Badge tone="accent">{unread[index]} new in your inbox</Badge>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {deleted.length > 0 && <DeletedProjects projects={deleted} />}
    </Page>
  );
}
