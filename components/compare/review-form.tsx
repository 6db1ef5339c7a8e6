"use client";

import { ActionForm } from "@/components/ui/action-form";
import { TextArea } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";
import { VERDICTS } from "@/lib/domain/review";
import type { Review } from "./comparison";

const WORDS = { agree: "Agree", disagree: "Disagree", unsure: "Unsure" };

/** Agree, disagree or unsure about a teammate's tag, with a comment. */
export function ReviewForm({
  mine,
  about,
  action,
}: {
  mine: Review | undefined;
  /** Whose tag it is. */
  about: string;
  action: (form: FormData) => Promise<Result<void>>;
}) {
  return (
    <details className="text-sm">
      <summary className="min-h-6 cursor-pointer text-accent pointer-coarse:min-h-11">
        {mine ? "Change your verdict" : "Give your verdict"}
        <span className="sr-only"> on {about}’s tag</span>
      </summary>
      <div className="pt-3">
        <ActionForm action={action} submit="Save verdict" variant="secondary" success="Saved.">
          <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
            <legend className="sr-only">Verdict on {about}’s tag</legend>
            {VERDICTS.map((verdict) => (
              <label
                key={verdict}
                className="flex min-h-6 items-center gap-2 pointer-coarse:min-h-11"
              >
                <input
                  type="radio"
                  name="verdict"
                  value={verdict}
                  defaultChecked={mine?.verdict === verdict}
                  required
                  className="size-4.5 accent-accent"
                />
                {WORDS[verdict]}
              </label>
            ))}
          </fieldset>
          <TextArea label="Comment" name="note" rows={2} defaultValue={mine?.note} />
        </ActionForm>
      </div>
    </details>
  );
}
