import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/inputs";
import type { StudyLayer } from "@/lib/domain/export/study";
import { LICENCES } from "@/lib/domain/export/release/licence";

/** Choose the licence of a text-free release, and download it. */
export function ReleaseForm({ address, layer }: { address: string; layer: StudyLayer }) {
  return (
    <form action={`${address}/release`} className="flex basis-full flex-wrap items-end gap-3">
      {layer === "final" && <input type="hidden" name="layer" value={layer} />}
      <Select label="Licence of your data" name="licence" defaultValue="CC-BY-4.0">
        {Object.entries(LICENCES).map(([key, { name }]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </Select>
      <Button type="submit" aria-label="Download Text-free release (ZIP)">
        Download
      </Button>
    </form>
  );
}
