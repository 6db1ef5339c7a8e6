import { parseArgs } from "node:util";
import { cpus } from "node:os";
import { buildIfOutdated } from "@/cli/build";
import { row, table } from "../bench/figure";
import { scenarios } from "./scenarios";
import type { Plan } from "./site";
import { openSite } from "./site";

const USAGE = `npm run swarm -- SCENARIO [--database sqlite|postgresql] [--processes N] [--replica]
                          [--reviewers N] [--seconds N]

A class of reviewers signs in to the program as it is shipped, and tags; afterwards every
tag that was acknowledged is looked for, and everything else that must hold.

${Object.entries(scenarios)
  .map(([name, { says, seconds }]) => `  ${name.padEnd(8)} ${says} (${seconds})`)
  .join("\n")}

--seconds takes the place of the number in brackets: seconds, or how often.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: "string" },
    processes: { type: "string" },
    replica: { type: "boolean" },
    reviewers: { type: "string", default: "50" },
    articles: { type: "string", default: "10" },
    tags: { type: "string", default: "100000" },
    seconds: { type: "string" },
  },
});
const scenario = scenarios[positionals[0] ?? ""];
if (!scenario) {
  console.error(USAGE);
  process.exit(2);
}

const plan: Plan = {
  ...{ database: "sqlite", processes: 1, replica: false },
  ...scenario.plan,
  ...(values.database === "postgresql" && { database: values.database }),
  ...(values.processes !== undefined && { processes: Number(values.processes) }),
  ...(values.replica && { replica: true }),
  reviewers: Number(values.reviewers),
  articles: Number(values.articles),
  tags: Number(values.tags),
};
if (plan.database === "sqlite" && (plan.processes > 1 || plan.replica)) {
  console.error("Several processes and a replica need --database postgresql.");
  process.exit(2);
}

buildIfOutdated();
console.log(`Making a study of ${plan.reviewers} reviewers with ${plan.tags} tags …`);
const site = await openSite(plan);
let status: number;
try {
  for (const server of site.servers) await server.start();
  console.log(`${positionals[0]}: ${scenario.says} …`);
  const figures = await scenario.run(site, Number(values.seconds ?? scenario.seconds));
  const header = ["Work", "Here", "Reference", "Ratio", "Budget", ""];
  console.log(`\n${table([header, ...figures.map(row)])}\n`);
  status = await site.framewise("verify", "--acknowledged", `${site.folder}/acknowledged.jsonl`);
} finally {
  await site.close();
}
console.log(
  `\n${site.acknowledgements.count} tags acknowledged; ${plan.database}, ${plan.processes} process${plan.processes > 1 ? "es" : ""}${plan.replica ? " and a replica" : ""}; Node ${process.versions.node}, ${cpus().length} processors.`,
);
process.exit(status);
