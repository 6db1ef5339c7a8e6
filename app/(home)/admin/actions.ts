"use server";

import { refresh } from "next/cache";
import * as installation from "@/lib/data/installation";
import { AppError } from "@/lib/domain/errors";
import type { Result } from "@/lib/domain/errors";
import { requireAdmin } from "@/lib/server/access";
import { log } from "@/lib/server/log";
import { runCommand } from "@/lib/server/night";
import { runAction } from "@/lib/server/run";

/** Make a backup and try restoring it. Whoever leaves the page meanwhile finds it here later. */
export async function backUpNow(): Promise<Result<null>> {
  return runAction(async () => {
    await installation.recordBackupRequest(await requireAdmin());
    const { status, output } = await runCommand(["backup", "--drill"]);
    if (status !== 0) {
      log.error({ status, output }, "A backup failed");
      throw new AppError(
        "unavailable",
        "The backup failed. The table below says why, or else the server's log.",
      );
    }
    refresh();
    return null;
  });
}

export async function verifyNow(): Promise<Result<null>> {
  return runAction(async () => {
    await requireAdmin();
    const { status, output } = await runCommand(["verify", "--json"]);
    refresh();
    if (status === 0) return null;
    log.error({ status, output }, "The installation does not hold in everything");
    throw new AppError(
      "conflict",
      "Something does not hold. What it is stands below and in the server's log.",
    );
  });
}

export async function endSession(id: string): Promise<Result<null>> {
  return runAction(async () => {
    await installation.endSession(await requireAdmin(), String(id));
    refresh();
    return null;
  });
}
