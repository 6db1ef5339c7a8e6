import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "prettier";
import { z } from "zod";
import type { Column } from "@/lib/domain/archive/column";
import { NOUNS, USER_COLUMNS } from "@/lib/domain/archive/nouns";
import { manifestSchema, ROW_SCHEMAS } from "@/lib/server/archive/schemas";
import { prismaModels } from "./prisma-models";

export const FOLDER = join("docs", "schemas");

/**
 * The JSON Schemas of a project's archive, by file name: one for a row of each file, and
 * the manifest's. Made from what checks an import; `tsx scripts/archive-schemas.ts` writes them.
 */
export async function archiveSchemas(): Promise<Map<string, string>> {
  const models = prismaModels();
  const schemas = new Map<string, object>([["manifest", z.toJSONSchema(manifestSchema)]]);
  for (const [name, schema] of Object.entries(ROW_SCHEMAS)) {
    const noun = NOUNS[name];
    const columns: Readonly<Record<string, Column>> = noun?.columns ?? USER_COLUMNS;
    const comments = models.get(noun?.model ?? "User")!;
    const json = z.toJSONSchema(schema) as { properties: Record<string, object> };
    const properties = Object.entries(json.properties).map(
      ([column, property]): [string, object] => [
        column,
        { ...property, ...describe(columns[column]!, comments.get(column)?.comment) },
      ],
    );
    const description = noun?.is ?? "Somebody whom rows of the other files name.";
    schemas.set(name, {
      ...{ ...json, title: name, description },
      properties: Object.fromEntries(properties),
    });
  }
  const files = new Map<string, string>();
  for (const [name, schema] of schemas) {
    const text = await format(JSON.stringify(schema), { parser: "json", printWidth: 100 });
    files.set(`${name}.schema.json`, text);
  }
  return files;
}

function describe({ of }: Column, comment = ""): { description?: string } {
  const named = of === undefined ? "" : `The id of a row of ${of}.jsonl.`;
  const description = [named, comment].filter(Boolean).join(" ");
  return description === "" ? {} : { description };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of await archiveSchemas()) writeFileSync(join(FOLDER, name), text);
}
