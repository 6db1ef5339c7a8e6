import { listen, send } from "@/lib/db/channel";
import type { Transaction } from "@/lib/db/client";

/** A message that concerns no project. */
const INSTALLATION = "";

/**
 * Tell every process of this installation that something changed in a project, once
 * the transaction is committed. It says nothing of what changed: whoever listens reads
 * for himself what he may see. `recordAudit` calls it, so only what is not in the
 * history has to.
 */
export function announce(
  tx: Pick<Transaction, "$executeRaw">,
  projectId: string | undefined,
): Promise<void> {
  return send(tx, projectId ?? INSTALLATION);
}

/** Be called whenever something may have changed in a project. @returns how to stop */
export function watchProject(projectId: string, changed: () => void): () => void {
  return listen((message) => {
    if (message === null || message === projectId) changed();
  });
}

/** Be called whenever something may have changed anywhere. @returns how to stop */
export function watchEverything(changed: () => void): () => void {
  return listen(changed);
}
