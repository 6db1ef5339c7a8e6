import type { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { MAX_JSON_BYTES } from "@/lib/domain/limits";
import { requireHoldable } from "@/lib/domain/text/holdable";

/**
 * Read a request's JSON body.
 *
 * @throws {AppError} unsupported_type for anything but application/json (which other
 *   sites' forms cannot send), too_large, invalid_input (also for what no text can hold)
 * @throws {z.ZodError} when the schema does not accept it
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  largest = MAX_JSON_BYTES,
): Promise<z.output<Schema>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new AppError("unsupported_type", "Send the request as application/json.");
  }
  const body = await readText(request, largest);
  try {
    const read = schema.parse(JSON.parse(body));
    requireHoldable(read);
    return read;
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new AppError("invalid_input", "The request's body is not JSON.", { cause: error });
    }
    throw error;
  }
}

/** The body as text; reading stops as soon as it is longer than the limit. */
async function readText(request: Request, largest: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) {
      throw new AppError(
        "too_large",
        `The request is longer than ${largest / 1024} KB. Send less at a time.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
