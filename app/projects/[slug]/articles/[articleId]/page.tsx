import { CleaningDesk } from "@/components/articles/cleaning-desk";
import { ZonedText } from "@/components/articles/zoned-text";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextInput } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { Article } from "@/lib/data/articles";
import { requireArticle } from "@/lib/data/articles";
import { listEarlierChoices } from "@/lib/data/earlier-choices";
import { listOutlets } from "@/lib/data/outlets";
import { goesWithThing } from "@/lib/data/trash";
import { can, grant } from "@/lib/domain/access";
import { cleanText } from "@/lib/domain/clean/clean";
import type { ChosenArticle } from "@/lib/domain/clean/learned";
import { learnedChoices } from "@/lib/domain/clean/learned";
import type { Span } from "@/lib/domain/span";
import { TRASH_DAYS } from "@/lib/domain/trash";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { chooseLines, deleteArticle, describeArticle, freezeText } from "../actions";

export const metadata = { title: "Article" };

export default async function ArticlePage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string; articleId: string }>;
  searchParams: Promise<{ at?: string | string[] }>;
}) {
  const { slug, articleId } = await params;
  const place = parsePlace((await searchParams).at);
  const access = await load(requireProject(slug, "article:read"));
  const article = await load(requireArticle(access, articleId));
  const outlets = await listOutlets(access);
  const earlier = article.frozenAt ? [] : await listEarlierChoices(access, articleId);
  const mayEdit = can(access.role, "article:import");
  const lead = grant(access, "project:edit");
  const goes = lead && (await goesWithThing(lead, "article", articleId));
  const name = article.title ?? article.fileName;

  return (
    <Page>
      <PageHeader
        title={name}
        description={`${article.fileName}, read as ${article.encoding}`}
        breadcrumbs={[{ href: `/projects/${slug}/articles`, label: "Articles" }]}
        actions={
          mayEdit && (
            <>
              {can(access.role, "audit:read") && (
                <ButtonLink href={`/projects/${slug}/history?article=${articleId}`}>
                  History
                </ButtonLink>
              )}
              <ConfirmDialog
                trigger={<Button>Delete</Button>}
                title={`Delete “${name}”?`}
                confirm="Delete the article"
                action={deleteArticle.bind(null, slug, articleId)}
              >
                <p>
                  It goes to the trash. With it {goes === "nothing else" ? "goes" : "go"} {goes}.
                </p>
                <p>
                  For {TRASH_DAYS} days it can be brought back from there, with all of that. The
                  same file cannot be loaded again meanwhile.
                </p>
              </ConfirmDialog>
              {article.frozenAt && (
                <ButtonLink href={`/projects/${slug}/articles/${articleId}/correct`}>
                  Correct the text
                </ButtonLink>
              )}
              {!article.frozenAt && (
                <ConfirmDialog
                  trigger={<Button variant="primary">Freeze the text</Button>}
                  title="Freeze the text?"
                  confirm="Freeze the text"
                  tone="primary"
                  action={freezeText.bind(null, slug, articleId)}
                >
                  <p>
                    Reviewers code exactly this text, so it cannot be changed afterwards. Have you
                    looked at every line?
                  </p>
                </ConfirmDialog>
              )}
            </>
          )
        }
      />
      <Details
        slug={slug}
        article={article}
        outlets={outlets.map((o) => o.name)}
        mayEdit={mayEdit}
      />
      <Text slug={slug} article={article} earlier={earlier} place={place} mayEdit={mayEdit} />
    </Page>
  );
}

/** What is known about the article. */
function Details({
  slug,
  article,
  outlets,
  mayEdit,
}: {
  slug: string;
  article: Article;
  outlets: readonly string[];
  mayEdit: boolean;
}) {
  const fields = [
    { label: "Title", name: "title", value: article.title },
    { label: "Outlet", name: "outlet", value: article.outlet, list: "outlets" },
    { label: "Author", name: "author", value: article.author },
    { label: "Day of publication", name: "publishedOn", value: article.publishedOn, type: "date" },
    { label: "Address", name: "url", value: article.url, type: "url" },
    { label: "Language", name: "language", value: article.language },
  ];
  const missing = fields.filter(({ name, value }) => name !== "url" && !value);
  return (
    <details
      open={!article.frozenAt && missing.length > 0}
      className="mb-10 rounded-lg border border-line bg-surface px-5 py-4"
    >
      <summary className="cursor-pointer font-medium">
        About the article
        {missing.length > 0 && (
          <span className="font-normal text-warning">
            {" "}
            – not known: {missing.map(({ label }) => label.toLowerCase()).join(", ")}
          </span>
        )}
      </summary>
      <div className="pt-5 pb-2">
        {mayEdit ? (
          <ActionForm
            action={describeArticle.bind(null, slug, article.id)}
            submit="Save"
            variant="secondary"
            success="Saved."
          >
            <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
              {fields.map(({ value, ...field }) => (
                <TextInput key={field.name} {...field} defaultValue={value ?? ""} />
              ))}
              <datalist id="outlets">
                {outlets.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </div>
          </ActionForm>
        ) : (
          <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
            {fields.map(({ label, name, value }) => (
              <div key={name} className="min-w-0">
                <dt className="text-sm text-muted">{label}</dt>
                <dd className="break-words">{value ?? "not known"}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  );
}

/** The frozen text; before, the lines of the raw text and what becomes of them. */
function Text({
  slug,
  article,
  earlier,
  place,
  mayEdit,
}: {
  slug: string;
  article: Article;
  earlier: readonly ChosenArticle[];
  place: Span | undefined;
  mayEdit: boolean;
}) {
  const language = article.language ?? undefined;
  if (article.text) {
    return (
      <section aria-labelledby="text-heading">
        <h2 id="text-heading" className="mb-5">
          Text
        </h2>
        <ZonedText {...article.text} place={place} language={language} />
      </section>
    );
  }
  const { lines, problems } = cleanText(article.raw, article.choices, article.marks);
  return (
    <section aria-labelledby="text-heading" className="flex flex-col gap-5">
      <h2 id="text-heading">Cleaning</h2>
      {problems.length > 0 && (
        <Notice tone="warning" title="Have a look">
          <ul className="list-disc pl-5">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <CleaningDesk
        lines={lines}
        choices={article.choices}
        language={language}
        offers={learnedChoices(lines, earlier)}
        outlet={article.outlet ?? undefined}
        save={mayEdit ? chooseLines.bind(null, slug, article.id) : undefined}
      />
    </section>
  );
}

/** The place that an address such as `?at=120-131` names, in code points. */
function parsePlace(at: string | string[] | undefined): Span | undefined {
  const match = typeof at === "string" ? /^(\d{1,7})-(\d{1,7})$/.exec(at) : null;
  const [start, end] = [Number(match?.[1]), Number(match?.[2])];
  return start < end ? { start, end } : undefined;
}
