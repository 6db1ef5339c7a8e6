import Link from "next/link";
import type { ReactNode } from "react";
import { ZONE_NAMES } from "@/components/articles/zone-names";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import { Select, TextInput } from "@/components/ui/inputs";
import { CODED } from "@/lib/domain/frame-use";
import type { SettledFilter } from "@/lib/domain/statistics/filter";
import {
  PERIOD_LENGTHS,
  STUDY_UNITS,
  studyFilterQuery,
  WHOLE_STUDY,
} from "@/lib/domain/statistics/filter";
import { OMITTABLE, OMITTABLES } from "@/lib/domain/statistics/without";

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What the figures of a project can be narrowed to. */
export interface StudyChoices {
  readonly rounds: readonly (Choice & { readonly kind: string })[];
  readonly outlets: readonly Choice[];
  readonly languages: readonly string[];
  readonly samples: readonly Choice[];
  /** Numbers of the codebook versions that the round was coded with. */
  readonly versions: readonly number[];
}

const UNITS: Record<(typeof STUDY_UNITS)[number], string> = {
  stories: "Each story once",
  printings: "Each printing",
};

const PERIODS: Record<(typeof PERIOD_LENGTHS)[number], string> = {
  week: "Week",
  month: "Month",
  quarter: "Quarter",
  year: "Year",
};

const PRESENCE = {
  average: "Average of an article’s reviewers",
  any: "At least one reviewer",
  every: "All reviewers",
} as const;

/**
 * What the figures of a page are of, the same on every statistics page. A plain form:
 * the choice is in the page's address, so it can be kept and sent, and it works without
 * scripts. `keep` are parts of the address that are not its own, such as a tab.
 */
