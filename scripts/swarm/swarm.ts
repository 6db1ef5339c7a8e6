import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { buildIfOutdated } from "@/cli/build";
import { isWithin, row, table } from "../bench/figure";
import { commit, machine } from "../bench/machine";
import { scenarios } from "./scenarios";
import type { Plan } from "./site";
import { openSite } from "./site";

const USAGE = `npm run swarm -- SCENARIO [--database sqlite|postgresql] [--processes N] [--replica]
                          [--reviewers N] [--articles N] [--tags N] [--seconds N]

A class of reviewers signs in to the program as it is shipped, and tags; afterwards every
tag that was acknowledged is looked for, and everything else that must hold. Ends with 1
when something does not hold, or takes longer or more than it may.

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
    reviewers: { type: "string" },
    articles: { type: "string" },
    tags: { type: "string" },
    seconds: { type: "string" },
  },
});
const scenario = scenarios[positionals[0] ?? ""];
if (!scenario) {
  console.error(USAGE);
  process.exit(2);
}

/** A number that was asked for, by the name of its option. */
const asked = (name: "processes" | "reviewers" | "articles" | "tags") =>
  values[name] === undefined ? {} : { [name]: Number(values[name]) };
const plan: Plan = {
  ...{ database: "sqlite", processes: 1, replica: false, large: false },
  ...{ reviewers: 50, articles: 10, tags: 100_000 },
  ...scenario.plan,
  ...(values.database === "postgresql" && { database: values.database }),
  ...(values.replica && { replica: true }),
  ...{ ...asked("processes"), ...asked("reviewers"), ...asked("articles"), ...asked("tags") },
};
if (plan.database === "sqlite" && (plan.processes > 1 || plan.replica)) {
  console.error("Several processes and a replica need --database postgresql.");
  process.exit(2);
}
if (plan.database === "postgresql" && plan.large) {
  console.error("The large study is made on SQLite only.");
  process.exit(2);
}

buildIfOutdated();
const study = `${plan.reviewers} reviewers, ${plan.articles} articles and ${plan.tags} tags`;
console.log(`Making a study of ${study} …`);
const site = await openSite(plan);
let status: number;
try {
  await Promise.all(site.servers.map((server) => server.start()));
  console.log(`${positionals[0]}: ${scenario.says} …`);
  const figures = await scenario.run(site, Number(values.seconds ?? scenario.seconds));
  const header = ["Work", "Here", "Reference", "Ratio", "Budget", ""];
  console.log(`\n${table([header, ...figures.map(row)])}\n`);
  status = await site.verify();
  if (!figures.every(isWithin)) status ||= 1;
} finally {
  await site.close();
}
const processes = `${plan.processes} process${plan.processes > 1 ? "es" : ""}`;
console.log(`
${site.acknowledgements.count} tags acknowledged; ${study}
${plan.database}${plan.replica ? " with a replica" : ""}, every commit on the disk before it is answered; ${processes}
${machine()}; Node ${process.versions.node}; load ${loadavg()[0]!.toFixed(1)}; commit ${commit()}`);
process.exit(status);
