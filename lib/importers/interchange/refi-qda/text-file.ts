import { basename } from "node:path/posix";
import { AppError } from "@/lib/domain/errors";
import { decodeBlank } from "../../decode";
import type { XmlElement } from "../../xml";
import { elementsIn } from "../../xml";
import type { StudyFiles } from "../reader";

/** Finds the text of a source or note; null where it is not in what was uploaded. */
export type TextOf = (source: XmlElement) => string | null;

/**
 * Texts stand in the XML itself or in a file beside it. Tools write the folder `sources` or
 * `Sources`, names with and without `internal://`, GUIDs and endings in capitals: so a
 * file is found by the last part of its name alone, which never is a path to follow.
 * A byte order mark and line ends stay as they are, because positions may count them.
 */
export function textFinder(files: StudyFiles): TextOf {
  const byName = new Map(files.map((file) => [basename(file.name).toLowerCase(), file]));
  return (source) => {
    const content = elementsIn(source, "PlainTextContent")[0];
    if (content) return content.textContent;
    const path = source.getAttribute("plainTextPath");
    const file = path === null ? undefined : byName.get(nameIn(path));
    if (!file) return null;
    try {
      return decodeBlank(file.bytes).text;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const name = source.getAttribute("name") ?? basename(file.name);
      throw new AppError(error.code, `The text of “${name}” cannot be read. ${error.message}`);
    }
  };
}

/** `internal://GUID.txt` and `relative:///a/b.txt` alike, in small letters. */
function nameIn(path: string): string {
  return basename(path.replaceAll("\\", "/")).toLowerCase();
}
