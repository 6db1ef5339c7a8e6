import { requireDatabase, reserveDatabase } from "@/lib/data/readiness";
import { AppError } from "@/lib/domain/errors";
import { config } from "./config";

/**
 * End this process, with a sentence, where the settings are wrong, the database
 * could lose work, or another server uses it.
 */
export async function readyOrExit(): Promise<void> {
  try {
    config();
    await requireDatabase();
    reserveDatabase();
  } catch (error) {
    console.error(error instanceof AppError ? error.message : error);
    process.exit(1);
  }
}
