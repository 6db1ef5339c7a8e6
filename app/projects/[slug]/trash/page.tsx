import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { DeletedTag } from "@/lib/data/deleted-tags";
import { listDeletedTags } from "@/lib/data/deleted-tags";
import { listTrash } from "@/lib/data/trash";
import { grant } from "@/lib/domain/access";
import type { TrashItem, TrashKind } from "@/lib/domain/trash";
import { TRASH_DAYS, trashEnds } from "@/lib/domain/trash";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { restoreTag, restoreThing } from "./actions";

export const metadata = { title: "Trash" };

const KINDS: Readonly<Record<TrashKind, string>> = {
  article: "Article",
  frame: "Frame",
  round: "Round",
  report: "Report; a public link that it had stays dead",
  event: "Event in charts over time",
};

export default async function TrashPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "annotation:create"));
  const lead = grant(access, "project:edit");
  const [things, tags] = await Promise.all([lead ? listTrash(lead) : [], listDeletedTags(access)]);
  return (
    <Page>
      <PageHeader
        title="Trash"
        breadcrumbs={[{ href: `/projects/${slug}`, label: "Overview" }]}
        description={`What was deleted can be brought back for ${TRASH_DAYS} days, with everything that hung on it. While it lies here, no list, search, export or figure has it.`}
      />
      {things.length + tags.length === 0 ? (
        <EmptyState title="The trash is empty">
          {lead
            ? "Articles, frames, rounds, reports and events that you delete lie here, and your own tags of articles that you have not submitted."
            : "Tags that you delete lie here, as long as their article is not submitted."}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-10">
          {things.length > 0 && <Things slug={slug} things={things} />}
          {tags.length > 0 && <Tags slug={slug} tags={tags} />}
        </div>
      )}
    </Page>
  );
}

function Things({ slug, things }: { slug: string; things: readonly TrashItem[] }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg">Of the project</h2>
      <Table caption="Of the project, in the trash" captionHidden>
        <thead>
          <tr>
            <ColumnHead>What</ColumnHead>
            <ColumnHead className="max-sm:hidden">Deleted</ColumnHead>
            <ColumnHead className="max-sm:hidden">Until</ColumnHead>
            <ColumnHead>
              <span className="sr-only">Bring back</span>
            </ColumnHead>
          </tr>
        </thead>
        <tbody>
          {things.map(({ kind, id, name, goes, deletedAt, deletedBy }) => (
            <Row key={id}>
              <RowHead className="wrap-anywhere">
                {name}
                <span className="block text-sm font-normal text-muted">
                  {KINDS[kind]}
                  {goes !== null && `; with it: ${goes}`}
                </span>
                <span className="block text-sm font-normal text-muted sm:hidden">
                  Deleted <Moment at={deletedAt} />
                  {deletedBy && ` by ${deletedBy}`}; until <Moment at={trashEnds(deletedAt)} />
                </span>
              </RowHead>
              <Cell className="max-sm:hidden">
                <Moment at={deletedAt} exact />
                {deletedBy && <span className="block text-sm text-muted">{deletedBy}</span>}
              </Cell>
              <Cell className="max-sm:hidden">
                <Moment at={trashEnds(deletedAt)} />
              </Cell>
              <Cell className="text-right">
                <ConfirmDialog
                  trigger={
                    <Button size="small" aria-label={`Bring back “${name}”`}>
                      Bring back
                    </Button>
                  }
                  title={`Bring “${name}” back?`}
                  confirm="Bring it back"
                  tone="primary"
                  action={restoreThing.bind(null, slug, kind, id)}
                >
                  It is where it was again.{goes !== null && ` With it come back: ${goes}.`}
                  {kind === "article" &&
                    " If it was among copies of one story, it stands by itself until copies are looked for again."}
                </ConfirmDialog>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function Tags({ slug, tags }: { slug: string; tags: readonly DeletedTag[] }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg">Your tags</h2>
      <Table caption="Your tags in the trash" captionHidden>
        <thead>
          <tr>
            <ColumnHead>Passage</ColumnHead>
            <ColumnHead className="max-sm:hidden">Frame</ColumnHead>
            <ColumnHead className="max-sm:hidden">Deleted</ColumnHead>
            <ColumnHead>
              <span className="sr-only">Bring back</span>
            </ColumnHead>
          </tr>
        </thead>
        <tbody>
          {tags.map(({ id, quote, frame, article, deletedAt }) => (
            <Row key={id}>
              <RowHead dir="auto" className="font-serif font-normal wrap-anywhere">
                <span className="line-clamp-2">{quote}</span>
                <span className="block font-sans text-sm text-muted">{article}</span>
                <span className="block font-sans text-sm text-muted sm:hidden">{frame}</span>
              </RowHead>
              <Cell className="max-sm:hidden">{frame}</Cell>
              <Cell className="max-sm:hidden">
                <Moment at={deletedAt} exact />
              </Cell>
              <Cell>
                <ActionForm
                  action={restoreTag.bind(null, slug, id)}
                  submit={
                    <>
                      Bring back<span className="sr-only"> “{quote}”</span>
                    </>
                  }
                  variant="secondary"
                />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
