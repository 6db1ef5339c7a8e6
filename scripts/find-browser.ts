import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser to test with: the one CHROMIUM_PATH names, one that is installed, or Playwright's own; null if there is none. */
export function findBrowser(): string | null {
  const installed = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => PROGRAMS.map((program) => join(folder, program)));
  return (
    [process.env.CHROMIUM_PATH, ...installed, chromium.executablePath()]
      .filter((path) => path !== undefined)
      .find((path) => path !== "" && existsSync(path)) ?? null
  );
}
