import { ButtonLink } from "@/components/ui/button";
import { tables } from "@/lib/domain/export/registry";
import { tableAddress, tableTypes } from "@/lib/domain/export/table-types";

/** Every table with a button for each type of file, and below what the types are good for. */
export function TableFiles({ address }: { address: string }) {
  return (
    <>
      <ul className="flex flex-col gap-6">
        {tables.map((table) => (
          <li key={table.file} className="flex flex-col gap-2">
            <h3>{table.name}</h3>
            <p>{table.row}</p>
            <div className="flex flex-wrap gap-2">
              {Object.entries(tableTypes).map(([type, { name }]) => (
                <ButtonLink
                  key={type}
                  size="small"
                  href={`${address}/${tableAddress(table, type)}`}
                  download
                  aria-label={`${table.name} (${name})`}
                >
                  {name}
                </ButtonLink>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_1fr]">
        {Object.entries(tableTypes).map(([type, { name, use, lacks }]) => (
          <div key={type} className="contents">
            <dt className="font-medium">{name}</dt>
            <dd className="text-muted">
              {use} {lacks}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
