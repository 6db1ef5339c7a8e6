import { parseArgs } from "node:util";
import { listRounds } from "@/lib/data/rounds";
import { AppError } from "@/lib/domain/errors";
import { EXPORT_GROUPS } from "@/lib/domain/export/exporter";
import { LICENCES } from "@/lib/domain/export/release/licence";
import { formats } from "@/lib/domain/export/registry";
import { OMITTABLES } from "@/lib/domain/statistics/without";
import { openExport, permissionFor } from "@/lib/server/exports/open";
import { UsageError } from "./command";
import { openProject } from "./project";

export const usage = `export --project SLUG --format FORMAT [--layer LAYER] [--round NAME] [--without KIND]…
       [--licence NAME]
export --list

Write a file to standard output; --list says which formats there are and what each is for.
Files of the whole study are of the layer “reviewer”, what each reviewer found, or “final”, what
was settled.
Statistics are of one round: the newest main round, or the one that --round names. They can be
counted without tags of a KIND: ${OMITTABLES.join(", ")}. A text-free release has a
licence: ${Object.keys(LICENCES).join(", ")}.`;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      list: { type: "boolean" },
      project: { type: "string" },
      format: { type: "string" },
      round: { type: "string" },
      layer: { type: "string" },
      licence: { type: "string" },
      without: { type: "string", multiple: true },
    },
  });
  if (values.list) {
    process.stdout.write(list());
    return;
  }
  const { project, format: name = "", round, layer, licence, without = [] } = values;
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!format) throw new UsageError(`There is no format “${name}”. See export --list.`);
  const access = await openProject(project, permissionFor(format));
  const query = new URLSearchParams(without.map((kind) => ["without", kind]));
  if (layer !== undefined) query.set("layer", layer);
  if (licence !== undefined) query.set("licence", licence);
  if (round !== undefined) {
    const found = (await listRounds(access)).find((one) => one.name === round);
    if (!found) throw new AppError("not_found", "The project has no such round.");
    query.set("round", found.id);
  }
  const { pieces } = await openExport(access, project!, format, query);
  for await (const piece of pieces) {
    if (!process.stdout.write(piece)) await new Promise((go) => process.stdout.once("drain", go));
  }
}

function list(): string {
  return Object.entries(EXPORT_GROUPS)
    .map(([group, title]) => {
      const entries = Object.entries(formats).filter(([, format]) => format.group === group);
      const lines = entries.map(
        ([name, { name: words, use, lacks }]) => `  ${name}\n      ${words}. ${use} ${lacks}\n`,
      );
      return lines.length === 0 ? "" : `${title}\n${lines.join("")}`;
    })
    .filter(Boolean)
    .join("\n");
}
