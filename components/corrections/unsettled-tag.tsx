import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { TextArea } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";
import { differenceOf } from "@/lib/domain/text/difference";
import { TextDifference } from "./text-difference";

/** One's own tag in a corrected text: what its words were and are, and what can be done. */
export function UnsettledTagCard({
  tag: { frame, article, language, before, now, note },
  settle,
}: {
  tag: {
    readonly frame: string;
    readonly article: string;
    readonly language: string | null;
    readonly before: string;
    readonly now: string | null;
    readonly note: string;
  };
  settle: (form: FormData) => Promise<Result<void>>;
}) {
  const lang = language ?? undefined;
  return (
    <article className="flex flex-col gap-4 rounded-lg border border-line bg-surface px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-base font-medium">
          {frame} in “<span lang={lang}>{article}</span>”
        </h2>
        {now === null ? (
          <Badge tone="danger">Passage gone</Badge>
        ) : (
          <Badge tone="warning">Words changed</Badge>
        )}
      </div>
      <TextDifference
        stretches={now === null ? [{ kind: "gone", text: before }] : differenceOf(before, now)}
        language={lang}
      />
      <p className="text-sm text-muted">Corrected because: {note}</p>
      <div className="flex flex-wrap gap-3">
        {now !== null && (
          <ActionForm action={settle} submit="The tag still holds">
            <input type="hidden" name="kind" value="confirm" />
          </ActionForm>
        )}
        <ActionForm action={settle} submit="Delete the tag" variant="secondary">
          <input type="hidden" name="kind" value="delete" />
        </ActionForm>
      </div>
      <details>
        <summary className="cursor-pointer">Place it at other words</summary>
        <div className="pt-4">
          <ActionForm action={settle} submit="Place the tag there" variant="secondary">
            <input type="hidden" name="kind" value="place" />
            <TextArea
              label="Words of the passage"
              name="words"
              required
              lang={lang}
              hint="Copy them from the text; they must stand in it exactly once."
            />
          </ActionForm>
        </div>
      </details>
    </article>
  );
}
