import Link from "next/link";
import { count } from "@/components/charts/format";
import { sourceLine } from "@/components/charts/source";
import { Page } from "@/components/shell/page";
import { cellInWords } from "@/components/statistics/cell-words";
import { PassageList } from "@/components/statistics/passage-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ARTICLES_A_PAGE, readBehind } from "@/lib/data/passages-behind";
import { readStudyChoices } from "@/lib/data/study-choices";
import { readStudyNames } from "@/lib/data/study-names";
import { can } from "@/lib/domain/access";
import { cellQuery, parseCell } from "@/lib/domain/statistics/cell";
import { parseStudyFilter, studyFilterQuery } from "@/lib/domain/statistics/filter";
import { requireProject } from "@/lib/server/access";
import { queryOf } from "@/lib/server/address-query";
import { load } from "@/lib/server/run";
import { shownWith } from "../parts/part";

export const metadata = { title: "Passages behind a number" };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What one number of the statistics counts: its articles, and their passages. */
export default async function PassagesPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "statistics:read"));
  const query = queryOf(await searchParams);
  const wanted = parseStudyFilter(query);
  const cell = parseCell(query);
  const at = Math.max(1, Math.floor(Number(query.get("page"))) || 1);
  const { head, x, articles, page } = await load(readBehind(access, wanted, cell, at));
  const [choices, nameOf] = await Promise.all([
    readStudyChoices(access, head.round.id),
    readStudyNames(access),
  ]);
  const { source, frames } = shownWith({ slug, choices }, head);
  const filter = studyFilterQuery(head.filter);
  const last = Math.max(1, Math.ceil(articles / ARTICLES_A_PAGE));
  const pageAddress = (number: number) =>
    `?${new URLSearchParams([...filter, ...cellQuery(cell), ["page", String(number)]])}`;
  return (
    <Page>
      <PageHeader
        title={cellInWords(cell, {
          frames,
          outlets: choices.outlets,
          tones: head.tones,
          reviewers: cell.reviewers.map((id) => ({ id, name: nameOf(id) })),
        })}
        breadcrumbs={[{ href: `/projects/${slug}/statistics?${filter}`, label: "Statistics" }]}
        description={
          <>
            <p>
              {count(x)} of {head.flow.counted} articles
              {Number.isInteger(x) && x === articles
                ? "."
                : `: ${articles} count at least in part, because their reviewers differ.`}
            </p>
            <p className="text-sm">{sourceLine(source)}</p>
          </>
        }
      />
      {page.length === 0 ? (
        <EmptyState title="No article">
          {articles === 0
            ? "No article of the report is counted here."
            : "The list ends before this page."}
        </EmptyState>
      ) : (
        <PassageList
          articles={page}
          frames={frames}
          address={can(access.role, "article:read") ? `/projects/${slug}/articles` : null}
        />
      )}
      {last > 1 && (
        <nav aria-label="Pages" className="mt-10 flex flex-wrap items-center gap-6">
          {at > 1 && <Link href={pageAddress(at - 1)}>Previous articles</Link>}
          <span className="text-sm text-muted">
            Page {at} of {last}
          </span>
          {at < last && <Link href={pageAddress(at + 1)}>More articles</Link>}
        </nav>
      )}
    </Page>
  );
}
