import Link from "next/link";
import { SettlingRows } from "@/components/compare/settling-rows";
import { Page } from "@/components/shell/page";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { listSettling } from "@/lib/data/settling-queue";
import { can } from "@/lib/domain/access";
import type { SettlingState } from "@/lib/domain/settling-filter";
import {
  parseSettlingFilter,
  SETTLING_PAGE,
  SETTLING_STATES,
  settlingQuery,
} from "@/lib/domain/settling-filter";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";

export const metadata = { title: "Compare and settle" };

const STATE_WORDS: Readonly<Record<SettlingState, string>> = {
  open: "To settle",
  waiting: "Not all submitted",
  closed: "Closed",
  appealed: "Appealed",
};

const EMPTY: Readonly<Record<SettlingState, string>> = {
  open: "Articles appear here when everybody has submitted them.",
  waiting: "No article waits for a reviewer.",
  closed: "No article is closed yet.",
  appealed: "No appeal waits for an answer.",
};

/** The articles that several reviewers work on: to compare, to settle, and closed ones. */
export default async function CompareListPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "review:create"));
  const query = Object.entries(await searchParams).map(([name, value]) => [
    name,
    [value].flat()[0] ?? "",
  ]);
  const filter = parseSettlingFilter(new URLSearchParams(query));
  const { items, counts, rounds } = await listSettling(access, filter);
  const address = `/projects/${slug}/compare`;
  const settles = can(access.role, "decision:create");
  const pages = Math.max(1, Math.ceil(counts[filter.state] / SETTLING_PAGE));
  const [first] = items;

  return (
    <Page>
      <PageHeader
        title={settles ? "Compare and settle" : "Compare tags"}
        breadcrumbs={[{ href: `/projects/${slug}`, label: "Overview" }]}
        description={
          settles
            ? "What reviewers tagged differently, article by article."
            : "Your teammates’ tags beside yours, and what was settled."
        }
        actions={
          settles &&
          filter.state === "open" &&
          first && (
            <ButtonLink variant="primary" href={`${address}/${first.roundId}/${first.articleId}`}>
              Settle the first
            </ButtonLink>
          )
        }
      />
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <nav
          aria-label="State"
          className="flex grow flex-wrap gap-x-6 gap-y-2 border-b border-line"
        >
          {SETTLING_STATES.map((state) => (
            <Link
              key={state}
              href={`${address}${settlingQuery({ ...filter, state, page: 1 })}`}
              aria-current={state === filter.state ? "page" : undefined}
              className="-mb-px min-h-10 border-b-2 border-transparent py-2 font-medium text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink pointer-coarse:min-h-11"
            >
              {STATE_WORDS[state]} <span className="tabular-nums">({counts[state]})</span>
            </Link>
          ))}
        </nav>
        {rounds.length > 1 && (
          <form className="flex items-end gap-3">
            {filter.state !== "open" && <input type="hidden" name="state" value={filter.state} />}
            <Select label="Round" name="round" defaultValue={filter.roundId ?? ""}>
              <option value="">All rounds</option>
              {rounds.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
            <Button type="submit">Show</Button>
          </form>
        )}
      </div>
      {items.length === 0 ? (
        <EmptyState title={`${STATE_WORDS[filter.state]}: none`}>{EMPTY[filter.state]}</EmptyState>
      ) : (
        <SettlingRows
          items={items.map((item) => ({
            ...item,
            href: `${address}/${item.roundId}/${item.articleId}${item.closed && !settles ? "/feedback" : ""}`,
          }))}
          severalRounds={rounds.length > 1}
          settles={settles}
        />
      )}
      {pages > 1 && (
        <nav aria-label="Pages" className="mt-6 flex flex-wrap items-center gap-4">
          {filter.page > 1 && (
            <ButtonLink href={`${address}${settlingQuery({ ...filter, page: filter.page - 1 })}`}>
              Previous page
            </ButtonLink>
          )}
          <p className="text-muted tabular-nums">
            Page {filter.page} of {pages}
          </p>
          {filter.page < pages && (
            <ButtonLink href={`${address}${settlingQuery({ ...filter, page: filter.page + 1 })}`}>
              Next page
            </ButtonLink>
          )}
        </nav>
      )}
    </Page>
  );
}
