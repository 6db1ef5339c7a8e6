import type { Health } from "@/lib/data/health";
import { isWell, readHealth } from "@/lib/data/health";
import { ending } from "./ending";
import { log } from "./log";

/** Milliseconds for which a look at the database is good enough, however often one asks. */
const FRESH = 2_000;

let last: { readonly at: number; readonly health: Promise<Health> } | null = null;
let wasWell = true;

/** How the installation stands, looked at no more often than every two seconds. */
export function currentHealth(): Promise<Health> {
  if (!last || performance.now() - last.at > FRESH) {
    last = { at: performance.now(), health: readHealth() };
  }
  return last.health;
}

/** Whether this server should be given requests; why not is in the log. */
export async function isReady(): Promise<boolean> {
  if (ending.aborted) return false;
  const health = await currentHealth();
  const well = isWell(health);
  if (well !== wasWell) {
    wasWell = well;
    if (well) log.info("The server is ready again");
    else log.error(health, "The server is not ready");
  }
  return well;
}
