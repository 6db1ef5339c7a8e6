import type { Found, Reader, ReadOptions } from "./reader";

/** What a reader finds in a file, for its tests. */
export async function findAll(
  reader: Reader,
  name: string,
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<Found[]> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const file = { name, bytes };
  if (!reader.accepts(file)) throw new Error(`${reader.format} does not accept ${name}`);
  const found: Found[] = [];
  const readInner = () => {
    throw new Error("This test reads no file within a file.");
  };
  for await (const one of reader.read(file, { readInner, ...options })) found.push(one);
  return found;
}
