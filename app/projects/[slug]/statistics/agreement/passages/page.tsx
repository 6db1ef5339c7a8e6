import Link from "next/link";
import { OUTCOMES } from "@/components/agreement/differences-table";
import { FrameChip } from "@/components/frame-chip";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readAgreementScope } from "@/lib/data/agreement-scope";
import { listDifferencePassages } from "@/lib/data/difference-passages";
import type { Outcome } from "@/lib/domain/agreement/difference-matrix";
import { AppError } from "@/lib/domain/errors";
import { parseStudyFilter, studyFilterQuery } from "@/lib/domain/statistics/filter";
import { can } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/access";
import { queryOf } from "@/lib/server/address-query";
import { load } from "@/lib/server/run";
import type { AgreementPageProps } from "../shown";

export const metadata = { title: "Passages behind a difference" };

/** Passages on one page. */
const PAGE = 50;

export default async function DifferencePassages({ params, searchParams }: AgreementPageProps) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "statistics:read"));
  const query = queryOf(await searchParams);
  const { scope, wanted, passages } = await load(found(access, query));
  const frame = scope.frames.find(({ id }) => id === wanted.frame)!;
  const other = scope.frames.find(({ id }) => id === wanted.other);
  const from = Math.max(0, Math.trunc(Number(query.get("from-passage") ?? 0)) || 0);
  const shown = passages.slice(from, from + PAGE);
  const filter = studyFilterQuery({ ...scope.filter, layer: null });
  const compares = can(access.role, "review:create");
  const page = (start: number) => {
    const next = new URLSearchParams(query);
    next.set("from-passage", String(start));
    return `?${next.toString()}`;
  };

  return (
    <Page width="measure">
      <PageHeader
        title={OUTCOMES[wanted.outcome]}
        description={
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <FrameChip frame={frame} />
            {other && (
              <>
                and <FrameChip frame={other} />
              </>
            )}
            <span>
              in “{scope.round.name}”: {passages.length}{" "}
              {passages.length === 1 ? "passage" : "passages"}
            </span>
          </p>
        }
        breadcrumbs={[
          { href: `/projects/${slug}/statistics`, label: "Statistics" },
          {
            href: `/projects/${slug}/statistics/agreement/differences?${filter.toString()}`,
            label: "Where and why",
          },
        ]}
      />
      {passages.length === 0 && (
        <EmptyState title="No passage">
          No passage that you may see is like this any more. Go back to the table for the figures as
          they are now.
        </EmptyState>
      )}
      <ol className="flex flex-col gap-8">
        {shown.map(({ articleId, title, outlet, tags }, index) => (
          <li key={from + index} className="flex flex-col gap-2">
            <h2 className="text-base font-medium">
              {compares ? (
                <Link href={`/projects/${slug}/compare/${scope.round.id}/${articleId}`}>
                  {title}
                </Link>
              ) : (
                title
              )}
              {outlet && <span className="font-normal text-muted"> – {outlet}</span>}
            </h2>
            <ul className="flex flex-col gap-3">
              {tags.map(({ reviewerId, frameId, start, end, quote }) => (
                <li key={`${reviewerId} ${frameId} ${start} ${end}`}>
                  <p className="flex flex-wrap gap-x-3 text-sm text-muted">
                    <span className="text-ink">{scope.names.get(reviewerId)}</span>
                    <FrameChip frame={scope.frames.find(({ id }) => id === frameId) ?? frame} />
                  </p>
                  <blockquote className="border-l-2 border-line pl-4 font-serif wrap-anywhere">
                    {quote}
                  </blockquote>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {(from > 0 || from + PAGE < passages.length) && (
        <nav aria-label="Pages" className="mt-10 flex flex-wrap gap-6">
          {from > 0 && <Link href={page(Math.max(0, from - PAGE))}>Passages before these</Link>}
          {from + PAGE < passages.length && <Link href={page(from + PAGE)}>More passages</Link>}
        </nav>
      )}
    </Page>
  );
}

async function found(access: Parameters<typeof readAgreementScope>[0], query: URLSearchParams) {
  const scope = await readAgreementScope(access, parseStudyFilter(query));
  const outcome = (Object.keys(OUTCOMES) as Outcome[]).find((one) => one === query.get("outcome"));
  const frame = scope?.frames.find(({ id }) => id === query.get("frame"));
  if (!scope || !outcome || !frame) {
    throw new AppError("not_found", "There is no such count.");
  }
  const wanted = { outcome, frame: frame.id, other: query.get("other") };
  return { scope, wanted, passages: await listDifferencePassages(access, scope, wanted) };
}
