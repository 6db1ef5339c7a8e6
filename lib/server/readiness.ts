import { requireDatabase, reserveDatabase } from "@/lib/data/readiness";
import { AppError } from "@/lib/domain/errors";

/** End this process, with a sentence, where a database could lose work or another server uses it. */
export async function readyOrExit(): Promise<void> {
  try {
    await requireDatabase();
    reserveDatabase();
  } catch (error) {
    console.error(error instanceof AppError ? error.message : error);
    process.exit(1);
  }
}
