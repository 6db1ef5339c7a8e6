import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext } from "@playwright/test";
import { chromium } from "@playwright/test";
import { findBrowser } from "../scripts/find-browser";

export interface OwnBrowser {
  readonly context: BrowserContext;
  /** End it as a power cut does: nothing is written any more. */
  readonly kill: () => Promise<void>;
}

/** A browser with a profile that outlives it, and a process that can be killed. */
export async function startBrowser(profile: string): Promise<OwnBrowser> {
  const ports = join(profile, "DevToolsActivePort");
  rmSync(ports, { force: true });
  const browser = spawn(
    findBrowser() ?? chromium.executablePath(),
    [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ...["--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"],
    ],
    // A group of its own, so that all of its processes can be killed at once.
    { detached: true, stdio: "ignore" },
  );
  while (!existsSync(ports) || !readFileSync(ports, "utf8").includes("\n")) {
    if (browser.exitCode !== null) throw new Error(`The browser ended with ${browser.exitCode}`);
    await sleep(50);
  }
  const [port] = readFileSync(ports, "utf8").split("\n");
  const connection = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return {
    context: connection.contexts()[0]!,
    async kill() {
      const ended = once(browser, "exit");
      process.kill(-browser.pid!, "SIGKILL");
      await ended;
    },
  };
}
