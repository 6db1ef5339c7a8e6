import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import { Select } from "@/components/ui/inputs";
import type { Omittable } from "@/lib/domain/statistics/without";
import { OMITTABLE, OMITTABLES } from "@/lib/domain/statistics/without";

/** Which round and layer the figures are of, and which tags they leave out. A plain form: the choice is in the page's address. */
export function StatisticsChoice({
  rounds,
  round,
  layer,
  settled,
  omitted,
}: {
  rounds: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  round: string;
  layer: "reviewer" | "final";
  settled: number;
  omitted: readonly Omittable[];
}) {
  return (
    <form
      method="get"
      className="mb-12 flex flex-col gap-4 rounded-lg border border-line bg-surface p-5 sm:flex-row sm:flex-wrap sm:items-end"
    >
      <div className="sm:w-64">
        <Select label="Round" name="round" defaultValue={round}>
          {rounds.map(({ id, name, kind }) => (
            <option key={id} value={id}>
              {name} ({kind})
            </option>
          ))}
        </Select>
      </div>
      <div className="sm:w-80">
        <Select label="Whose tags" name="layer" defaultValue={layer}>
          <option value="final">Settled by the adjudicator ({settled} articles)</option>
          <option value="reviewer">As reviewers tagged, averaged per article</option>
        </Select>
      </div>
      <fieldset className="flex w-full min-w-0 flex-col gap-2 sm:order-last">
        <legend className="sr-only">Tags to leave out</legend>
        {OMITTABLES.map((kind) => (
          <Checkbox
            key={kind}
            name="without"
            value={kind}
            label={OMITTABLE[kind].label}
            defaultChecked={omitted.includes(kind)}
          />
        ))}
      </fieldset>
      <Button type="submit">Show</Button>
    </form>
  );
}
