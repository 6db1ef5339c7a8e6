import { ReopenDialog } from "@/components/submissions/reopen-dialog";
import { Page } from "@/components/shell/page";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { SubmissionHistory } from "@/lib/data/submission-history";
import { listSubmissionHistory, SUBMISSIONS_PER_PAGE } from "@/lib/data/submission-history";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { reopenWork } from "./actions";

export const metadata = { title: "Submissions" };

/** Every submission of a round, and opening work again. */
export default async function SubmissionsPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string; roundId: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
}) {
  const { slug, roundId } = await params;
  const asked = Number((await searchParams).page);
  const page = Number.isInteger(asked) && asked > 1 && asked < 100_000 ? asked : 1;
  const access = await load(requireProject(slug, "decision:create"));
  const { roundName, count, rows } = await load(listSubmissionHistory(access, roundId, page));
  const pages = Math.ceil(count / SUBMISSIONS_PER_PAGE);
  const here = `/projects/${slug}/rounds/${roundId}/submissions`;

  return (
    <Page>
      <PageHeader
        title={`Submissions: ${roundName}`}
        description="What was handed in is kept for good, each time, with a checksum that proves it unchanged. Work that is opened again before its reviewer could see others’ tags stays blind; after that, it is a revision, which no agreement counts."
        breadcrumbs={[
          { label: "Assignments", href: `/projects/${slug}/assignments?round=${roundId}` },
          { label: roundName, href: `/projects/${slug}/rounds/${roundId}` },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title="Nothing is handed in yet">
          As soon as a reviewer submits an article, the submission is listed here. Articles that you
          still code yourself are not.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          <p className="text-muted">
            {count} {count === 1 ? "piece of work" : "pieces of work"} handed in
            {pages > 1 && `, page ${page} of ${pages}`}
          </p>
          <ul className="flex flex-col gap-6">
            {rows.map((row) => (
              <li key={row.assignmentId}>
                <Work slug={slug} row={row} />
              </li>
            ))}
          </ul>
          {pages > 1 && (
            <nav aria-label="Pages" className="flex gap-3">
              {page > 1 && <ButtonLink href={`${here}?page=${page - 1}`}>Newer</ButtonLink>}
              {page < pages && <ButtonLink href={`${here}?page=${page + 1}`}>Older</ButtonLink>}
            </nav>
          )}
        </div>
      )}
    </Page>
  );
}

/** One reviewer's work on one article. */
function Work({ slug, row }: { slug: string; row: SubmissionHistory }) {
  const { title, reviewer, submitted, reopened, asked, revisedAfterReveal, submissions } = row;
  return (
    <article
      aria-label={`${title}, ${reviewer}`}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="text-lg">{title}</h2>
          <p className="flex flex-wrap items-center gap-2 text-muted">
            {reviewer}
            {!submitted && <Badge tone="warning">Open again</Badge>}
            {revisedAfterReveal && <Badge tone="accent">Revised after reveal</Badge>}
          </p>
        </div>
        {submitted && (
          <ReopenDialog
            words="Open again …"
            label={`Open again: ${title}, ${reviewer}`}
            title={`Open ${reviewer}’s work on “${title}” again?`}
            hint="The reviewer can change tags and answers and hands in anew. What was handed in before stays as it is, and so does everything counted from it, if the reviewer could have seen others’ work by now."
            confirm="Open again"
            action={reopenWork.bind(null, slug, row.assignmentId)}
          />
        )}
      </div>
      {asked && (
        <Notice title={`${reviewer} asks for it to be opened again`}>
          <p className="break-words">{asked}</p>
        </Notice>
      )}
      {reopened && (
        <p className="text-sm text-muted">
          Last opened again on <Moment at={reopened.at} />: {reopened.reason}
        </p>
      )}
      {submissions.length > 0 && (
        <Table caption={`Submissions of ${reviewer}, ${title}`} captionHidden>
          <thead>
            <tr>
              <ColumnHead>Submission</ColumnHead>
              <ColumnHead>Handed in</ColumnHead>
              <ColumnHead numeric>Tags</ColumnHead>
              <ColumnHead>Counts</ColumnHead>
              <ColumnHead>SHA-256</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {submissions.map(({ number, createdAt, tags, afterReveal, isBlind, ...one }) => (
              <Row key={number}>
                <RowHead>
                  {number}
                  {one.carriedFrom !== null && (
                    <span className="font-normal text-muted">
                      {" "}
                      ({one.carriedFrom} on the corrected text)
                    </span>
                  )}
                </RowHead>
                <Cell>
                  <Moment at={createdAt} />
                </Cell>
                <Cell numeric>{tags}</Cell>
                <Cell>
                  {isBlind ? "In all figures" : afterReveal ? "Revision: in none" : "Replaced"}
                </Cell>
                <Cell>
                  <code title={one.sha256} className="text-sm">
                    {one.sha256.slice(0, 12)}…
                  </code>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </article>
  );
}
