import { AppError } from "@/lib/domain/errors";

/** The most frames that a codebook is read with, and the most questions and rules. */
export const MOST_FRAMES = 1000;

/**
 * Refuse a codebook file that holds more than a codebook can have. Readers ask before they
 * compare its frames with each other, which a long list would make endless.
 *
 * @throws {AppError} too_large
 */
export function requireFew(count: number, what: "frames" | "questions" | "rules"): void {
  if (count <= MOST_FRAMES) return;
  throw new AppError("too_large", `A codebook file may have ${MOST_FRAMES} ${what} at most.`);
}
