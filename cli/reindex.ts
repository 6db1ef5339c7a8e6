import { parseArgs } from "node:util";
import { reindexTexts } from "@/lib/data/text-search";
import { openProject } from "./project";

export const usage = `reindex --project SLUG

Index the project's frozen texts for searching once more. Only needed for texts
that were frozen before this version of Framewise.`;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { project: { type: "string" } } });
  const count = await reindexTexts(await openProject(values.project, "article:import"));
  console.log(`${count} texts are indexed.`);
}
