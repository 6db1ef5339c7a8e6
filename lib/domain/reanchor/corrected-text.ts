import { normalizeText } from "../text/normalize";

/**
 * The canonical form of a text that a person corrected: as `normalizeText`, and like
 * every frozen text without empty lines and without white space around its lines.
 */
export function correctedText(entered: string): string {
  return normalizeText(entered)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
