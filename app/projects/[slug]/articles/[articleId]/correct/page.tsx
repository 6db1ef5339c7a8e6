import { CorrectionForm } from "@/components/corrections/correction-form";
import { TextDifference } from "@/components/corrections/text-difference";
import { Page } from "@/components/shell/page";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { requireArticle } from "@/lib/data/articles";
import type { TextVersion } from "@/lib/data/corrections";
import { listTextVersions } from "@/lib/data/corrections";
import { differenceOf } from "@/lib/domain/text/difference";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { correctText, previewCorrection } from "./actions";

export const metadata = { title: "Correct the text" };

export default async function CorrectPage({
  params,
}: {
  params: Promise<{ slug: string; articleId: string }>;
}) {
  const { slug, articleId } = await params;
  await load(requireProject(slug, "article:import"));
  const access = await load(requireProject(slug, "article:read"));
  const article = await load(requireArticle(access, articleId));
  const versions = await load(listTextVersions(access, articleId));
  const now = versions[0]!;
  const language = article.language ?? undefined;
  const address = `/projects/${slug}/articles`;

  return (
    <Page width="measure">
      <PageHeader
        title="Correct the text"
        description={`Text version ${now.number} of “${article.title ?? article.fileName}”. A correction becomes a new version; tags move with their words, and where that is not certain their reviewers are asked.`}
        breadcrumbs={[
          { href: address, label: "Articles" },
          { href: `${address}/${articleId}`, label: article.title ?? article.fileName },
        ]}
      />
      <CorrectionForm
        key={now.number}
        text={now.text}
        language={language}
        preview={previewCorrection.bind(null, slug, articleId, now.number)}
        save={correctText.bind(null, slug, articleId, now.number)}
        back={`${address}/${articleId}`}
      />
      <Versions versions={versions} language={language} />
    </Page>
  );
}

/** What each correction changed, the newest first. */
function Versions({
  versions,
  language,
}: {
  versions: readonly TextVersion[];
  language: string | undefined;
}) {
  const corrections = versions.slice(0, -1);
  if (corrections.length === 0) return null;
  return (
    <section aria-labelledby="versions" className="mt-12 flex flex-col gap-3">
      <h2 id="versions">Earlier corrections</h2>
      {corrections.map(({ number, note, text, createdAt }, i) => (
        <details key={number} className="rounded-lg border border-line bg-surface px-5 py-4">
          <summary className="cursor-pointer">
            <span className="font-medium">Version {number}</span>, <Moment at={createdAt} />: {note}
          </summary>
          <div className="pt-4">
            <TextDifference
              stretches={differenceOf(versions[i + 1]!.text, text)}
              language={language}
            />
          </div>
        </details>
      ))}
    </section>
  );
}
