import type { Result } from "@/lib/domain/errors";
import { differenceOf } from "@/lib/domain/text/difference";
import { TextDifference } from "./text-difference";
import { UnsettledCard } from "./unsettled-card";

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
    <UnsettledCard
      title={
        <>
          {frame} in “<span lang={lang}>{article}</span>”
        </>
      }
      heading="h2"
      gone={now === null}
      noun="tag"
      remove="Delete the tag"
      language={lang}
      settle={settle}
    >
      <TextDifference
        stretches={now === null ? [{ kind: "gone", text: before }] : differenceOf(before, now)}
        language={lang}
      />
      <p className="text-sm text-muted">Corrected because: {note}</p>
    </UnsettledCard>
  );
}
