import { spawnSync } from "node:child_process";
import { findBrowser } from "./find-browser";

/** Make sure there is a Chromium for the browser tests: find one, or install one. */
const WAYS: readonly (() => boolean)[] = [
  () => run("npx", "playwright", "install", "chromium"),
  () =>
    process.getuid?.() === 0 &&
    run("apt-get", "update") &&
    run("apt-get", "install", "--yes", "--no-install-recommends", "chromium"),
];

for (const install of WAYS) {
  if (findBrowser()) break;
  install();
}
const browser = findBrowser();
if (browser) console.log(`Testing in ${browser}`);
else {
  console.error(
    "There is no Chromium here and none could be installed. Install Chromium or Google Chrome, or name one in CHROMIUM_PATH.",
  );
  process.exitCode = 1;
}

function run(program: string, ...args: string[]): boolean {
  console.log([program, ...args].join(" "));
  return spawnSync(program, args, { stdio: "inherit" }).status === 0;
}
