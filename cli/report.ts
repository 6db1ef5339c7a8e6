import { parseArgs } from "node:util";
import { computeReport } from "@/lib/data/report-figures";
import { listReports } from "@/lib/data/reports";
import { listRounds } from "@/lib/data/rounds";
import { AppError } from "@/lib/domain/errors";
import type { Layer } from "@/lib/domain/frame-use";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { SOFTWARE_VERSION } from "@/lib/server/software";
import { UsageError } from "./command";
import { onTerminal } from "./on-terminal";
import { openProject } from "./project";

const LAYERS: readonly Layer[] = ["final", "reviewer"];

export const usage = `report --project SLUG [--round NAME] [--layer final|reviewer] [--json]

Print every report of a project: of each round and layer the filter, codebook version,
flow of articles, seed, and all figures with their denominators; and the frozen
reports. Rounds are never mixed. --json prints one JSON object; without it, a summary.`;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      project: { type: "string" },
      round: { type: "string" },
      layer: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const layers = LAYERS.filter((layer) => values.layer === undefined || values.layer === layer);
  if (layers.length === 0) throw new UsageError(`There is no layer “${values.layer}”.`);
  const access = await openProject(values.project, "statistics:read");
  const rounds = (await listRounds(access)).filter(
    ({ name }) => values.round === undefined || name === values.round,
  );
  if (rounds.length === 0) throw new AppError("not_found", "The project has no such round.");

  const reports = [];
  for (const { id, name } of rounds) {
    for (const layer of layers) {
      const filter = { ...WHOLE_STUDY, round: id, layer };
      const report = await computeReport(access, filter, {
        progress: onTerminal(`${name}, ${layer}`),
      });
      if (report.head.flow.counted > 0) reports.push(report);
    }
  }
  const frozen = (await listReports(access)).map(({ id, name, createdAt }) => ({
    ...{ id, name, frozenAt: createdAt.toISOString() },
  }));
  if (values.json) {
    const software = `Framewise ${SOFTWARE_VERSION}`;
    console.log(JSON.stringify({ project: values.project, software, reports, frozen }, null, 1));
    return;
  }
  for (const { head, rows } of reports) {
    const { round, layer, codebookVersion, flow } = head;
    console.log(
      `${round.name}, ${layer}, codebook version ${codebookVersion}: ${flow.counted} of ${flow.total} articles, ${rows.length} figures`,
    );
  }
  for (const { name, frozenAt } of frozen) console.log(`Frozen ${frozenAt.slice(0, 10)}: ${name}`);
}
