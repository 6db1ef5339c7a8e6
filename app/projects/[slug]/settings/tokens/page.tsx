import Link from "next/link";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listApiTokens } from "@/lib/data/api-tokens";
import { can } from "@/lib/domain/access";
import { scopesOf } from "@/lib/domain/api-token";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createApiToken } from "./actions";
import { NewTokenDialog } from "./new-token-dialog";
import { TokenTable } from "./token-table";

export const metadata = { title: "Tokens for programs" };

export default async function TokensPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "project:read"));
  const tokens = await listApiTokens(access);
  const leads = can(access.role, "project:edit");
  const project = `/projects/${slug}`;
  return (
    <Page>
      <PageHeader
        title="Tokens for programs"
        breadcrumbs={[
          { href: project, label: "Overview" },
          ...(leads ? [{ href: `${project}/settings`, label: "Settings" }] : []),
        ]}
        description={
          <>
            A script reads and writes this project with a token instead of a password. What it can
            ask for stands in <Link href="/api-docs">the description of the interface</Link>.
          </>
        }
        actions={
          <NewTokenDialog
            scopes={scopesOf(access.role)}
            createApiToken={createApiToken.bind(null, slug)}
          />
        }
      />
      {tokens.length > 0 ? (
        <TokenTable slug={slug} tokens={tokens} everybodys={leads} now={new Date()} />
      ) : (
        <EmptyState title="No program uses this project yet">
          Make a token, and give it to the one script or computer that needs it. It sees what you
          may see here and nothing more, and you can revoke it at any time.
        </EmptyState>
      )}
    </Page>
  );
}
