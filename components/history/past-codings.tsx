import { Badge } from "@/components/ui/badge";
import type { PastAnnotation } from "@/lib/domain/coding-at";

interface Coding {
  readonly assignmentId: string;
  readonly reviewer: string;
  readonly round: string;
  readonly submitted: boolean;
  readonly annotations: readonly PastAnnotation[];
}

interface Decision {
  readonly id: string;
  readonly kind: "adopted" | "edited" | "merged" | "rejected";
  readonly frameId: string;
  readonly quote: string;
  readonly reason: string;
  readonly by: string;
}

/** Everybody's tags and the decisions on an article, as they stood at a moment. */
export function PastCodings({
  codings,
  decisions,
  nameOf,
  language,
}: {
  codings: readonly Coding[];
  decisions: readonly Decision[];
  nameOf: (frameId: string) => string;
  language: string | undefined;
}) {
  return (
    <>
      <section aria-labelledby="tags" className="flex flex-col gap-4">
        <h2 id="tags">Tags</h2>
        {codings.length === 0 && (
          <p className="text-muted">Nobody whose work you may see had opened it yet.</p>
        )}
        <div className="grid gap-6 lg:grid-cols-2">
          {codings.map(({ assignmentId, reviewer, round, submitted, annotations }) => (
            <div key={assignmentId} className="rounded-lg border border-line bg-surface p-4">
              <h3 className="flex flex-wrap items-center gap-2 text-base">
                {reviewer} <span className="font-normal text-muted">in {round}</span>
                <Badge tone={submitted ? "success" : "neutral"}>
                  {submitted ? "Submitted" : "In work"}
                </Badge>
              </h3>
              {annotations.length === 0 ? (
                <p className="mt-2 text-muted">No tags.</p>
              ) : (
                <ol className="mt-2 flex flex-col gap-2">
                  {annotations.map(({ id, frameId, quote, memo }) => (
                    <li key={id}>
                      <span className="text-sm font-medium">{nameOf(frameId)}</span>
                      <q lang={language} className="block wrap-anywhere">
                        {quote}
                      </q>
                      {memo && <span className="block text-sm text-muted">{memo}</span>}
                    </li>
                  ))}
                </ol>
              )}
            </div>
          ))}
        </div>
      </section>
      {decisions.length > 0 && (
        <section aria-labelledby="decisions" className="flex flex-col gap-4">
          <h2 id="decisions">Decisions</h2>
          <ol className="flex flex-col gap-3">
            {decisions.map(({ id, kind, frameId, quote, reason, by }) => (
              <li key={id}>
                <span className="text-sm font-medium">
                  {by} {kind} “{nameOf(frameId)}”
                </span>
                <q lang={language} className="block wrap-anywhere">
                  {quote}
                </q>
                {reason && <span className="block text-sm text-muted">{reason}</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
