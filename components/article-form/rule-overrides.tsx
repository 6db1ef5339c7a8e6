import { TextArea } from "@/components/ui/inputs";
import type { Override, Unmet } from "@/lib/domain/article-form";
import { LONGEST_REASON } from "@/lib/domain/article-form";

/** The rules that do not hold, each with room for the reason to pass it over. */
export function RuleOverrides({
  unmet,
  overrides,
  onChange,
}: {
  unmet: readonly Unmet[];
  overrides: readonly Override[];
  onChange: (overrides: readonly Override[]) => void;
}) {
  const reasonOf = (ruleId: string) => overrides.find((o) => o.ruleId === ruleId)?.reason ?? "";
  return (
    <section aria-label="What does not hold yet" className="flex flex-col gap-4">
      <p>
        {unmet.length === 1 ? "One thing does" : `${unmet.length} things do`} not hold yet. Go on
        reading and put it right, or say why it has to stay so: the lead sees your reason.
      </p>
      {unmet.map(({ ruleId, message, details }) => (
        <div key={ruleId} className="rounded-lg bg-warning-soft p-4 text-sm">
          <p className="font-medium text-warning">{message}</p>
          <ul className="my-2 list-disc pl-5">
            {details.map((detail, index) => (
              <li key={index}>{detail}</li>
            ))}
          </ul>
          <TextArea
            label="Reason to submit it like this"
            required
            rows={2}
            maxLength={LONGEST_REASON}
            value={reasonOf(ruleId)}
            onChange={({ target }) =>
              onChange([
                ...overrides.filter((o) => o.ruleId !== ruleId),
                { ruleId, reason: target.value },
              ])
            }
          />
        </div>
      ))}
    </section>
  );
}
