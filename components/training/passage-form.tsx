"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Select, TextArea } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";

/** Choose the one passage that a norming session is about, by its words. */
export function PassageForm({
  articles,
  words,
  action,
}: {
  articles: readonly { readonly id: string; readonly title: string }[];
  words: string;
  action: (form: FormData) => Promise<Result<void>>;
}) {
  return (
    <ActionForm action={action} submit="Save the passage" success="The passage is saved.">
      <Select label="Article" name="article">
        {articles.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
      <TextArea
        label="Words of the passage"
        name="words"
        defaultValue={words}
        hint="Copy them from the article. Leave it empty to code the whole article."
      />
    </ActionForm>
  );
}
