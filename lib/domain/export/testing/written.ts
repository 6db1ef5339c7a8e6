import type { FileOfSet, Pieces } from "../exporter";

/** A file as one string. */
export async function fileText(pieces: Pieces): Promise<string> {
  let text = "";
  for await (const piece of pieces) {
    text += typeof piece === "string" ? piece : new TextDecoder().decode(piece);
  }
  return text;
}

/** All files of a set by their paths. */
export async function fileTexts(files: AsyncIterable<FileOfSet>): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for await (const { path, pieces } of files) {
    if (texts.has(path)) throw new Error(`Two files are called ${path}`);
    texts.set(path, await fileText(pieces));
  }
  return texts;
}

/** A set of files as one text, to compare with an expected one. */
export function asOneText(files: ReadonlyMap<string, string>): string {
  return [...files].map(([path, text]) => `==== ${path}\n${text}\n`).join("");
}
