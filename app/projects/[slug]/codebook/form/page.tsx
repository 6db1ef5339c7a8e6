import Link from "next/link";
import { FormPreview } from "@/components/article-form/form-preview";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { findDraftForm } from "@/lib/data/attributes";
import { findCodebook } from "@/lib/data/codebooks";
import { listDraftFrames } from "@/lib/data/frames";
import { listRounds } from "@/lib/data/rounds";
import { countOverrides } from "@/lib/data/submissions";
import { grant } from "@/lib/domain/access";
import { formChanges } from "@/lib/domain/article-form";
import { articleAttributes, ATTRIBUTE_ROLES } from "@/lib/domain/attribute";
import { BUILT_IN_QUESTIONS } from "@/lib/domain/built-in-questions";
import { indicatorsOf } from "@/lib/domain/statistics/indicator-scores";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { addBuiltIn } from "./actions";
import { PassedOver } from "./passed-over";
import { Questions } from "./questions";
import { Rules } from "./rules";

export const metadata = { title: "Questions and rules" };

/** Where a lead writes what reviewers are asked beside tagging. */
export default async function FormPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "codebook:edit"));
  const reader = grant(access, "statistics:read");
  const [form, frames, published, rounds] = await Promise.all([
    findDraftForm(access),
    listDraftFrames(access),
    findCodebook(access),
    listRounds(access),
  ]);
  const figures = await Promise.all(
    reader ? rounds.map(({ id }) => countOverrides(reader, id)) : [],
  );
  const codebook = `/projects/${slug}/codebook`;
  const changes = formChanges(published?.form ?? { attributes: [], rules: [] }, form);
  const ofArticle = articleAttributes(form.attributes);
  const ofTags = form.attributes.filter(({ scope }) => scope === "annotation");
  const missing = ATTRIBUTE_ROLES.filter((role) => !ofArticle.some((one) => one.role === role));
  const list = { slug, all: form.attributes, frames };

  return (
    <Page>
      <PageHeader
        title="Questions and rules"
        description="What reviewers are asked about each article and each tag, and what must hold when they submit."
        breadcrumbs={[{ href: codebook, label: "Codebook" }]}
        actions={
          <div className="flex flex-wrap gap-2">
            {indicatorsOf(form.attributes, frames).length > 0 && (
              <ButtonLink href={`/projects/${slug}/statistics/indicators`}>
                Scores so far
              </ButtonLink>
            )}
            <ButtonLink href={`${codebook}/form/new`}>Add a question</ButtonLink>
          </div>
        }
      />
      <div className="flex flex-col gap-12">
        {changes.length > 0 && (
          <Notice tone="warning" title="Reviewers do not see these changes yet">
            <ul className="list-disc pl-5">
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
            <p className="mt-2">
              <Link href={codebook}>Publish them with the codebook’s next version</Link>
            </p>
          </Notice>
        )}
        <section aria-labelledby="of-article" className="flex flex-col gap-5">
          <h2 id="of-article">About the article</h2>
          {ofArticle.length > 0 && <Questions {...list} attributes={ofArticle} />}
          {missing.length > 0 && (
            <div className="flex flex-col gap-3">
              <p className="text-muted">Questions that the statistics know, ready to add:</p>
              <div className="flex flex-wrap gap-2">
                {missing.map((role) => (
                  <ActionForm
                    key={role}
                    action={addBuiltIn.bind(null, slug, role)}
                    submit={`Add “${BUILT_IN_QUESTIONS[role].name}”`}
                    variant="secondary"
                  />
                ))}
              </div>
            </div>
          )}
        </section>
        <section aria-labelledby="of-tags" className="flex flex-col gap-5">
          <h2 id="of-tags">About tags</h2>
          {ofTags.length > 0 ? (
            <Questions {...list} attributes={ofTags} />
          ) : (
            <p className="text-muted">
              Nothing is asked about tags. Add a question for every tag, or for those of one frame,
              such as who speaks.
            </p>
          )}
        </section>
        <section aria-labelledby="rules" className="flex flex-col gap-5">
          <h2 id="rules">Rules</h2>
          <Rules slug={slug} form={form} />
          {rounds.map(({ id, name }, index) => (
            <PassedOver
              key={id}
              round={name}
              figures={figures[index] ?? []}
              rules={[...form.rules, ...(published?.form.rules ?? [])]}
            />
          ))}
        </section>
        {ofArticle.length > 0 && (
          <section aria-labelledby="preview" className="flex flex-col gap-5">
            <h2 id="preview">As reviewers will see it</h2>
            <FormPreview form={form} frames={frames} />
          </section>
        )}
      </div>
    </Page>
  );
}
