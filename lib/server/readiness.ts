import { requireDatabase, reserveDatabase } from "@/lib/data/readiness";
import { refusalOf } from "@/lib/data/refusal";
import { config } from "./config";

/**
 * End this process, with a sentence, where the settings are wrong, the database
 * could lose work, or another server uses it.
 */
export async function readyOrExit(): Promise<void> {
  try {
    void config().NEXTAUTH_SECRET; // read, or made, while somebody looks on
    await requireDatabase();
    reserveDatabase();
  } catch (error) {
    console.error(refusalOf(error) ?? error);
    process.exit(1);
  }
}
