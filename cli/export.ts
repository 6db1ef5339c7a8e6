import { parseArgs } from "node:util";
import { readAnnotations } from "@/lib/data/exports";
import { listRounds } from "@/lib/data/rounds";
import { readFigures } from "@/lib/data/studies";
import { listTimelineEvents } from "@/lib/data/timeline-events";
import { AppError } from "@/lib/domain/errors";
import { exporters } from "@/lib/domain/export/registry";
import { mainRound } from "@/lib/domain/round";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { figureRows } from "@/lib/domain/statistics/figure-rows";
import { OMITTABLES, omittedBy } from "@/lib/domain/statistics/without";
import { UsageError } from "./command";
import { openProject } from "./project";

const { annotations, statistics, events } = exporters;
const names = Object.values(exporters).flatMap((kind) => Object.keys(kind));

export const usage = `export NAME --project SLUG [--round NAME] [--without KIND]…

Write a file to standard output. NAME is one of ${names.join(", ")}.
Statistics are of one round: the newest main round, or the one that --round names. They can be
counted without tags of a KIND: ${OMITTABLES.join(", ")}.`;

export async function run(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      project: { type: "string" },
      round: { type: "string" },
      without: { type: "string", multiple: true },
    },
  });
  const [name = ""] = positionals;
  for await (const piece of await pieces(name, values)) process.stdout.write(piece);
}

async function pieces(
  name: string,
  wanted: { project?: string; round?: string; without?: string[] },
) {
  if (name in annotations) {
    const access = await openProject(wanted.project, "export:create");
    return annotations[name as keyof typeof annotations].write(readAnnotations(access));
  }
  if (name in statistics) {
    const access = await openProject(wanted.project, "statistics:read");
    const rounds = await listRounds(access);
    const round = wanted.round
      ? rounds.find(({ name: title }) => title === wanted.round)
      : mainRound(rounds);
    if (!round) throw new AppError("not_found", "The project has no such round.");
    const figures = await readFigures(access, {
      ...WHOLE_STUDY,
      round: round.id,
      without: omittedBy(wanted.without ?? []),
    });
    return statistics[name as keyof typeof statistics].write(figureRows(figures));
  }
  if (name in events) {
    const access = await openProject(wanted.project, "statistics:read");
    return events[name as keyof typeof events].write(await listTimelineEvents(access));
  }
  throw new UsageError(`There is no export “${name}”. Choose one of ${names.join(", ")}.`);
}
