import { AppError } from "@/lib/domain/errors";

/**
 * Next.js calls this once, before the server answers its first request: a
 * database that could lose work, or that another server uses, ends the process here.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  if (process.env.NEXT_PHASE === "phase-production-build") return;
  const { requireDatabase, reserveDatabase } = await import("@/lib/data/readiness");
  try {
    await requireDatabase();
    reserveDatabase();
  } catch (error) {
    console.error(error instanceof AppError ? error.message : error);
    process.exit(1);
  }
}
