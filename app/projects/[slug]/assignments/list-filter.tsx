import { Button } from "@/components/ui/button";
import { Select, TextInput } from "@/components/ui/inputs";
import type { ListQuery } from "./list-query";

/** Narrows down a round's article list; the answer is in the address. */
export function ListFilter({
  query,
  samples,
}: {
  query: ListQuery;
  samples: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <form className="flex flex-col gap-4 sm:flex-row sm:flex-wrap sm:items-end">
      <input type="hidden" name="round" value={query.round} />
      <div className="sm:w-56">
        <TextInput label="Words" name="q" defaultValue={query.q} readOnly={false} />
      </div>
      <Select label="Which articles" name="list" defaultValue={query.list}>
        <option value="all">all</option>
        <option value="given">those that somebody has</option>
        <option value="free">those that nobody has</option>
      </Select>
      {samples.length > 0 && (
        <Select label="Sample" name="sample" defaultValue={query.sample}>
          <option value="">no sample</option>
          {samples.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <Button type="submit">Show</Button>
    </form>
  );
}
