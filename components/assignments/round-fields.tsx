import { RadioGroup } from "@/components/ui/choices";
import { Select, TextInput } from "@/components/ui/inputs";
import { REVIEWED_BY, ROUND_KINDS } from "@/lib/domain/round";
import type { RoundSettings } from "@/lib/domain/round-settings";
import { REVEAL_RULES } from "@/lib/domain/visibility";
import { REVEAL_WORDS, REVIEWED_BY_WORDS, ROUND_WORDS } from "./round-words";

/** Everything that is decided on for a round. */
export function RoundFields({
  settings,
  trainings,
}: {
  /** As it is, or as it usually is. */
  settings: RoundSettings;
  /** The training rounds that may have to be passed before. */
  trainings: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <>
      <TextInput
        label="Name"
        name="name"
        required
        maxLength={80}
        defaultValue={settings.name}
        hint="Reviewers see it beside their articles, such as “Main round”."
      />
      <RadioGroup
        legend="What is it for?"
        name="kind"
        required
        defaultValue={settings.kind}
        options={ROUND_KINDS.map((value) => ({ value, ...ROUND_WORDS[value] }))}
      />
      <RadioGroup
        legend="When do reviewers see each other's tags?"
        name="revealRule"
        required
        defaultValue={settings.revealRule}
        options={REVEAL_RULES.map((value) => ({ value, ...REVEAL_WORDS[value] }))}
      />
      <RadioGroup
        legend="Who gives verdicts on teammates' tags then?"
        name="reviewedBy"
        required
        defaultValue={settings.reviewedBy}
        options={REVIEWED_BY.map((value) => ({ value, ...REVIEWED_BY_WORDS[value] }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          label="First day"
          name="startsOn"
          type="date"
          defaultValue={settings.startsOn ?? ""}
        />
        <TextInput
          label="Last day"
          name="dueOn"
          type="date"
          defaultValue={settings.dueOn ?? ""}
          hint="Reviewers see it. It closes nothing by itself."
        />
      </div>
      {trainings.length > 0 && (
        <Select
          label="Training to pass before"
          name="entryRoundId"
          defaultValue={settings.entryRoundId ?? ""}
          hint="A reviewer codes in this round after passing the bars of that one."
        >
          <option value="">none</option>
          {trainings.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </>
  );
}
