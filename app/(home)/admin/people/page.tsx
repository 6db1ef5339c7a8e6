import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { ACCOUNTS_PAGE, listAccounts } from "@/lib/data/accounts";
import { requireAdmin } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { AccountTable } from "./account-table";

export const metadata = { title: "People" };

export default async function PeoplePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const admin = await load(requireAdmin());
  const { q, page: asked } = await searchParams;
  const search = typeof q === "string" ? q.slice(0, 200).trim() : "";
  const page = /^\d{1,6}$/.test(String(asked)) ? Number(asked) : 0;
  const { accounts, total } = await listAccounts(admin, search, page);
  const href = (page: number) =>
    `/admin/people?${new URLSearchParams({ ...(search && { q: search }), page: String(page) })}`;
  return (
    <Page>
      <PageHeader
        title="People"
        description="Everybody with an account on this server. What a person may do in a project is on that project’s page of members."
      />
      <div className="flex flex-col gap-6">
        <form role="search" className="flex max-w-measure items-end gap-3">
          <div className="flex-1">
            <TextInput
              label="Name or e-mail address"
              type="search"
              name="q"
              defaultValue={search}
            />
          </div>
          <Button type="submit">Search</Button>
        </form>
        {accounts.length > 0 ? (
          <AccountTable accounts={accounts} self={admin.userId} />
        ) : (
          <EmptyState title="Nobody found">
            No name and no address contains “{search}”. Try a shorter part of it.
          </EmptyState>
        )}
        {total > 0 && (
          <PageLinks page={page} size={ACCOUNTS_PAGE} total={total} unit="accounts" href={href} />
        )}
      </div>
    </Page>
  );
}
