import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextArea } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import type { CodebookVersion } from "@/lib/data/codebooks";
import type { ArticleForm } from "@/lib/domain/article-form";
import { formChanges } from "@/lib/domain/article-form";
import { codebookChanges } from "@/lib/domain/codebook-changes";
import { FIELD_NAMES, framesToJudge, MEANING_FIELDS } from "@/lib/domain/codebook/diff";
import { taggableFrames } from "@/lib/domain/frame";
import type { Frame } from "@/lib/domain/frame";
import { publishCodebook } from "./actions";

/** Tells the lead what reviewers do not see yet, and publishes it. Nothing when there is no difference. */
export function DraftNotice({
  slug,
  published,
  draft,
  form,
}: {
  slug: string;
  published: CodebookVersion | undefined;
  draft: readonly Frame[];
  /** The draft's questions and rules. */
  form: ArticleForm;
}) {
  const changes = [
    ...codebookChanges(published?.frames ?? [], draft),
    ...formChanges(published?.form ?? { attributes: [], rules: [] }, form),
  ];
  if (changes.length === 0) return null;
  const number = (published?.number ?? 0) + 1;
  const judged = framesToJudge(published?.frames ?? [], draft);

  return (
    <div className="mb-10 print:hidden">
      <Notice
        tone="warning"
        title={
          published
            ? `This draft differs from version ${published.number}, which reviewers use`
            : "This is a draft: reviewers can code once you publish it"
        }
      >
        {published && (
          <ul className="list-disc pl-5">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
        {taggableFrames(draft).length > 0 && (
          <div className="pt-3 pb-1">
            <ConfirmDialog
              trigger={<Button variant="primary">Publish version {number}</Button>}
              title={`Publish version ${number} of the codebook?`}
              confirm={`Publish version ${number}`}
              tone="primary"
              action={publishCodebook.bind(null, slug)}
            >
              <p>
                A published version cannot be changed or taken back. Open rounds use it at once;
                closed rounds keep the version they had. Tags that were made before stay as they
                are.
              </p>
              {judged.map(({ frameId, name, fields }) => (
                <fieldset key={frameId} className="min-w-0">
                  <legend className="font-medium">“{name}”</legend>
                  <p className="mb-1 text-sm text-muted">
                    Another{" "}
                    {fields
                      .filter(({ field }) => MEANING_FIELDS.includes(field))
                      .map(({ field }) => FIELD_NAMES[field])
                      .join(", ")}
                    .
                  </p>
                  {JUDGEMENTS.map(({ value, label }) => (
                    <label key={value} className="flex min-h-8 items-start gap-2.5">
                      <input
                        type="radio"
                        required
                        name={frameId}
                        value={value}
                        className="mt-1 size-4 shrink-0 accent-accent"
                      />
                      <span>{label}</span>
                    </label>
                  ))}
                </fieldset>
              ))}
              <TextArea
                label="What is new, and why"
                name="note"
                rows={2}
                maxLength={500}
                hint="For the methods section, and for whoever asks next year."
              />
            </ConfirmDialog>
          </div>
        )}
      </Notice>
    </div>
  );
}

const JUDGEMENTS = [
  { value: "wording", label: "Only the wording changed: tags made before hold" },
  { value: "meaning", label: "The meaning changed: reviewers look at their tags again" },
] as const;
