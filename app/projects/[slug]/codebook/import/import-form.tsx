"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { TextInput } from "@/components/ui/inputs";
import type { Preview as Shown } from "@/lib/data/codebook-files";
import type { Result } from "@/lib/domain/errors";
import { Preview } from "../preview";

/** Choose a codebook file, look at what it would add, and add it. */
export function ImportForm({
  preview,
  add,
}: {
  preview: (form: FormData) => Promise<Result<Shown & { readonly format: string }>>;
  add: (form: FormData) => Promise<Result<void>>;
}) {
  const [chosen, setChosen] = useState<{ form: FormData; shown: Shown & { format: string } }>();
  return (
    <div className="flex flex-col gap-10">
      <ActionForm
        submit="Look what is in it"
        variant={chosen ? "secondary" : "primary"}
        action={async (form) => {
          setChosen(undefined);
          const result = await preview(form);
          if (result.ok) setChosen({ form, shown: result.value });
          return result;
        }}
      >
        <TextInput
          label="Codebook file"
          name="file"
          type="file"
          required
          accept=".qdc,.qdpx,.qde,.csv,.json,.xml"
          hint="REFI-QDA (.qdc, or the project .qdpx) from NVivo, MAXQDA, ATLAS.ti and others; CSV with a column name, tag or path, as from Taguette; a labeling configuration of Label Studio (.xml); or JSON from Framewise."
        />
      </ActionForm>
      {chosen && (
        <section aria-labelledby="found" role="status" className="flex flex-col gap-5">
          <h2 id="found">
            {chosen.shown.frames.length} {chosen.shown.frames.length === 1 ? "entry" : "entries"} in
            this {chosen.shown.format} file
          </h2>
          <Preview {...chosen.shown} />
          <ActionForm action={() => add(chosen.form)} submit="Add them to the draft" />
        </section>
      )}
    </div>
  );
}
