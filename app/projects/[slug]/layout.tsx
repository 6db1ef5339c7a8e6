import type { ReactNode } from "react";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { PersonShell } from "../../person-shell";

/** Only draws what surrounds a page: every page asks for access itself. */
export default async function ProjectLayout({
  params,
  children,
}: {
  params: Promise<{ slug: string }>;
  children: ReactNode;
}) {
  const { slug } = await params;
  await load(requireProject(slug, "project:read"));
  return <PersonShell slug={slug}>{children}</PersonShell>;
}
