import type { Decision } from "@/lib/domain/decision";
import type { Result } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import { TextDifference } from "./text-difference";
import { UnsettledCard } from "./unsettled-card";

/** The decisions on an article that a correction of its text has touched. */
export function UnsettledDecisions({
  decisions,
  frames,
  language,
  closed,
  settle,
}: {
  decisions: readonly Decision[];
  frames: readonly Frame[];
  language: string | null;
  closed: boolean;
  settle: (decisionId: string, form: FormData) => Promise<Result<void>>;
}) {
  const lang = language ?? undefined;
  const unsettled = decisions.filter(
    ({ anchor, kind }) => anchor !== "sound" && kind !== "rejected",
  );
  if (unsettled.length === 0) return null;
  return (
    <section aria-labelledby="unsettled-decisions" className="mb-8 flex flex-col gap-4">
      <h2 id="unsettled-decisions">Decisions to look at again</h2>
      <p className="max-w-measure text-muted">
        The text was corrected after these were made. Until you say so, one whose words changed
        counts where it stands now, and one without a passage counts nowhere.
        {closed &&
          " The article stays closed; what counts for it (its final layer) is counted anew with each answer."}
      </p>
      <ul className="grid gap-4 lg:grid-cols-2">
        {unsettled.map(({ id, anchor, frameId, quote, decidedBy, reason }) => (
          <li key={`${id} ${anchor}`}>
            <UnsettledCard
              title={`${frames.find((frame) => frame.id === frameId)?.name ?? "A frame of an older codebook"}, decided by ${decidedBy}`}
              heading="h3"
              gone={anchor === "orphaned"}
              noun="decision"
              remove="Take it back"
              language={lang}
              settle={settle.bind(null, id)}
            >
              <TextDifference
                stretches={[{ kind: anchor === "orphaned" ? "gone" : "same", text: quote }]}
                language={lang}
              />
              {reason && <p className="text-sm text-muted">Reason: {reason}</p>}
            </UnsettledCard>
          </li>
        ))}
      </ul>
    </section>
  );
}
