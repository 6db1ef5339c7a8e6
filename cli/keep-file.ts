import { createHash } from "node:crypto";
import { basename } from "node:path";
import { announceFiles, storePart } from "@/lib/data/import-files";
import type { ProjectAccess } from "@/lib/domain/access";
import { PART_BYTES } from "@/lib/domain/import";
import { readBytes } from "./read-bytes";

/** Put a file among those of the batch. @returns its id there */
export async function keepFile(
  access: ProjectAccess<"article:import">,
  batchId: string,
  path: string,
): Promise<string> {
  const bytes = await readBytes(path);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const announced = { name: basename(path), size: bytes.length, sha256 };
  const [expected] = await announceFiles(access, batchId, [announced]);
  const { id, missing } = expected!;
  for (const position of missing) {
    const part = bytes.subarray(position * PART_BYTES, (position + 1) * PART_BYTES);
    await storePart(access, batchId, id, { position, bytes: part });
  }
  return id;
}
