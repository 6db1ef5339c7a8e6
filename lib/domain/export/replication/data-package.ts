import type { ColumnType, TableColumn } from "../table";

/** A table of the package, as it was written. */
export interface Resource {
  readonly name: string;
  readonly path: string;
  /** What a row is. */
  readonly rows: string;
  readonly columns: readonly Pick<TableColumn<never>, "header" | "type" | "meaning">[];
  readonly sha256: string;
  /** Bytes */
  readonly size: number;
}

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: "string",
  integer: "integer",
  number: "number",
};

/**
 * `datapackage.json` after the Data Package standard (https://specs.frictionlessdata.io/data-package/,
 * https://specs.frictionlessdata.io/table-schema/): each table with the type and meaning of its columns.
 */
export function dataPackage(
  project: { readonly slug: string; readonly name: string; readonly description: string },
  resources: readonly Resource[],
): string {
  const descriptor = {
    profile: "tabular-data-package",
    name: project.slug,
    title: project.name,
    ...(project.description !== "" && { description: project.description }),
    resources: resources.map(({ name, path, rows, columns, sha256, size }) => ({
      ...{ profile: "tabular-data-resource", name, path, description: rows },
      ...{ format: "csv", mediatype: "text/csv", encoding: "utf-8" },
      ...{ bytes: size, hash: `sha256:${sha256}` },
      dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true },
      schema: {
        fields: columns.map(({ header, type, meaning }) => ({
          ...{ name: header, type: TYPES[type], description: meaning },
        })),
        missingValues: [""],
      },
    })),
  };
  return `${JSON.stringify(descriptor, null, 1)}\n`;
}
