"use client";

import { useState } from "react";
import type { ArticleForm as Form } from "@/lib/domain/article-form";
import type { Answers } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";
import { ArticleForm } from "./article-form";

/** The form as reviewers will see it, to try; nothing is kept. */
export function FormPreview({ form, frames }: { form: Form; frames: readonly Frame[] }) {
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <div className="max-w-sm rounded-lg border border-line bg-surface p-5">
      <ArticleForm
        {...{ form, frames, answers }}
        readOnly={false}
        onAnswer={(id, value) => {
          const others = Object.entries(answers).filter(([other]) => other !== id);
          setAnswers(Object.fromEntries(value === null ? others : [...others, [id, value]]));
        }}
      />
    </div>
  );
}
