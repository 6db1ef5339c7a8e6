import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextArea } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import type { CodebookVersion } from "@/lib/data/codebooks";
import { codebookChanges } from "@/lib/domain/codebook-changes";
import type { Frame } from "@/lib/domain/frame";
import { publishCodebook } from "./actions";

/** Tells the lead what reviewers do not see yet, and publishes it. Nothing when there is no difference. */
export function DraftNotice({
  slug,
  published,
  draft,
}: {
  slug: string;
  published: CodebookVersion | undefined;
  draft: readonly Frame[];
}) {
  const changes = codebookChanges(published?.frames ?? [], draft);
  if (changes.length === 0) return null;
  const number = (published?.number ?? 0) + 1;

  return (
    <div className="mb-10">
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
        {draft.length > 0 && (
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
                tags that were made before stay as they are.
              </p>
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
