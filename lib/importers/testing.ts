import type { Found, Reader, ReadOptions } from "./reader";

/** What a reader finds in a file, for its tests. It gets a Buffer, as in the process that reads files. */
export async function findAll(
  reader: Reader,
  name: string,
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<Found[]> {
  const bytes = Buffer.from(content);
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

/** A line of a PDF, in points from the lower left. */
export interface Placed {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

/** A small PDF of pages of lines in Helvetica. */
export function makePdf(pages: readonly (readonly Placed[])[]): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  const kids = pages.map((lines) => {
    const content = lines
      .map(
        ({ text, x = 72, y, size = 11 }) =>
          `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, "\\$&")}) Tj ET`,
      )
      .join("\n");
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    return `${objects.length} 0 R`;
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pages.length} >>`;
  let file = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}