export function FilterBar({
  filter,
  choices,
  counted,
  keep = {},
  blindOnly = false,
}: {
  filter: SettledFilter;
  choices: StudyChoices;
  /** What is counted, in one line: articles, layer, codebook version. */
  counted: ReactNode;
  keep?: Readonly<Record<string, string>>;
  /** Of pages about the reviewer layer only, such as agreement: no choice of layer, nor of periods. */
  blindOnly?: boolean;
}) {
  const usual = { ...WHOLE_STUDY, round: filter.round, layer: filter.layer };
  const chosen = studyFilterQuery({ ...filter, round: null, layer: null });
  const plain = new URLSearchParams([...Object.entries(keep), ...studyFilterQuery(usual)]);
  return (
    <form method="get" className="mb-10 flex flex-col gap-4">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="no-print flex flex-col gap-4 sm:flex-row sm:flex-wrap sm:items-end">
        <div className="sm:w-64">
          <Select label="Round" name="round" defaultValue={filter.round}>
            {choices.rounds.map(({ id, name, kind }) => (
              <option key={id} value={id}>
                {name.toLowerCase().includes(kind) ? name : `${name} (${kind})`}
              </option>
            ))}
          </Select>
        </div>
        {!blindOnly && (
          <div className="sm:w-80">
            <Select label="Whose tags" name="layer" defaultValue={filter.layer}>
              <option value="final">Settled by the adjudicator</option>
              <option value="reviewer">As reviewers tagged, before settling</option>
            </Select>
          </div>
        )}
        <Button type="submit">Show</Button>
      </div>
      <details
        open={chosen.size > 0}
        className="no-print rounded-lg border border-line bg-surface px-5 py-3"
      >
        <summary className="min-h-6 cursor-pointer font-medium">
          Filters
          {chosen.size > 0 && (
            <span className="font-normal text-muted"> – {chosen.size} in use</span>
          )}
        </summary>
        <div className="grid gap-4 pt-4 pb-2 sm:grid-cols-2 lg:grid-cols-4">
          <Several label="Outlet" name="outlet" chosen={filter.outlets} options={choices.outlets} />
          <TextInput
            label="Published from"
            name="from"
            type="date"
            defaultValue={filter.from ?? ""}
          />
          <TextInput label="Published until" name="to" type="date" defaultValue={filter.to ?? ""} />
          <Several
            label="Language"
            name="language"
            chosen={filter.languages}
            options={choices.languages.map((id) => ({ id, name: id }))}
          />
          <Several
            label="Part of the text"
            name="zone"
            chosen={filter.zones}
            options={CODED.map((id) => ({ id, name: ZONE_NAMES[id] }))}
          />
          <Choose label="Sample" name="sample" value={filter.sample} options={choices.samples} />
          <Choose
            label="Codebook version"
            name="version"
            value={filter.version === null ? null : String(filter.version)}
            options={choices.versions.map((number) => ({
              id: String(number),
              name: String(number),
            }))}
          />
          <Select label="Printed several times" name="unit" defaultValue={filter.unit}>
            {STUDY_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {UNITS[unit]}
              </option>
            ))}
          </Select>
          {filter.layer === "reviewer" && !blindOnly && (
            <Select
              label="Where reviewers differ"
              name="presence"
              defaultValue={filter.presence}
              hint="Which of them make a frame count as found in an article."
            >
              {Object.entries(PRESENCE).map(([rule, words]) => (
                <option key={rule} value={rule}>
                  {words}
                </option>
              ))}
            </Select>
          )}
          {!blindOnly && (
            <>
              <Select label="Periods" name="period" defaultValue={filter.period}>
                {PERIOD_LENGTHS.map((period) => (
                  <option key={period} value={period}>
                    {PERIODS[period]}
                  </option>
                ))}
              </Select>
              <Bar label="α for firm conclusions" name="firm" value={filter.bars.firm} />
              <Bar label="α for tentative ones" name="tentative" value={filter.bars.tentative} />
            </>
          )}
          <fieldset className="flex min-w-0 flex-col gap-2 sm:col-span-2 lg:col-span-4">
            <legend className="sr-only">Tags to leave out</legend>
            {OMITTABLES.map((kind) => (
              <Checkbox
                key={kind}
                name="without"
                value={kind}
                label={OMITTABLE[kind].label}
                defaultChecked={filter.without.includes(kind)}
              />
            ))}
          </fieldset>
          <div className="flex flex-wrap items-center gap-4 sm:col-span-2">
            <Button type="submit">Apply the filters</Button>
            {chosen.size > 0 && (
              <Link href={`?${plain}`} className="inline-flex min-h-10 items-center">
                Take all filters off
              </Link>
            )}
          </div>
        </div>
      </details>
      <p className="text-sm text-muted">{counted}</p>
    </form>
  );
}

function Choose({
  label,
  name,
  value,
  options,
}: {
  label: string;
  name: string;
  value: string | null;
  options: readonly Choice[];
}) {
  return (
    <Select label={label} name={name} defaultValue={value ?? ""}>
      <option value="">All</option>
      {options.map(({ id, name: words }) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </Select>
  );
}

/** Any of several, folded away until somebody wants them. */
function Several({
  label,
  name,
  chosen,
  options,
}: {
  label: string;
  name: string;
  chosen: readonly string[];
  options: readonly Choice[];
}) {
  if (options.length === 0) return null;
  const names = options.filter(({ id }) => chosen.includes(id)).map(({ name: words }) => words);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span id={`filter-${name}`} className="font-medium">
        {label}
      </span>
      <details className="control h-auto">
        <summary className="min-h-6 cursor-pointer truncate">
          {names.length > 0 ? names.join(", ") : "All"}
        </summary>
        <div
          role="group"
          aria-labelledby={`filter-${name}`}
          className="flex max-h-60 flex-col gap-2 overflow-auto pt-3 pb-1"
        >
          {options.map(({ id, name: words }) => (
            <Checkbox
              key={id}
              name={name}
              value={id}
              label={words}
              defaultChecked={chosen.includes(id)}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

function Bar({ label, name, value }: { label: string; name: string; value: number }) {
  return (
    <TextInput
      label={label}
      name={name}
      type="number"
      min={0}
      max={1}
      step={0.001}
      defaultValue={value}
      required
    />
  );
}
