import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select, TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import type { AccountView } from "@/lib/data/accounts";
import { ACCOUNTS_PAGE, accountView, listAccounts } from "@/lib/data/accounts";
import { requireAdmin } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { AccountTable } from "./account-table";

export const metadata = { title: "People" };

const VIEWS: Readonly<Record<AccountView, string>> = {
  all: "Everybody",
  administrators: "Administrators",
  "one-step": "Without a second step",
  silent: "Never signed in",
  disabled: "Disabled",
};

export default async function PeoplePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const admin = await load(requireAdmin());
  const { q, show, page: asked } = await searchParams;
  const search = typeof q === "string" ? q.slice(0, 200).trim() : "";
  const view = accountView(String(show));
  const page = /^\d{1,6}$/.test(String(asked)) ? Number(asked) : 0;
  const { accounts, total } = await listAccounts(admin, { search, view, page });
  const href = (page: number) =>
    `/admin/people?${new URLSearchParams({
      ...(search && { q: search }),
      ...(view !== "all" && { show: view }),
      page: String(page),
    })}`;
  return (
    <Page>
      <PageHeader
        title="People"
        description="Everybody with an account on this server. What a person may do in a project is on that project’s page of members."
      />
      <div className="flex flex-col gap-6">
        <form role="search" className="flex max-w-measure flex-wrap items-end gap-3">
          <div className="min-w-48 flex-1">
            <TextInput
              label="Name or e-mail address"
              type="search"
              name="q"
              defaultValue={search}
            />
          </div>
          <Select label="Show" name="show" defaultValue={view}>
            {Object.entries(VIEWS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <Button type="submit">Search</Button>
        </form>
        {accounts.length > 0 ? (
          <AccountTable accounts={accounts} self={admin.userId} />
        ) : (
          <EmptyState title="Nobody found">
            {search
              ? `No name and no address contains “${search}”. Try a shorter part of it${view === "all" ? "" : ", or show everybody"}.`
              : `Among “${VIEWS[view]}” there is no account.`}
          </EmptyState>
        )}
        {total > 0 && (
          <PageLinks page={page} size={ACCOUNTS_PAGE} total={total} unit="accounts" href={href} />
        )}
      </div>
    </Page>
  );
}
