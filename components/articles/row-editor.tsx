"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/inputs";
import type { ChangeOutcome, Metadata } from "@/lib/domain/article-change";
import { METADATA_FIELDS } from "@/lib/domain/article-filter";
import type { TableArticle } from "@/lib/domain/article-view";
import type { Result } from "@/lib/domain/errors";
import { FIELD_WORDS } from "./table-words";

const TYPES: Partial<Record<keyof Metadata, string>> = { publishedOn: "date", url: "url" };

/** Edits what is known about one article of the table and goes on to the next: E, type, Enter. */
export function RowEditor({
  article,
  place,
  outlets,
  save,
  next,
  close,
}: {
  article: TableArticle;
  /** Such as "3 of 120" */
  place: string;
  outlets: readonly string[];
  save: (values: Partial<Metadata>) => Promise<Result<ChangeOutcome>>;
  next: () => void;
  close: () => void;
}) {
  // What is missing comes first, so that typing can begin at once.
  const fields = [...METADATA_FIELDS].sort(
    (a, b) => Number(article[a] !== null) - Number(article[b] !== null),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={article.title ?? article.fileName}
      description={`Article ${place} in the table. Enter saves and goes on to the next.`}
    >
      <ActionForm
        action={async (form) => {
          const entered = Object.fromEntries(
            fields.map((field) => [field, form.get(field) as string] as const),
          );
          const result = await save(entered);
          const [refused] = result.ok ? result.value.refused : [];
          return refused
            ? { ok: false, error: { code: "conflict", message: refused.message } }
            : result;
        }}
        submit="Save, next article"
        onSuccess={next}
        beside={<Button onClick={next}>Skip</Button>}
      >
        {fields.map((field, index) => (
          <TextInput
            key={field}
            label={FIELD_WORDS[field]}
            name={field}
            type={TYPES[field] ?? "text"}
            defaultValue={article[field] ?? ""}
            list={field === "outlet" ? "editor-outlets" : undefined}
            autoFocus={index === 0}
          />
        ))}
        <datalist id="editor-outlets">
          {outlets.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </ActionForm>
    </Dialog>
  );
}
