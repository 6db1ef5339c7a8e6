import { ReopenDialog } from "@/components/submissions/reopen-dialog";
import { Page } from "@/components/shell/page";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
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
          <Table caption="Submissions" captionHidden stacked>
            <thead>
              <tr>
                <ColumnHead>Article and reviewer</ColumnHead>
                <ColumnHead>Handed in</ColumnHead>
                <ColumnHead numeric>Tags</ColumnHead>
                <ColumnHead>Counts</ColumnHead>
                <ColumnHead>SHA-256</ColumnHead>
                <ColumnHead>
                  <span className="sr-only">Open again</span>
                </ColumnHead>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Work key={row.assignmentId} slug={slug} row={row} />
              ))}
            </tbody>
          </Table>
          <PageLinks
            page={page - 1}
            size={SUBMISSIONS_PER_PAGE}
            total={count}
            unit={count === 1 ? "piece of work handed in" : "pieces of work handed in"}
            href={(at) => `${here}?page=${at + 1}`}
          />
        </div>
      )}
    </Page>
  );
}

/** One reviewer’s work on one article: a row for each time it was handed in. */
function Work({ slug, row }: { slug: string; row: SubmissionHistory }) {
  const { title, reviewer, submitted, reopened, asked, revisedAfterReveal, submissions } = row;
  const lines = Math.max(1, submissions.length);
  return Array.from({ length: lines }, (_, index) => (
    <Row key={index}>
      {index === 0 && (
        <RowHead rowSpan={lines} scope={lines > 1 ? "rowgroup" : "row"} className="sm:min-w-56">
          {title}
          <span className="mt-1 flex flex-wrap items-center gap-2 font-normal text-muted">
            {reviewer}
            {!submitted && <Badge tone="warning">Open again</Badge>}
            {revisedAfterReveal && <Badge tone="accent">Revised after reveal</Badge>}
          </span>
          {asked && (
            <span className="mt-1 block text-sm font-normal wrap-anywhere">
              Asks for it to be opened again: {asked}
            </span>
          )}
          {reopened && (
            <span className="mt-1 block text-sm font-normal wrap-anywhere text-muted">
              Last opened again on <Moment at={reopened.at} />: {reopened.reason}
            </span>
          )}
        </RowHead>
      )}
      <Submission submission={submissions[index]} />
      {index === 0 && (
        <Cell rowSpan={lines}>
          {submitted && (
            <ReopenDialog
              words="Open again…"
              label={`Open again: ${title}, ${reviewer}`}
              title={`Open ${reviewer}’s work on “${title}” again?`}
              hint="The reviewer can change tags and answers and hands in anew. What was handed in before stays as it is, and so does everything counted from it, if the reviewer could have seen others’ work by now."
              confirm="Open again"
              action={reopenWork.bind(null, slug, row.assignmentId)}
            />
          )}
        </Cell>
      )}
    </Row>
  ));
}

/** One time it was handed in; nothing where that was before submissions were kept. */
function Submission({
  submission,
}: {
  submission: SubmissionHistory["submissions"][number] | undefined;
}) {
  if (!submission) return <Cell colSpan={4} />;
  const { number, createdAt, tags, isBlind, afterReveal, carriedFrom, sha256 } = submission;
  return (
    <>
      <Cell data-label="Handed in">
        <span>
          <Moment at={createdAt} />
          {number > 1 && (
            <span className="block text-sm text-muted">
              {carriedFrom === null
                ? `Submission ${number}`
                : `Submission ${carriedFrom} on the corrected text`}
            </span>
          )}
        </span>
      </Cell>
      <Cell numeric data-label="Tags">
        {tags}
      </Cell>
      <Cell data-label="Counts">
        {isBlind ? "In all figures" : afterReveal ? "Revision: in none" : "Replaced"}
      </Cell>
      <Cell data-label="SHA-256">
        <code title={sha256} className="text-sm">
          {sha256.slice(0, 12)}…
        </code>
      </Cell>
    </>
  );
}
