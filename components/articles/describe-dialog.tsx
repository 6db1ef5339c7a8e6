"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Dialog } from "@/components/ui/dialog";
import { Select, TextInput } from "@/components/ui/inputs";
import type { Metadata } from "@/lib/domain/article-change";
import { METADATA_FIELDS } from "@/lib/domain/article-filter";
import type { Result } from "@/lib/domain/errors";
import { FIELD_WORDS } from "./table-words";

/** A title is each article's own. */
const FIELDS = METADATA_FIELDS.filter((field) => field !== "title");
const TYPES: Partial<Record<keyof Metadata, string>> = { publishedOn: "date", url: "url" };

/** Sets one thing that is known about many articles. */
export function DescribeDialog({
  trigger,
  count,
  outlets,
  save,
}: {
  trigger: ReactNode;
  count: number;
  outlets: readonly string[];
  /** `what`: how to say afterwards what was done. */
  save: (values: Partial<Metadata>, what: string) => Promise<Result<null>>;
}) {
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<(typeof FIELDS)[number]>("outlet");
  const word = FIELD_WORDS[field].toLowerCase();
  return (
    <Dialog
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
      title={count === 1 ? "Set for 1 article" : `Set for ${count} articles`}
      description="What the articles have now is replaced."
    >
      <ActionForm
        action={(form) => {
          const entered = form.get("value");
          const value = typeof entered === "string" ? entered.trim() : "";
          return save({ [field]: value }, value ? `have a new ${word}` : `have no ${word} now`);
        }}
        submit={`Set the ${word}`}
        onSuccess={() => setOpen(false)}
      >
        <Select
          label="What to set"
          value={field}
          onChange={(event) => setField(event.target.value as typeof field)}
        >
          {FIELDS.map((name) => (
            <option key={name} value={name}>
              {FIELD_WORDS[name]}
            </option>
          ))}
        </Select>
        <TextInput
          key={field}
          label={FIELD_WORDS[field]}
          hint={field === "language" ? "Two small letters, such as en or sr." : "Empty: not known."}
          name="value"
          type={TYPES[field] ?? "text"}
          list={field === "outlet" ? "bulk-outlets" : undefined}
        />
        <datalist id="bulk-outlets">
          {outlets.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </ActionForm>
    </Dialog>
  );
}
