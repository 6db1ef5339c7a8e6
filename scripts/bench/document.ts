import { cpus, loadavg } from "node:os";
import type { Figure } from "./figure";
import { row } from "./figure";
import { commit, machine } from "./machine";

/** What the benchmark wrote begins here; what stands above is written by hand. */
const HEADING = "## What `npm run bench` measured";

/**
 * A page of the documentation with these figures at its end, in place of those it had,
 * and what one must know to judge them.
 */
export function withFigures(page: string, figures: readonly Figure[], loadBefore: number): string {
  const at = page.indexOf(HEADING);
  const above = at === -1 ? page : page.slice(0, at);
  return `${above.trimEnd()}\n\n${section(figures, loadBefore)}`;
}

function section(figures: readonly Figure[], loadBefore: number): string {
  const lines = figures.map((figure) => `| ${row(figure).join(" | ")} |`);
  const load = Math.max(loadBefore, loadavg()[0]!).toFixed(1);
  return `${HEADING}

The production build on a fresh SQLite database, and beside each figure a raw reference that was
measured in the same run on the same machine (the server's no-op answer, and the same work by plain
SQL). A figure without a reference has an absolute budget.

- ${new Date().toISOString().slice(0, 10)}, commit ${commit()}
- ${machine()}
- Node ${process.versions.node}, SQLite
- Load of the machine at its highest: ${load}; beyond ${cpus().length} it had other work to do, and times are longer than on an idle one

| Work | Here | Reference | Ratio | Budget | |
| --- | ---: | ---: | ---: | --- | --- |
${lines.join("\n")}
`;
}
