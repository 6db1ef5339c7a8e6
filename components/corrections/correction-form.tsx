"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { TextArea, TextInput } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { usePreview } from "@/components/ui/use-preview";
import type { Result } from "@/lib/domain/errors";
import type { Stretch } from "@/lib/domain/text/difference";
import { TextDifference } from "./text-difference";

/** What a correction would do, before it is saved. */
export interface CorrectionPreview {
  readonly difference: readonly Stretch[];
  /** Of the tags that the person may see. */
  readonly tags: { readonly moved: number; readonly changed: number; readonly orphaned: number };
}

/** Correct a text, look at what changes, and save it. */
export function CorrectionForm({
  text,
  language,
  preview,
  save,
  back,
}: {
  text: string;
  language?: string | undefined;
  preview: (form: FormData) => Promise<Result<CorrectionPreview>>;
  save: (form: FormData) => Promise<Result<void>>;
  back: string;
}) {
  const { shown, looking, look } = usePreview(preview);

  return (
    <ActionForm
      action={save}
      submit="Save as a new version"
      beside={
        <>
          <Button pending={looking} onClick={(event) => void look(event.currentTarget.form!)}>
            Show what changes
          </Button>
          <ButtonLink href={back}>Cancel</ButtonLink>
        </>
      }
    >
      <TextArea
        label="Text"
        name="text"
        required
        defaultValue={text}
        lang={language}
        hint="One paragraph on each line, as reviewers read it."
        className="font-serif leading-7"
      />
      <TextInput
        label="Why it is corrected"
        name="note"
        required
        maxLength={500}
        hint="Reviewers read it beside the tags that they have to look at again."
      />
      <FormError>{shown?.ok === false && shown.error.message}</FormError>
      <div role="status" className="flex flex-col gap-4 empty:absolute">
        {shown?.ok && (
          <>
            <Notice title={tagsIn(shown.value.tags)}>
              Counted are the tags that you may see. All others are treated alike: each moves with
              its words, or waits for its reviewer to confirm it.
            </Notice>
            <TextDifference stretches={shown.value.difference} language={language} />
          </>
        )}
      </div>
    </ActionForm>
  );
}

function tagsIn({ moved, changed, orphaned }: CorrectionPreview["tags"]): string {
  const all = moved + changed + orphaned;
  if (all === 0) return "None of the tags that you may see is touched.";
  return `Of ${all} ${all === 1 ? "tag" : "tags"}, ${moved} move with their words, ${changed} have to be confirmed, and ${orphaned} lose their passage.`;
}
