import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * `npm test`: everything CI runs. Stops at the first step that fails, and says last
 * how many tests passed.
 */
const folder = mkdtempSync(join(tmpdir(), "framewise-report-"));
const unit = join(folder, "vitest.json");
const browser = join(folder, "playwright.json");

const STEPS = [
  "npm run lint",
  "npm run types",
  `npx vitest run --reporter=default --reporter=json --outputFile.json=${unit}`,
  "npm run build",
  "npx tsx scripts/ensure-browser.ts",
  "npx playwright test --reporter=list,json",
];

const failedStep = STEPS.find((step) => {
  console.log(`\n> ${step}`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browser };
  return spawnSync(step, { shell: true, stdio: "inherit", env }).status !== 0;
});

const vitest = read<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(
  unit,
);
const playwright = read<{
  stats: { expected: number; flaky: number; unexpected: number; skipped: number };
}>(browser)?.stats;
rmSync(folder, { recursive: true });

const passed =
  (vitest?.numPassedTests ?? 0) + (playwright?.expected ?? 0) + (playwright?.flaky ?? 0);
const failed = (vitest?.numFailedTests ?? 0) + (playwright?.unexpected ?? 0);
const skipped = (vitest?.numPendingTests ?? 0) + (playwright?.skipped ?? 0);
if (failedStep) console.log(`\nStopped, because this failed: ${failedStep}`);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
// PostgreSQL's exit hook can hide a runner's status, so what the runners wrote down counts too.
process.exitCode = failedStep || failed > 0 || !vitest || !playwright ? 1 : 0;

/** The report of a step; null when it did not come so far. */
function read<Report>(file: string): Report | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : null;
}
