import { WRITES } from "@/lib/domain/limits";
import { bearerIn } from "./bearer";
import { rateLimit } from "./rate-limit";

/** By each process: a tag is saved in a few milliseconds, of which a count in the database would be a part. */
const writes = rateLimit(
  { name: "writes", ...WRITES, counted: "by each process" },
  "You are changing more at a time than anybody can code.",
);

/**
 * Count a request that changes something towards what one person may send. A token's requests
 * are counted where it is shown (bearer.ts).
 *
 * @throws {AppError} too_many_requests
 */
export async function countWrite(request: Request, userId: string): Promise<void> {
  if (bearerIn(request.headers) === null) await writes.consume(userId);
}
