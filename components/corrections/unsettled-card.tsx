import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { TextArea } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";

/** A passage that a correction of the text has touched, and what can be done about it. */
export function UnsettledCard({
  title,
  heading: Heading,
  gone,
  noun,
  remove,
  language,
  settle,
  children,
}: {
  title: ReactNode;
  /** The level below that of the heading above it. */
  heading: "h2" | "h3";
  /** Its words are no longer in the text, so it can only be placed anew or go. */
  gone: boolean;
  noun: "tag" | "decision";
  /** What the button says that lets it go. */
  remove: string;
  language: string | undefined;
  settle: (form: FormData) => Promise<Result<void>>;
  /** What its words are, or were. */
  children: ReactNode;
}) {
  return (
    <article className="flex flex-col gap-4 rounded-lg border border-line bg-surface px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Heading className="min-w-0 text-base font-medium break-words">{title}</Heading>
        {gone ? (
          <Badge tone="danger">Passage gone</Badge>
        ) : (
          <Badge tone="warning">Words changed</Badge>
        )}
      </div>
      {children}
      <div className="flex flex-wrap gap-3">
        {!gone && (
          <ActionForm action={settle} submit={`The ${noun} still holds`}>
            <input type="hidden" name="kind" value="confirm" />
          </ActionForm>
        )}
        <ActionForm action={settle} submit={remove} variant="secondary">
          <input type="hidden" name="kind" value="delete" />
        </ActionForm>
      </div>
      <details>
        <summary className="cursor-pointer">Place it at other words</summary>
        <div className="pt-4">
          <ActionForm action={settle} submit={`Place the ${noun} there`} variant="secondary">
            <input type="hidden" name="kind" value="place" />
            <TextArea
              label="Words of the passage"
              name="words"
              required
              lang={language}
              hint="Copy them from the text; they must stand in it exactly once."
            />
          </ActionForm>
        </div>
      </details>
    </article>
  );
}
