import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

/** The commit that is measured, marked where files differ from it; "unknown" where there is none. */
export function commit(): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
    return git("rev-parse", "--short", "HEAD") + (changed ? " with changes" : "");
  } catch {
    return "unknown";
  }
}

/** The machine that measures, in a line. */
export function machine(): string {
  const [processor] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${processor?.model.trim() ?? "unknown processor"}, ${gigabytes} GB of memory`;
}
