"use client";

import { useOptimistic, useState, useTransition } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { TextArea } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";
import type { Verdict } from "@/lib/domain/review";
import { VERDICTS } from "@/lib/domain/review";
import type { Review } from "./comparison";

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  agree: "Agree",
  disagree: "Disagree",
  unsure: "Unsure",
};

/** Agree, disagree or unsure about a teammate's tag, at one press, and a note to it. */
export function VerdictButtons({
  mine,
  about,
  save,
}: {
  mine: Review | undefined;
  /** Whose tag it is. */
  about: string;
  save: (verdict: Verdict, note: string) => Promise<Result<void>>;
}) {
  const [pressed, setPressed] = useOptimistic(mine?.verdict ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();

  const give = (verdict: Verdict) =>
    startTransition(async () => {
      setPressed(verdict);
      const result = await save(verdict, mine?.note ?? "");
      setProblem(result.ok ? null : result.error.message);
    });

  return (
    <div className="flex flex-col items-start gap-2 text-sm">
      <div role="group" aria-label={`Your verdict on ${about}’s tag`} className="flex flex-wrap">
        {VERDICTS.map((verdict, index) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={pressed === verdict}
            aria-keyshortcuts={verdict[0]}
            aria-busy={pending && pressed === verdict}
            onClick={() => give(verdict)}
            className={`min-h-8 border border-control bg-surface px-3 hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-strong pointer-coarse:min-h-11 ${index === 0 ? "rounded-s-md" : "-ms-px"} ${index === VERDICTS.length - 1 ? "rounded-e-md" : ""}`}
          >
            {VERDICT_WORDS[verdict]}
          </button>
        ))}
      </div>
      <FormError>{problem}</FormError>
      {mine && <Note key={mine.note} mine={mine} about={about} save={save} />}
    </div>
  );
}

function Note({
  mine,
  about,
  save,
}: {
  mine: Review;
  about: string;
  save: (verdict: Verdict, note: string) => Promise<Result<void>>;
}) {
  const [writing, setWriting] = useState(false);
  if (!writing) {
    return (
      <Button variant="quiet" size="small" onClick={() => setWriting(true)}>
        {mine.note ? "Change your note" : "Add a note"}
        <span className="sr-only"> on {about}’s tag</span>
      </Button>
    );
  }
  return (
    <div className="self-stretch">
      <ActionForm
        action={(form) => save(mine.verdict, textOf(form, "note"))}
        submit="Save note"
        variant="secondary"
        onSuccess={() => setWriting(false)}
        beside={
          <Button variant="quiet" onClick={() => setWriting(false)}>
            Cancel
          </Button>
        }
      >
        <TextArea label="Why?" name="note" rows={2} defaultValue={mine.note} autoFocus />
      </ActionForm>
    </div>
  );
}

/** What was written in a field of a form. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
