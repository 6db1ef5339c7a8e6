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

/** Everything that was found, as a text to compare whole: each line of an article after what it is marked as. */
export function shown(found: readonly Found[]): string {
  return found.map((one) => `${[`## ${one.place}`, ...detailsOf(one)].join("\n")}\n`).join("\n");
}

function detailsOf(one: Found): string[] {
  if (one.kind === "problem") return [`problem: ${one.reason}`];
  const metadata = Object.entries(one.metadata).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${value}`],
  );
  if (one.kind === "link") return [`link: ${one.url}`, ...metadata];
  const { drop, zones, trusted } = one.marks;
  const lines = one.raw.split("\n").map((line, i) => {
    const reason = drop[i + 1];
    const mark = reason ? `-${reason}` : (zones[i + 1] ?? "");
    return `${mark.padEnd(15)}| ${line}`;
  });
  return [`${one.format}, ${one.encoding}${trusted ? ", trusted" : ""}`, ...metadata, ...lines];
}

/** The lines of an article that its file does not mark as something else. */
export function keptLines(found: Found): string[] {
  if (found.kind !== "article") return [];
  return found.raw
    .split("\n")
    .filter((_, i) => !found.marks.drop[i + 1] && found.marks.zones[i + 1] !== "headline");
}
