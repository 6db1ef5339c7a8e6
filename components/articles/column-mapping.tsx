import { Select } from "@/components/ui/inputs";
import { Cell, ColumnHead, Row, Table } from "@/components/ui/table";
import type { ColumnField, FileChoices, TablePreview } from "@/lib/domain/import";
import { COLUMN_FIELDS } from "@/lib/domain/import";

type Columns = NonNullable<FileChoices["columns"]>;

const NAMES: Record<ColumnField, string> = {
  text: "Text",
  title: "Headline",
  outlet: "Outlet",
  author: "Author",
  publishedOn: "Day",
  url: "Address",
  language: "Language",
};

/** Which column of a table holds what, beside its first rows. */
export function ColumnMapping({
  fileName,
  table,
  columns,
  onChange,
}: {
  fileName: string;
  table: TablePreview;
  columns: Columns;
  onChange: (columns: Columns) => void;
}) {
  const fieldOf = new Map(Object.entries(columns).map(([field, heading]) => [heading, field]));
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <legend className="mb-2 font-medium">Which column holds what?</legend>
        {COLUMN_FIELDS.map((field) => (
          <Select
            key={field}
            label={NAMES[field]}
            value={columns[field] ?? ""}
            onChange={({ target: { value } }) => {
              const rest = Object.fromEntries(
                Object.entries(columns).filter(([other]) => other !== field),
              );
              onChange(value === "" ? rest : { ...rest, [field]: value });
            }}
          >
            <option value="">{field === "text" ? "None: addresses only" : "None"}</option>
            {[...new Set(table.headings)].map((heading) => (
              <option key={heading}>{heading}</option>
            ))}
          </Select>
        ))}
      </fieldset>
      {columns.text === undefined && (
        <p role="status" className="text-sm text-warning">
          {columns.url === undefined
            ? "Say which column holds the text, or nothing can be loaded from this table."
            : "Without a column of texts, its addresses are listed and no article is loaded."}
        </p>
      )}
      <Table caption={`The first ${table.rows.length} rows of ${fileName}`}>
        <thead>
          <tr>
            {table.headings.map((heading, index) => {
              const field = fieldOf.get(heading) as ColumnField | undefined;
              return (
                <ColumnHead key={index}>
                  {heading}
                  {field && <span className="block text-accent">{NAMES[field]}</span>}
                </ColumnHead>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <Row key={index}>
              {row.map((cell, at) => (
                <Cell key={at} className="text-sm">
                  <span className="line-clamp-3 max-w-64 min-w-20 break-words">{cell}</span>
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
