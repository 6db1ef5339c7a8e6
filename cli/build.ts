import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { AppError } from "@/lib/domain/errors";

/** The program of Next.js, to be run by this Node. */
export const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

const BUILD = join(".next", "BUILD_ID");
/** What goes into a build; a folder counts with everything below it. */
const SOURCES = ["app", "components", "lib", "instrumentation.ts", "next.config.js"].concat([
  "package-lock.json",
  "postcss.config.mjs",
  "prisma",
  "proxy.ts",
  "tsconfig.json",
]);

/** Make the production build, unless there is one that is newer than every source file. @throws {AppError} conflict, when it fails */
export function buildIfOutdated(): void {
  if (existsSync(BUILD) && changedAt(BUILD) > Math.max(...sourceFiles().map(changedAt))) return;
  console.log("Building; this takes a minute or two …");
  const { status } = spawnSync(process.execPath, [next, "build"], { stdio: "inherit" });
  if (status !== 0) throw new AppError("conflict", "The build failed; the reason stands above.");
}

function sourceFiles(): string[] {
  return SOURCES.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name))
      : path,
  );
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs;
}
