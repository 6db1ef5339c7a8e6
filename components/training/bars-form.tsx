"use client";

import { ActionForm } from "@/components/ui/action-form";
import { TextInput } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import type { Bars } from "@/lib/domain/training";

/** What reviewers have to reach: articles, one bar for all frames, and others for single ones. */
export function BarsForm({
  bars,
  frames,
  action,
}: {
  bars: Bars;
  frames: readonly Frame[];
  action: (form: FormData) => Promise<Result<void>>;
}) {
  const number = { inputMode: "decimal", autoComplete: "off" } as const;
  return (
    <ActionForm action={action} submit="Save the bars" success="The bars are saved.">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          label="Articles to submit at least"
          name="leastArticles"
          required
          defaultValue={bars.leastArticles}
          {...number}
        />
        <TextInput
          label="Score that every frame has to reach"
          name="leastF1"
          required
          defaultValue={bars.leastF1}
          {...number}
        />
      </div>
      <details>
        <summary className="cursor-pointer font-medium">Other scores for single frames</summary>
        <div className="grid gap-5 pt-4 sm:grid-cols-2">
          {frames.map(({ id, name }) => (
            <TextInput
              key={id}
              label={name}
              name={`frame:${id}`}
              defaultValue={bars.frames[id] ?? ""}
              {...number}
            />
          ))}
        </div>
      </details>
    </ActionForm>
  );
}
