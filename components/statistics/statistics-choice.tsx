import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/inputs";

/** Which round and layer the figures are of. A plain form: the choice is in the page's address. */
export function StatisticsChoice({
  rounds,
  round,
  layer,
  settled,
}: {
  rounds: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  round: string;
  layer: "reviewer" | "final";
  settled: number;
}) {
  return (
    <form
      method="get"
      className="mb-12 flex flex-col gap-4 rounded-lg border border-line bg-surface p-5 sm:flex-row sm:items-end"
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
      <Button type="submit">Show</Button>
    </form>
  );
}
