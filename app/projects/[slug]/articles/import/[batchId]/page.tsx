import Link from "next/link";
import { redirect } from "next/navigation";
import { ImportFiles, ImportNotes } from "@/components/articles/import-files";
import { LinkFetch } from "@/components/articles/link-fetch";
import { ImportPreparation } from "@/components/articles/import-preparation";
import { JobProgress } from "@/components/jobs/job-progress";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { Batch, BatchArticle } from "@/lib/data/imports";
import { findBatch, listBatchArticles, listNewAddresses } from "@/lib/data/imports";
import { unknownBatch } from "@/lib/data/import-files";
import { ACCEPTED_ENDINGS } from "@/lib/domain/import-formats";
import type { JobView } from "@/lib/domain/job";
import { isOver } from "@/lib/domain/job";
import { ENCODINGS } from "@/lib/importers/decode";
import { requireProject } from "@/lib/server/access";
import { config } from "@/lib/server/config";
import { jobView, requireJob } from "@/lib/server/jobs/view";
import { ADDRESSES_PER_DAY, MOST_ADDRESSES } from "@/lib/domain/limits";
import { load } from "@/lib/server/run";
import { loadPages } from "../addresses";
import { beginImport, takeOutFile } from "./actions";

export const metadata = { title: "Import" };

/** Articles that the page lists; the article table has them all. */
const LISTED = 100;

export default async function BatchPage({
  params,
}: {
  params: Promise<{ slug: string; batchId: string }>;
}) {
  const { slug, batchId } = await params;
  const { batch, articles: stored, job, toFetch } = await load(read(slug, batchId));
  if (batch.isProject) redirect(`/projects/${slug}/import/${batchId}`);
  const articles = `/projects/${slug}/articles`;
  return (
    <Page>
      <PageHeader
        title={job ? "Import" : "What is in these files?"}
        description={
          job ? (
            <>
              Begun on <Moment at={batch.createdAt} exact />
            </>
          ) : (
            "Nothing is loaded yet. Check that each file was recognised and reads well."
          )
        }
        breadcrumbs={[
          { href: articles, label: "Articles" },
          { href: `${articles}/import`, label: "Load articles" },
        ]}
        actions={
          batch.stored > 0 && (
            <ButtonLink href={articles} variant="primary">
              Go to the articles
            </ButtonLink>
          )
        }
      />
      {!job && batch.files.length + batch.stored > 0 && batch.via === "browser" ? (
        <ImportPreparation
          slug={slug}
          batchId={batchId}
          files={batch.files.map(({ id, name, size, state }) => ({
            ...{ id, name, size },
            whole: state !== "arriving",
          }))}
          accept={ACCEPTED_ENDINGS}
          encodings={ENCODINGS}
          start={beginImport.bind(null, slug, batchId)}
          remove={takeOutFile.bind(null, slug, batchId)}
        />
      ) : (
        <Outcome slug={slug} batch={batch} articles={stored} job={job} toFetch={toFetch} />
      )}
    </Page>
  );
}

async function read(slug: string, batchId: string) {
  const access = await requireProject(slug, "article:import");
  const batch = await findBatch(access, batchId);
  if (!batch) throw unknownBatch();
  const job = batch.jobId ? jobView(await requireJob(access, batch.jobId)) : null;
  const articles = await listBatchArticles(access, batchId, LISTED);
  const links = batch.files.flatMap(({ notes }) =>
    notes.flatMap((note) => (note.kind === "link" ? [note.url] : [])),
  );
  const mayFetch = config().URL_IMPORT === "on" && links.length > 0;
  const toFetch = mayFetch ? await listNewAddresses(access, links, ADDRESSES_PER_DAY) : null;
  return { batch, articles, job, toFetch };
}

