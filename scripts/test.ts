import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * `npm test`: everything CI runs. Types, lint and the build go beside the tests that need no
 * build, each printing what it has to say when it ends; the browser follows. Stops where
 * something failed, and says last how many tests passed.
 */
const folder = mkdtempSync(join(tmpdir(), "framewise-report-"));
const unit = join(folder, "vitest.json");
const browser = join(folder, "playwright.json");

/** Steps of one lane follow each other; lanes go side by side. */
const LANES = [
  ["npm run types", "npm run lint", "npm run build"],
  [`npx vitest run --reporter=default --reporter=json --outputFile.json=${unit}`],
];
const AFTERWARDS = [
  "npx tsx scripts/ensure-browser.ts",
  "npx playwright test --reporter=list,json",
];

const failed = (await Promise.all(LANES.map((steps) => runLane(steps, "pipe")))).flat();
if (failed.length === 0) failed.push(...(await runLane(AFTERWARDS, "inherit")));

const vitest = read<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(
  unit,
);
const playwright = read<{
  stats: { expected: number; flaky: number; unexpected: number; skipped: number };
}>(browser)?.stats;
rmSync(folder, { recursive: true });

const passed =
  (vitest?.numPassedTests ?? 0) + (playwright?.expected ?? 0) + (playwright?.flaky ?? 0);
const wrong = (vitest?.numFailedTests ?? 0) + (playwright?.unexpected ?? 0);
const skipped = (vitest?.numPendingTests ?? 0) + (playwright?.skipped ?? 0);
for (const step of failed) console.log(`\nStopped, because this failed: ${step}`);
console.log(`\n${passed} passed, ${wrong} failed, ${skipped} skipped`);
// PostgreSQL's exit hook can hide a runner's status, so what the runners wrote down counts too.
process.exitCode = failed.length > 0 || wrong > 0 || !vitest || !playwright ? 1 : 0;

/** @returns the step that failed, if one did */
async function runLane(steps: readonly string[], output: "inherit" | "pipe"): Promise<string[]> {
  for (const step of steps) {
    if (!(await run(step, output))) return [step];
  }
  return [];
}

/** Run a step, printing as it goes, or all of it when it ends. @returns whether it succeeded */
function run(step: string, output: "inherit" | "pipe"): Promise<boolean> {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browser };
  const begun = Date.now();
  const child = spawn(step, { shell: true, stdio: ["ignore", output, output], env });
  const printed: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => printed.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => printed.push(chunk));
  return new Promise((resolve) => {
    child.on("close", (status) => {
      const seconds = Math.round((Date.now() - begun) / 1000);
      console.log(`\n> ${step} (${seconds} s)\n${Buffer.concat(printed).toString()}`);
      resolve(status === 0);
    });
  });
}

/** The report of a step; null when it did not come so far. */
function read<Report>(file: string): Report | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : null;
}