function Outcome({
  slug,
  batch,
  articles,
  job,
  toFetch,
}: {
  slug: string;
  batch: Batch;
  articles: readonly BatchArticle[];
  job: JobView | null;
  /** Addresses whose pages can be loaded; null where the server may not ask for any. */
  toFetch: readonly string[] | null;
}) {
  const { files, stored } = batch;
  const over = !job || isOver(job);
  return (
    <div className="flex flex-col gap-6">
      {job && !(over && allRefused(files)) && (
        <JobProgress key={job.id} slug={slug} job={job} refreshes />
      )}
      {over && <Summary slug={slug} batch={batch} job={job} />}
      {job?.state === "failed" && (
        <ActionForm
          action={beginImport.bind(null, slug, batch.id, {})}
          submit="Go on where it ended"
        />
      )}
      {files.length > 0 && <ImportFiles files={files} stopped={over} />}
      <ImportNotes
        slug={slug}
        kind="problem"
        title="Not loaded"
        explanation="What could not be read or is no article, where it stood, and why."
        files={files}
      />
      <ImportNotes
        slug={slug}
        kind="duplicate"
        title="In the project already"
        explanation="The very same text was loaded before, so it was not stored a second time."
        files={files}
      />
      <ImportNotes
        slug={slug}
        kind="link"
        title="Addresses without a text"
        explanation={
          toFetch
            ? "The file only says where these articles are."
            : "The file only says where these articles are. Save the pages and load them, or copy the texts."
        }
        files={files}
      >
        {toFetch && over && (
          <LinkFetch
            slug={slug}
            addresses={toFetch}
            most={MOST_ADDRESSES}
            load={loadPages.bind(null, slug)}
          />
        )}
      </ImportNotes>
      {articles.length > 0 && (
        <section aria-labelledby="stored" className="flex flex-col gap-3">
          <h2 id="stored">Stored articles</h2>
          <ol className="flex flex-col gap-2">
            {articles.map(({ id, title, fileName, place }) => (
              <li key={id} className="break-words">
                <Link href={`/projects/${slug}/articles/${id}`}>{title ?? fileName}</Link>
                {place && <span className="text-sm text-muted"> {place}</span>}
              </li>
            ))}
          </ol>
          {stored > articles.length && (
            <p className="text-muted">
              The first {articles.length} of {stored.toLocaleString("en")}; the article table has
              them all.
            </p>
          )}
        </section>
      )}
    </div>
  );
}

function Summary({
  slug,
  batch: { files, stored },
  job,
}: {
  slug: string;
  batch: Batch;
  job: JobView | null;
}) {
  const found = files.reduce((sum, file) => sum + file.found, 0);
  const ever = files.reduce((sum, file) => sum + file.stored, 0);
  if (files.length === 0) return <p>{count(stored, "article")} in the project.</p>;
  if (allRefused(files)) return <Refused slug={slug} files={files} />;
  const refused = files.filter(({ state }) => state === "refused").length;
  const words = `${count(ever, "article")} stored of ${count(found, "thing")} found in ${count(files.length, "file")}.`;
  return (
    <div role="status">
      <Notice
        tone={job?.state === "done" && refused === 0 ? "success" : "warning"}
        title={
          job?.state === "cancelled"
            ? `The import was stopped. ${words} What is stored stays in the project.`
            : words
        }
      >
        {refused > 0 &&
          `${count(refused, "file")} of ${files.length} could not be read to the end.`}
      </Notice>
    </div>
  );
}

function allRefused(files: Batch["files"]): boolean {
  return files.length > 0 && files.every(({ state }) => state === "refused");
}

/** Reasons that are told above all; the list of what was not loaded has them all. */
const REASONS = 3;

/** Every file was refused: why, and the way to another one. */
function Refused({ slug, files }: { slug: string; files: Batch["files"] }) {
  const reasons = files.flatMap(({ name, notes }) =>
    notes.flatMap((note) => (note.kind === "problem" ? [`${name}: ${note.reason}`] : [])),
  );
  return (
    <div className="flex flex-col gap-4">
      <div role="status">
        <Notice
          tone="error"
          title={
            files.length === 1
              ? "Nothing was loaded: the file was refused."
              : `Nothing was loaded: all ${files.length.toLocaleString("en")} files were refused.`
          }
        >
          <ul className="flex flex-col gap-1 wrap-anywhere">
            {reasons.slice(0, REASONS).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Notice>
      </div>
      <ButtonLink
        href={`/projects/${slug}/articles/import`}
        variant="primary"
        className="self-start"
      >
        Choose other files
      </ButtonLink>
    </div>
  );
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
